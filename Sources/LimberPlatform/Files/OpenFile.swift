#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file descriptor that closes itself; never inherited by a child.
package final class OpenFile: Sendable {
  /// The descriptor's number.
  package let number: Int32
  /// What messages call it.
  package let name: String
  private let owns: Bool

  /// Opens a path with flags of `open(2)`; `O_CLOEXEC` is added.
  init(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws(SystemError) {
    var descriptor: Int32
    repeat {
      descriptor = open(path, flags | O_CLOEXEC, mode)
    } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { throw .last(path) }
    number = descriptor
    name = path
    owns = true
  }

  /// What a file is opened for.
  package enum Purpose: Sendable {
    /// To be read; a FIFO or a terminal in its place holds nobody up.
    case reading
    /// To be read and changed.
    case changing
    /// To be locked; it is made where it is not there, for the person alone.
    case locking

    fileprivate var flags: Int32 {
      switch self {
      case .reading: O_RDONLY | O_NONBLOCK | O_NOCTTY
      case .changing: O_RDWR | O_NONBLOCK | O_NOCTTY
      case .locking: O_RDWR | O_CREAT
      }
    }
  }

  /// Opens a path.
  package convenience init(_ path: String, for purpose: Purpose) throws(SystemError) {
    try self.init(path, purpose.flags)
  }

  /// Uses a descriptor that somebody else owns, or from now on this value.
  package init(number: Int32, name: String, owns: Bool = false) {
    self.number = number
    self.name = name
    self.owns = owns
  }

  deinit {
    if owns { close(number) }
  }

  // MARK: - Reading and writing

  /// Writes with a single `write(2)`, tried again only where a signal came before the first byte.
  ///
  /// - Returns: how many bytes were taken, which may be fewer than all.
  package func writeOnce(_ bytes: [UInt8], from start: Int = 0) throws(SystemError) -> Int {
    while true {
      let count = bytes.withUnsafeBytes { buffer in
        write(number, buffer.baseAddress.map { $0 + start }, buffer.count - start)
      }
      if count >= 0 { return count }
      if errno == EAGAIN || errno == EWOULDBLOCK {
        waitUntilWritable()
      } else if errno != EINTR {
        throw .last(name)
      }
    }
  }

  /// Writes all bytes, in as many calls as it takes.
  package func writeAll(_ bytes: [UInt8]) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      done += try writeOnce(bytes, from: done)
    }
  }

  /// Writes what is taken at once, and throws where nothing is: of a file that was opened non-blocking.
  package func writeNow(_ bytes: [UInt8]) throws(SystemError) {
    let count = bytes.withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
    guard count >= 0 else { throw .last(name) }
  }

  /// A shell may hand over a terminal that another program made non-blocking.
  private func waitUntilWritable() {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }

  /// Reads at most `limit` bytes, until the end of the file.
  package func readAll(limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while bytes.count < limit {
      let wanted = min(chunk.count, limit - bytes.count)
      let count = try readOnce(into: &chunk, limit: wanted)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes
  }

  /// Reads once into the beginning of a buffer; 0 at the end of the file.
  package func readOnce(into buffer: inout [UInt8], limit: Int) throws(SystemError) -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes { read(number, $0.baseAddress, limit) }
      if count >= 0 { return count }
      if errno == EAGAIN || errno == EWOULDBLOCK {
        var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
        _ = poll(&request, 1, -1)
      } else if errno != EINTR {
        throw .last(name)
      }
    }
  }

  /// Reads a line without its newline, a byte at a time, so that what follows is left for others.
  ///
  /// - Returns: nil at the end of the file.
  package func readLine(limit: Int = 64 * 1024) throws(SystemError) -> String? {
    var bytes: [UInt8] = []
    var byte: [UInt8] = [0]
    while bytes.count < limit {
      guard try readOnce(into: &byte, limit: 1) == 1 else {
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
      }
      if byte[0] == UInt8(ascii: "\n") { break }
      bytes.append(byte[0])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads up to `count` bytes at an offset from the beginning.
  package func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        pread(number, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw .last(name)
      }
      if got == 0 { break }
      done += got
    }
    bytes.removeSubrange(done...)
    return bytes
  }

  // MARK: - The file behind it

  /// What kind of file it is, how large, and which.
  package func status() throws(SystemError) -> FileStatus {
    var raw = stat()
    guard fstat(number, &raw) == 0 else { throw .last(name) }
    return FileStatus(raw)
  }

  /// Cuts the file, or the end that was just added, off.
  package func truncate(to size: Int) throws(SystemError) {
    guard ftruncate(number, off_t(size)) == 0 else { throw .last(name) }
  }

  /// Sets the permissions.
  package func setMode(_ mode: UInt32) throws(SystemError) {
    guard fchmod(number, mode_t(mode)) == 0 else { throw .last(name) }
  }

  /// Waits until the disk has it.
  package func synchronize() throws(SystemError) {
    guard fsync(number) == 0 else { throw .last(name) }
  }

  /// Waits until the disk has what was written to a file, or the names in a folder.
  package static func synchronize(_ path: String) throws(SystemError) {
    try OpenFile(path, O_RDONLY).synchronize()
  }

  /// What became of asking for a lock.
  package enum LockAnswer: Sendable, Hashable {
    case had
    /// Another process has it.
    case held
    /// The file system knows no locks.
    case unknown
  }

  /// Takes the lock of `flock(2)`.
  ///
  /// - Parameter milliseconds: how long another process that holds it is waited for.
  package func takeLock(within milliseconds: Int) -> LockAnswer {
    let pause = 5
    var waited = 0
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { return .unknown }
      guard waited < milliseconds else { return .held }
      usleep(useconds_t(pause * 1000))
      waited += pause
    }
    return .had
  }

  /// Takes the lock of `flock(2)`; whether it was had, which some file systems never grant.
  package func lock(within milliseconds: Int) -> Bool {
    takeLock(within: milliseconds) == .had
  }

  /// Gives the lock back.
  package func unlock() {
    flock(number, LOCK_UN)
  }
}
