#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few things that are done with file descriptors.
enum Descriptor {
  /// What a read that does not wait brought.
  enum Reading {
    case bytes(Int)
    case nothing
    case end
  }

  static func makeNonBlocking(_ number: Int32) {
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
  }

  static func closeOnExec(_ number: Int32) { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }

  static func read(_ number: Int32, into buffer: inout [UInt8]) -> Reading {
    while true {
      let count = buffer.withUnsafeMutableBytes { systemRead(number, $0.baseAddress, $0.count) }
      if count > 0 { return .bytes(count) }
      if count == 0 { return .end }
      switch errno {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK: return .nothing
      default: return .end
      }
    }
  }

  /// Writes all bytes, as far as somebody takes them.
  static func write(_ bytes: [UInt8], to number: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(number, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// Waits until one of the descriptors can be read, at most for a time; nil waits for ever.
  ///
  /// - Returns: whether the first of them can be read.
  @discardableResult
  static func poll(_ numbers: [Int32], for time: Duration?) -> Bool {
    var requests = numbers.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var timeout: Int32 = -1
    if let time {
      let parts = max(time, .zero).components
      let milliseconds = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000 + 1
      timeout = Int32(clamping: milliseconds)
    }
    return systemPoll(&requests, nfds_t(requests.count), timeout) > 0
      && requests.first.map { $0.revents != 0 } == true
  }
}

// The names that this enum has too.
#if canImport(Glibc)
  private let systemRead = Glibc.read
  private let systemWrite = Glibc.write
  private let systemPoll = Glibc.poll
#elseif canImport(Musl)
  private let systemRead = Musl.read
  private let systemWrite = Musl.write
  private let systemPoll = Musl.poll
#elseif canImport(Darwin)
  private let systemRead = Darwin.read
  private let systemWrite = Darwin.write
  private let systemPoll = Darwin.poll
#endif
