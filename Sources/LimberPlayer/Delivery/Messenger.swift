internal import Dispatch
internal import LimberEvents
internal import LimberPlatform
internal import Synchronization

/// Tells the person something about the running of things, without ever holding up whoever calls.
///
/// On a live screen a message is a line of it; elsewhere it goes to standard error, from a thread of
/// its own. Where the system has none to give, whoever calls writes it: Dispatch would try for ever.
final class Messenger: Sendable {
  private struct State {
    var screen: Delivery?
    /// What the screen did not take any more, to be said once it is left.
    var held: [String] = []
    /// What is to be written next.
    var waiting: [String] = []
    /// Whether somebody is writing it.
    var isWriting = false
  }

  private let state = Mutex(State())
  private let write: @Sendable (String) throws -> Void
  private let startThread: @Sendable (@escaping @Sendable () -> Void) -> Bool
  /// Entered while somebody writes.
  private let writing = DispatchGroup()

  /// Messages that wait for standard error at most; what nobody can read is not kept.
  private static let limit = 100

  /// Makes a messenger that writes to standard error.
  ///
  /// - Parameter startThread: starts the thread that writes; false where there is none.
  init(
    write: @escaping @Sendable (String) throws -> Void,
    startThread: @escaping @Sendable (@escaping @Sendable () -> Void) -> Bool = {
      PlainThread.start($0)
    }
  ) {
    self.write = write
    self.startThread = startThread
  }

  /// From now on messages go to this screen; nil for standard error.
  package func show(on delivery: Delivery?) {
    let held = state.withLock { state in
      state.screen = delivery
      defer { if delivery == nil { state.held = [] } }
      return delivery == nil ? state.held : []
    }
    for line in held { writeSoon(line) }
  }

  /// Tells the person one line.
  ///
  /// A screen that is about to be left takes none: the line waits until it is, and stands below it.
  package func say(_ line: String) {
    let isShown = state.withLock { state in
      guard let screen = state.screen else { return false }
      if !screen.notice(.message(line)), state.held.count < Self.limit { state.held.append(line) }
      return true
    }
    if !isShown { writeSoon(line) }
  }

  private func writeSoon(_ line: String) {
    let isFirst = state.withLock { state in
      guard state.waiting.count < Self.limit else { return false }
      state.waiting.append(line)
      guard !state.isWriting else { return false }
      state.isWriting = true
      writing.enter()
      return true
    }
    guard isFirst else { return }
    if !startThread({ self.writeAll() }) { writeAll() }
  }

  /// Writes until nothing waits any more.
  private func writeAll() {
    while let line = next() {
      // Where standard error is gone as well, there is nobody left to tell.
      try? write("limber: \(line)\n")
    }
    writing.leave()
  }

  private func next() -> String? {
    state.withLock { state in
      state.isWriting = !state.waiting.isEmpty
      return state.isWriting ? state.waiting.removeFirst() : nil
    }
  }

  /// Waits until what was said is written, at most for a while.
  func waitUntilSaid(until deadline: DispatchTime) {
    _ = writing.wait(timeout: deadline)
  }
}
