internal import SystemLibrary

/// A connection between two programs of one machine, over a socket that has a path.
package enum LocalSocket {
  /// Bytes of a path at most; the system has no room for more.
  package static let maximumPathBytes = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

  /// What became of bytes that were to be sent at once.
  package enum Sending: Sendable, Hashable {
    /// So many were taken, which may be none.
    case taken(Int)
    /// Nobody is at the other end any more.
    case gone
  }

  package enum Arrival: Sendable, Hashable {
    case bytes([UInt8])
    /// Nothing yet.
    case nothing
    /// The other end says no more.
    case end
  }

  /// Connects to a socket of this person's own.
  ///
  /// - Throws: `SystemError`; see ``SystemError/isRefused`` for one that a dead program left behind.
  package static func connect(to path: String) throws(SystemError) -> OpenFile {
    let file = try make(path)
    // Where a program that stands still has as many waiting as it may, nobody waits with them.
    file.makeNonBlocking()
    let result = try withAddress(path) { address, length in
      SystemLibrary.connect(file.number, address, length)
    }
    guard result == 0 else { throw .last(path) }
    guard peer(of: file) == Identity.user else {
      throw .forbidden(path, detail: "somebody else's program listens there")
    }
    return file
  }

  /// The number of the user whose program is at the other end; nil where the system does not tell.
  package static func peer(of file: OpenFile) -> UInt32? {
    #if canImport(Darwin)
      var user: uid_t = 0
      var group: gid_t = 0
      return getpeereid(file.number, &user, &group) == 0 ? user : nil
    #else
      // pid, user and group.
      var credentials: [UInt32] = [0, 0, 0]
      var length = socklen_t(MemoryLayout<UInt32>.size * credentials.count)
      let result = getsockopt(file.number, SOL_SOCKET, SO_PEERCRED, &credentials, &length)
      return result == 0 ? credentials[1] : nil
    #endif
  }

  /// Sends what is taken at once.
  package static func send(_ bytes: ArraySlice<UInt8>, to file: OpenFile) -> Sending {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(truncatingIfNeeded: Self.withoutSignal)
    #endif
    while true {
      let count = bytes.withUnsafeBytes {
        SystemLibrary.send(file.number, $0.baseAddress, $0.count, flags)
      }
      if count >= 0 { return .taken(count) }
      switch errno {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK: return .taken(0)
      default: return .gone
      }
    }
  }

  /// Takes what has come, at most so many bytes.
  package static func receive(from file: OpenFile, atMost limit: Int) -> Arrival {
    var buffer = [UInt8](repeating: 0, count: limit)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(file.number, $0.baseAddress, $0.count) }
      if count > 0 { return .bytes(Array(buffer[..<count])) }
      if count == 0 { return .end }
      switch errno {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK: return .nothing
      default: return .end
      }
    }
  }

  #if !canImport(Darwin)
    /// `MSG_NOSIGNAL`: an enumeration in one C library, a number in the others.
    private static let withoutSignal = 0x4000
  #endif

  // MARK: - Making

  static func make(_ path: String) throws(SystemError) -> OpenFile {
    // A stream: an enumeration in one C library, a number in the others.
    let number = socket(AF_UNIX, 1, 0)
    guard number >= 0 else { throw .last(path) }
    return adopt(number, path)
  }

  static func adopt(_ number: Int32, _ path: String) -> OpenFile {
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    #if canImport(Darwin)
      var isOn: Int32 = 1
      setsockopt(number, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
    #endif
    return OpenFile(number: number, name: path, owns: true)
  }

  static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) throws(SystemError) -> Int32 {
    let bytes = Array(path.utf8)
    guard bytes.count <= maximumPathBytes else {
      throw SystemError(
        code: ENAMETOOLONG, subject: path,
        detail: "the path of a socket has at most \(maximumPathBytes) bytes")
    }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}

extension SystemError {
  /// Whether nobody listens there any more.
  package var isRefused: Bool { code == ECONNREFUSED }
}
