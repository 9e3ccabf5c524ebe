#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the operating system answered when it refused something.
public struct SystemError: Error, Sendable, Hashable {
  /// The system's error number.
  public var code: Int32
  /// What was touched: a path, or a name such as `standard output`.
  public var subject: String
  /// The reason in limber's own words, where it was limber that refused.
  public var detail: String?

  /// Makes an error.
  public init(code: Int32, subject: String, detail: String? = nil) {
    self.code = code
    self.subject = subject
    self.detail = detail
  }

  /// The error that the last system call of this thread left behind.
  static func last(_ subject: String) -> SystemError {
    SystemError(code: errno, subject: subject)
  }

  /// The system gives no thread for something.
  static func noThread(for subject: String) -> SystemError {
    SystemError(code: EAGAIN, subject: subject)
  }

  /// The system lets this program open no more files.
  static func noFiles(for subject: String) -> SystemError {
    SystemError(code: EMFILE, subject: subject)
  }
}

extension SystemError: CustomStringConvertible {
  /// The subject and the reason: `calf.log: no space left on device`.
  public var description: String { "\(subject): \(reason)" }

  /// The reason, beginning in lower case; in the system's own words where limber has none.
  public var reason: String {
    if let detail { return detail }
    let words = String(cString: strerror(code))
    guard let first = words.first, words.dropFirst().first?.isUppercase != true else {
      return words
    }
    return first.lowercased() + words.dropFirst()
  }

  /// Whether the thing does not exist.
  public var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// Whether the person may not touch it.
  public var isForbidden: Bool { code == EACCES || code == EPERM || code == EROFS }
  /// Whether a file stands there already.
  public var isAlreadyThere: Bool { code == EEXIST }
  /// Whether a file that was to be started is no program.
  var isNoProgram: Bool { code == ENOEXEC }
  /// Whether the reader at the other end is gone.
  public var isBrokenPipe: Bool { code == EPIPE }
}
