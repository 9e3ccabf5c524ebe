import LimberPlatform
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file of a simulated disk.
final class SimulatedFile: DiskFile {
  let name: String
  private let node: Int
  private let number: Int
  private let disk: SimulatedDisk

  init(_ name: String, node: Int, number: Int, on disk: SimulatedDisk) {
    self.name = name
    self.node = node
    self.number = number
    self.disk = disk
  }

  deinit { unlock() }

  /// At the end, as whoever appends means it; nobody writes anywhere else.
  func writeOnce(_ bytes: [UInt8], from start: Int) throws(SystemError) -> Int {
    let node = node
    let name = name
    return try disk.call(.write, name) { state, fault throws(SystemError) in
      guard let file = state.tree.nodes[node].file else {
        throw SystemError(code: EISDIR, subject: name)
      }
      if case .short(let room)? = fault { state.room = room }
      let count = min(bytes.count - start, state.room ?? .max)
      guard count > 0 || bytes.count == start else {
        throw SystemError(code: ENOSPC, subject: name)
      }
      state.room = state.room.map { $0 - count }
      state.tree.update(node) {
        $0.apply(.write(Array(bytes[start..<(start + count)]), at: file.bytes.count))
      }
      if state.isDown {
        state.torn = node
        throw SystemError(code: EIO, subject: name)
      }
      return count
    }
  }

  func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    let node = node
    let name = name
    return try disk.call(.read, name) { state, _ throws(SystemError) in
      guard let file = state.tree.nodes[node].file else {
        throw SystemError(code: EISDIR, subject: name)
      }
      return Array(file.bytes.dropFirst(offset).prefix(count))
    }
  }

  func status() throws(SystemError) -> FileStatus {
    try disk.state.withLock { [node, name] state throws(SystemError) in
      if state.isDown { throw SystemError(code: EIO, subject: name) }
      return state.tree.status(of: node)
    }
  }

  func truncate(to size: Int) throws(SystemError) {
    let node = node
    try disk.call(.truncate, name) { state, _ throws(SystemError) in
      if state.givesRoomBack, let file = state.tree.nodes[node].file {
        state.room = state.room.map { $0 + max(file.bytes.count - size, 0) }
      }
      state.tree.update(node) { $0.apply(.truncate(size)) }
    }
  }

  func setMode(_ mode: UInt32) throws(SystemError) {
    let node = node
    try disk.call(.mode, name) { state, _ throws(SystemError) in
      state.tree.nodes[node].mode = mode
    }
  }

  func synchronize() throws(SystemError) {
    let node = node
    try disk.call(.synchronize, name) { state, _ throws(SystemError) in
      state.tree.synchronize(node)
    }
  }

  func takeLock(within milliseconds: Int) -> LockAnswer {
    let (node, number) = (node, number)
    let answer = try? disk.call(.lock, name) { state, fault throws(SystemError) -> LockAnswer in
      switch fault {
      case .held?: return .held
      case .noLocks?: return .unknown
      default: break
      }
      let holder = state.tree.nodes[node].holder
      guard holder == nil || holder == number else { return .held }
      state.tree.nodes[node].holder = number
      return .had
    }
    return answer ?? .unknown
  }

  func unlock() {
    disk.state.withLock { [node, number] state in
      if state.tree.nodes[node].holder == number { state.tree.nodes[node].holder = nil }
    }
  }
}
