internal import SystemLibrary

/// An open file descriptor that closes itself; never inherited by a child.
///
/// By itself it is a stream: a terminal, a pipe, a device. Files are opened by a ``Disk``.
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

  /// Opens what may be a pipe or a device, to be read to its end.
  package convenience init(toRead path: String) throws(SystemError) {
    try self.init(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
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
}

extension [UInt8] {
  /// Where a byte next stands, from an index on, found as fast as the machine can; nil for nowhere.
  package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, start < buffer.count,
        let found = memchr(base + start, Int32(byte), buffer.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
