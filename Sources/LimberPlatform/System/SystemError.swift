internal import SystemLibrary

/// What the operating system answered when it refused something.
package struct SystemError: Error, Sendable, Hashable {
  /// The system's error number.
  package var code: Int32
  /// What was touched: a path, or a name such as `standard output`.
  package var subject: String
  /// The reason in limber's own words, where it was limber that refused.
  package var detail: String?

  package init(code: Int32, subject: String, detail: String? = nil) {
    self.code = code
    self.subject = subject
    self.detail = detail
  }

  /// The error that the last system call of this thread left behind.
  package static func last(_ subject: String) -> SystemError {
    SystemError(code: errno, subject: subject)
  }

  /// The system gives no thread for something.
  package static func noThread(for subject: String) -> SystemError {
    SystemError(code: EAGAIN, subject: subject)
  }

  /// Something that is no fault of the system's own went wrong with a file.
  package static func failed(_ subject: String, detail: String) -> SystemError {
    SystemError(code: EIO, subject: subject, detail: detail)
  }

  /// There is no such file.
  package static func missing(_ subject: String) -> SystemError {
    SystemError(code: ENOENT, subject: subject)
  }

  /// Limber does not touch something, for a reason that is a phrase.
  package static func forbidden(_ subject: String, detail: String) -> SystemError {
    SystemError(code: EACCES, subject: subject, detail: detail)
  }

  /// There is a folder where a file is meant.
  package static func isFolder(_ subject: String) -> SystemError {
    SystemError(code: EISDIR, subject: subject)
  }

  /// The system lets this program open no more files.
  package static func noFiles(for subject: String) -> SystemError {
    SystemError(code: EMFILE, subject: subject)
  }
}

extension SystemError: CustomStringConvertible {
  /// The subject and the reason: `calf.log: no space left on device`.
  package var description: String { "\(subject): \(reason)" }

  /// The reason, beginning in lower case; in the system's own words where limber has none.
  package var reason: String {
    if let detail { return detail }
    let words = String(cString: strerror(code))
    guard let first = words.first, words.dropFirst().first?.isUppercase != true else {
      return words
    }
    return first.lowercased() + words.dropFirst()
  }

  /// Whether the thing does not exist.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// Whether there is nothing under the name itself.
  package var isGone: Bool { code == ENOENT }
  /// Whether the file system knows nothing of what was asked for.
  package var isUnsupported: Bool { code == EINVAL || code == ENOTSUP }
  /// Whether the person may not touch it.
  package var isForbidden: Bool { code == EACCES || code == EPERM || code == EROFS }
  /// Whether there is no room for it, on the disk or in what the person may have of it.
  package var isFull: Bool { code == ENOSPC || code == EDQUOT }
  /// Whether a file stands there already.
  package var isAlreadyThere: Bool { code == EEXIST }
  /// Whether a file that was to be started is no program.
  package var isNoProgram: Bool { code == ENOEXEC }
  /// Whether the reader at the other end is gone.
  package var isBrokenPipe: Bool { code == EPIPE }
}

extension SystemError {
  /// Why a program could not be started, as a phrase.
  package var startReason: String {
    isNoProgram
      ? "it is no program that the system can start; a script begins with a line such as '#!/bin/sh'"
      : "it cannot be started: \(reason)"
  }
}
