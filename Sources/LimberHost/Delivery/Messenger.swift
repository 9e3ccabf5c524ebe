internal import Dispatch
internal import LimberEvents
internal import Synchronization

/// Tells the person something about the running of things, without ever holding up whoever calls.
///
/// On a live screen a message is a line of it; elsewhere it goes to standard error, from a queue of its own.
final class Messenger: Sendable {
  private struct State {
    var screen: Delivery?
    /// What the screen did not take any more, to be said once it is left.
    var held: [String] = []
  }

  private let state = Mutex(State())
  private let write: @Sendable (String) throws -> Void
  private let queue = DispatchQueue(label: "limber.messages")
  private let waiting = Mutex(0)

  /// Messages that wait for standard error at most; what nobody can read is not kept.
  private static let limit = 100

  /// Makes a messenger that writes to standard error.
  init(write: @escaping @Sendable (String) throws -> Void) {
    self.write = write
  }

  /// From now on messages go to this screen; nil for standard error.
  func show(on delivery: Delivery?) {
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
  func say(_ line: String) {
    let isShown = state.withLock { state in
      guard let screen = state.screen else { return false }
      if !screen.notice(.message(line)), state.held.count < Self.limit { state.held.append(line) }
      return true
    }
    if !isShown { writeSoon(line) }
  }

  private func writeSoon(_ line: String) {
    let isAccepted = waiting.withLock { count in
      guard count < Self.limit else { return false }
      count += 1
      return true
    }
    guard isAccepted else { return }
    queue.async { [self] in
      // Where standard error is gone as well, there is nobody left to tell.
      try? write("limber: \(line)\n")
      waiting.withLock { $0 -= 1 }
    }
  }

  /// Waits until what was said is written, at most for a while.
  func waitUntilSaid(until deadline: DispatchTime) {
    guard waiting.withLock({ $0 > 0 }) else { return }
    let said = DispatchSemaphore(value: 0)
    queue.async { said.signal() }
    _ = said.wait(timeout: deadline)
  }
}
