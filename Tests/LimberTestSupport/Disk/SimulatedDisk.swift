package import LimberPlatform
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A disk in memory that fails where a test says, and that a crash leaves as a machine would find it.
///
/// It keeps what it was made to keep with `synchronize`; of all else a crash keeps what it likes: whole
/// writes, beginnings of them, zeros in their place, new names, old names. A file's name is kept when its
/// folder is. Paths are absolute, and everything belongs to the person.
package final class SimulatedDisk: Sendable {
  struct State: Sendable {
    var tree = SimulatedTree()
    var effects: [DiskEffect] = []
    var faults: [Int: DiskFault] = [:]
    /// Which of its faults a call has, by its number.
    var choices: [Int: Int] = [:]
    /// What goes wrong every time.
    var lasting: [(kind: DiskEffect.Kind, path: String?, fault: DiskFault)] = []
    var room: Int?
    /// Whether what is cut off a file may be written again.
    var givesRoomBack = false
    /// The call at which the program dies.
    var end: Int?
    var isDown = false
    /// The file that was being written when it died.
    var torn: Int?
    var digits = 0
    var openFiles = 0
  }

  let state: Mutex<State>
  /// Called before each call; the disk may be looked at.
  private let watch: (@Sendable (DiskEffect) -> Void)?

  /// Makes an empty disk.
  package convenience init(watch: (@Sendable (DiskEffect) -> Void)? = nil) {
    self.init(State(), watch)
  }

  private init(_ state: State, _ watch: (@Sendable (DiskEffect) -> Void)? = nil) {
    self.state = Mutex(state)
    self.watch = watch
  }

  /// As those have it who use it.
  package var disk: Disk { Disk(self) }

  /// Every call so far, in order.
  package var effects: [DiskEffect] { state.withLock { $0.effects } }

  /// Whether the program died.
  package var isDown: Bool { state.withLock { $0.isDown } }

  // MARK: - What goes wrong

  /// Lets the call with a number go wrong, counted from 0 and from now on.
  package func fail(at number: Int, with fault: DiskFault) {
    state.withLock { $0.faults[$0.effects.count + number] = fault }
  }

  /// Lets the call with a number go wrong in one of the ways in which that very call can.
  package func failAny(at number: Int, choice: Int) {
    state.withLock { $0.choices[$0.effects.count + number] = choice }
  }

  /// Lets every such call go wrong from now on, of one file or of all.
  package func fail(every kind: DiskEffect.Kind, of path: String? = nil, with fault: DiskFault) {
    state.withLock { $0.lasting.append((kind, path, fault)) }
  }

  /// Lets so many more bytes be written; nil for any number.
  package func setRoom(_ room: Int?, givesBack: Bool = false) {
    state.withLock { ($0.room, $0.givesRoomBack) = (room, givesBack) }
  }

  /// Lets the program die at the call with a number, counted from 0 and from now on: neither that call
  /// nor any after it does anything.
  package func end(at number: Int) { state.withLock { $0.end = $0.effects.count + number } }

  /// Lets another process hold the lock of a file.
  package func hold(_ path: String) throws(SystemError) {
    try state.withLock { state throws(SystemError) in
      state.tree.nodes[try state.tree.node(of: path)].holder = 0
    }
  }

  /// Lets every lock be lost, as when a server of files begins anew.
  package func loseLocks() {
    state.withLock { state in
      for index in state.tree.nodes.indices { state.tree.nodes[index].holder = nil }
    }
  }

  /// The disk as the next program finds it.
  ///
  /// - Parameter seed: 0 and every fourth for a program that was killed; the others for a power failure,
  ///   after which 1 keeps nothing that need not be kept, 2 names without bytes, 3 bytes without names.
  package func crashed(choosing seed: UInt64) -> SimulatedDisk {
    var next = State()
    var chance = SimulatedChance(seed: seed)
    (next.tree, next.digits) = state.withLock { state in
      var tree = state.tree
      if let torn = state.torn { tree.update(torn) { $0.tear(with: &chance) } }
      return (tree, state.digits)
    }
    if chance.isPowerLost { next.tree.losePower(with: &chance) }
    for index in next.tree.nodes.indices { next.tree.nodes[index].holder = nil }
    return SimulatedDisk(next)
  }

  // MARK: - Calls

  /// Counts a call, lets it fail, or lets it do what it does.
  func call<Value: Sendable>(
    _ kind: DiskEffect.Kind, _ path: String,
    _ body: (inout State, DiskFault?) throws(SystemError) -> Value
  ) throws(SystemError) -> Value {
    watch?(DiskEffect(kind: kind, path: path))
    return try state.withLock { state throws(SystemError) -> Value in
      if state.isDown { throw SystemError(code: EIO, subject: path) }
      let number = state.effects.count
      let effect = DiskEffect(kind: kind, path: path)
      state.effects.append(effect)
      state.isDown = state.end == number
      let lasting = state.lasting.first { $0.kind == kind && ($0.path ?? path) == path }
      let chosen = state.choices[number].map { effect.faults[$0 % effect.faults.count] }
      let fault = state.faults[number] ?? chosen ?? lasting?.fault
      if case .error(let reason)? = fault {
        if kind == .synchronize, let node = try? state.tree.node(of: path) {
          state.tree.update(node) { $0.failToSynchronize() }
        }
        throw SystemError(code: reason.code, subject: path)
      }
      // A write that it dies in may have begun.
      if state.isDown, kind != .write { throw SystemError(code: EIO, subject: path) }
      return try body(&state, fault)
    }
  }

  /// Looks at the disk, which is no call that could fail.
  private func look<Value: Sendable>(
    _ body: (SimulatedTree) throws(SystemError) -> Value
  ) -> Value? {
    state.withLock { $0.isDown ? nil : try? body($0.tree) }
  }
}

extension DiskFault.Reason {
  fileprivate var code: Int32 {
    switch self {
    case .failing: EIO
    case .full: ENOSPC
    case .forbidden: EACCES
    case .tooManyFiles: EMFILE
    }
  }
}

extension SimulatedDisk: DiskEffects {
  package func open(
    _ path: String, for purpose: FilePurpose
  ) throws(SystemError) -> any DiskFile {
    let isThere = look { tree throws(SystemError) in try tree.node(of: path) } != nil
    let (node, number) = try call(isThere ? .open : .make, path) {
      state, _ throws(SystemError) in
      let place = try state.tree.place(of: path, follows: purpose != .inspecting)
      state.openFiles += 1
      if let node = place.node {
        if case .making = purpose { throw SystemError(code: EEXIST, subject: path) }
        if case .link = state.tree.nodes[node].content {
          throw SystemError(code: ELOOP, subject: path)
        }
        if state.tree.nodes[node].folder != nil, purpose != .reading {
          throw SystemError(code: EISDIR, subject: path)
        }
        return (node, state.openFiles)
      }
      var mode: UInt32 = 0o600
      switch purpose {
      case .making(let wanted): mode = wanted
      case .locking, .appending: break
      default: throw SystemError(code: ENOENT, subject: path)
      }
      let node = state.tree.add(.file(SimulatedContents()), mode: mode, at: place)
      return (node, state.openFiles)
    }
    return SimulatedFile(path, node: node, number: number, on: self)
  }

  package func status(of path: String) -> FileStatus? {
    look { tree throws(SystemError) in tree.status(of: try tree.node(of: path)) }
  }

  package func status(ofLink path: String) -> FileStatus? {
    look { tree throws(SystemError) in tree.status(of: try tree.node(of: path, follows: false)) }
  }

  package func isExecutable(_ path: String) -> Bool {
    status(of: path).map { $0.mode & 0o111 != 0 } ?? false
  }

  package func setMode(_ mode: UInt32, of path: String) throws(SystemError) {
    try call(.mode, path) { state, _ throws(SystemError) in
      state.tree.nodes[try state.tree.node(of: path)].mode = mode
    }
  }

  package func rename(_ old: String, to new: String) throws(SystemError) {
    try call(.rename, new) { state, _ throws(SystemError) in
      let from = try state.tree.place(of: old, follows: false)
      let target = try state.tree.place(of: new, follows: false)
      guard let node = from.node else { throw SystemError(code: ENOENT, subject: old) }
      if from.folder == target.folder {
        state.tree.change(from.folder, [from.name: nil, target.name: node])
      } else {
        state.tree.change(target.folder, [target.name: node])
        state.tree.change(from.folder, [from.name: nil])
      }
    }
  }

  package func unlink(_ path: String) throws(SystemError) {
    try call(.unlink, path) { state, _ throws(SystemError) in
      let place = try state.tree.place(of: path, follows: false)
      guard let node = place.node else { throw SystemError(code: ENOENT, subject: path) }
      if state.tree.nodes[node].folder != nil { throw SystemError(code: EISDIR, subject: path) }
      state.tree.change(place.folder, [place.name: nil])
    }
  }

  package func makeFolder(_ path: String) throws(SystemError) {
    try call(.makeFolder, path) { state, _ throws(SystemError) in
      let place = try state.tree.place(of: path, follows: false)
      if place.node != nil { throw SystemError(code: EEXIST, subject: path) }
      _ = state.tree.add(.folder(SimulatedTree.Folder()), mode: 0o700, at: place)
    }
  }

  package func removeFolder(_ path: String) throws(SystemError) {
    try call(.removeFolder, path) { state, _ throws(SystemError) in
      let place = try state.tree.place(of: path, follows: false)
      let folder = state.tree.nodes[try state.tree.node(of: path, follows: false)].folder
      guard let folder else { throw SystemError(code: ENOTDIR, subject: path) }
      guard folder.names.isEmpty else { throw SystemError(code: ENOTEMPTY, subject: path) }
      state.tree.change(place.folder, [place.name: nil])
    }
  }

  package func names(in folder: String) throws(SystemError) -> [String] {
    try call(.list, folder) { state, _ throws(SystemError) in
      guard let found = state.tree.nodes[try state.tree.node(of: folder)].folder else {
        throw SystemError(code: ENOTDIR, subject: folder)
      }
      return Array(found.names.keys)
    }
  }

  package func link(_ path: String, to target: String) throws(SystemError) {
    try call(.link, path) { state, _ throws(SystemError) in
      let place = try state.tree.place(of: path, follows: false)
      if place.node != nil { throw SystemError(code: EEXIST, subject: path) }
      _ = state.tree.add(.link(target), mode: 0o777, at: place)
    }
  }

  package func target(of link: String) -> String? {
    look { tree throws(SystemError) -> String? in
      guard case .link(let target) = tree.nodes[try tree.node(of: link, follows: false)].content
      else { return nil }
      return target
    } ?? nil
  }

  package func resolved(_ path: String) -> String? {
    look { tree throws(SystemError) -> String? in
      let place = try tree.place(of: path, follows: true)
      return place.node == nil ? nil : place.path.isEmpty ? "/" : place.path
    } ?? nil
  }

  package func freshDigits() -> String {
    let digits = state.withLock { state in
      state.digits += 1
      return String(state.digits, radix: 16)
    }
    return String(repeating: "0", count: TemporaryName.digits - digits.count) + digits
  }
}
