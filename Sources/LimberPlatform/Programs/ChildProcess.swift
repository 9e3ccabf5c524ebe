package import Dispatch
internal import Synchronization
internal import SystemLibrary

/// A program that limber started, in a process group of its own.
///
/// The child begins with every signal at its default and none blocked, and with no descriptor but
/// its three streams. It is waited for on a thread of its own, so it never stays behind as a zombie.
package final class ChildProcess: RunningProgram {
  private struct State {
    /// The end that is written; let go to tell the child that nothing more comes.
    var input: OpenFile?
    /// How the child ended; nil while it runs.
    var status: ChildStatus?
    /// Whether nothing of the group ran when it was last looked at; then its number may belong to
    /// others and is never used again.
    var isGroupGone = false
  }

  /// The child's process id, which is its group's as well.
  package let identifier: Int32
  /// What the child writes to its standard output.
  package let output: OpenFile?
  /// What the child writes to its standard error.
  package let errors: OpenFile?
  private let state: Mutex<State>
  private let exited = DispatchGroup()
  /// Whether the guard knows of the group.
  private let isGuarded: Bool

  /// Every child whose group may still run.
  private struct Nursery {
    var children: [pid_t: ChildProcess] = [:]
    var isClosed = false
  }

  private static let nursery = Mutex(Nursery())

  /// One lock around every spawn, so that no child inherits a pipe that is just being made.
  private static let spawning = Mutex<Void>(())
  /// Writing to a child that is gone is an error to handle, not the end of limber.
  private static let ignoresBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  // MARK: - Starting

  /// Starts a program.
  ///
  /// - Parameter whenOver: told how it ended, once, on the thread that waited for it.
  package init(
    _ launch: Launch, whenOver: @escaping Processes.WhenOver = { _ in }
  ) throws(SystemError) {
    _ = Self.ignoresBrokenPipes
    if launch.grace != nil { ChildGuard.shared.standBy() }
    let spawned = try Self.spawning.withLock { _ throws(SystemError) in
      try Spawned(launch)
    }
    identifier = spawned.identifier
    output = spawned.output
    errors = spawned.errors
    spawned.input?.makeNonBlocking()
    state = Mutex(State(input: spawned.input))
    isGuarded = launch.grace != nil
    if let grace = launch.grace { ChildGuard.shared.watch(identifier, grace: grace) }
    exited.enter()
    let isTooLate = Self.nursery.withLock { nursery in
      nursery.children[identifier] = self
      return nursery.isClosed
    }
    let isWaitedFor = PlainThread.start {
      self.waitForIt()
      whenOver(self.status ?? .exited(0))
    }
    guard isWaitedFor else {
      kill(-identifier, SIGKILL)
      waitForIt()
      throw .noThread(for: launch.path)
    }
    // The program is about to end, and nobody would end this one.
    if isTooLate { signalGroup(SIGKILL) }
  }

  private func waitForIt() {
    // Looked at first and taken after, so that its number is still its own while the group is seen to.
    var info = siginfo_t()
    while waitid(P_PID, id_t(identifier), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    state.withLock { state in
      var raw: Int32 = 0
      while waitpid(identifier, &raw, 0) < 0, errno == EINTR {}
      state.status = ChildStatus(raw: raw)
      _ = lookAfter(&state)
    }
    exited.leave()
  }

  // MARK: - Talking

  /// Writes bytes as they are, for as long as the child takes them.
  package func handOver(bytes: [UInt8], patience: Int32) -> OpenFile.Handover {
    guard let input = state.withLock(\.input) else { return .gone }
    return input.handOver(bytes, patience: patience)
  }

  /// Tells the child that nothing more comes.
  package func closeInput() {
    state.withLock { $0.input = nil }
  }

  // MARK: - Ending

  /// How it ended; nil while it runs.
  package var status: ChildStatus? { state.withLock(\.status) }

  /// Waits until the child is over, at most until a deadline.
  package func waitForExit(until deadline: DispatchTime) -> ChildStatus? {
    _ = exited.wait(timeout: deadline)
    return status
  }

  /// Sends a signal to every process of the group.
  package func signalGroup(_ signal: Int32) {
    state.withLock { state in
      if !lookAfter(&state) { kill(-identifier, signal) }
    }
  }

  /// Whether no process of the group runs any more.
  package var isGroupGone: Bool {
    state.withLock { lookAfter(&$0) }
  }

  /// Looks whether the group is gone, as long as it is not known to be.
  private func lookAfter(_ state: inout State) -> Bool {
    guard !state.isGroupGone, state.status != nil, !ProcessGroup.isAlive(identifier) else {
      return state.isGroupGone
    }
    state.isGroupGone = true
    // From now on the number may be somebody else's.
    Self.nursery.withLock { $0.children[identifier] = nil }
    if isGuarded { ChildGuard.shared.release(identifier) }
    return true
  }

  /// Waits until no process of the group is left, at most until a deadline.
  package func waitForGroup(until deadline: DispatchTime) -> Bool {
    guard waitForExit(until: deadline) != nil else { return false }
    while !isGroupGone {
      if DispatchTime.now() >= deadline { return false }
      usleep(10_000)
    }
    return true
  }

  /// Ends the group: `SIGTERM`, a second to heed it, `SIGKILL`.
  ///
  /// - Returns: whether it left before it was killed.
  @discardableResult
  package func endGroup() -> Bool {
    if isGroupGone { return true }
    signalGroup(SIGTERM)
    if waitForGroup(until: .now() + .seconds(1)) { return true }
    killGroup()
    return false
  }

  /// Ends the group at once.
  package func killGroup() {
    signalGroup(SIGKILL)
    _ = waitForGroup(until: .now() + .milliseconds(500))
  }

  /// Ends every group that may still run, at once, and lets no other begin: the program is about to end.
  package static func killAll() {
    let children = nursery.withLock { nursery in
      nursery.isClosed = true
      return Array(nursery.children.values)
    }
    for child in children { child.signalGroup(SIGKILL) }
    let deadline = DispatchTime.now() + .milliseconds(500)
    for child in children { _ = child.waitForExit(until: deadline) }
  }
}
