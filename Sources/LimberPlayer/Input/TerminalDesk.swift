package import LimberPlatform
internal import Synchronization

/// The person's terminal and the system's signals while a session runs.
package final class TerminalDesk: ControlDesk {
  private let keys: TerminalKeys?
  private let endings = Mutex(0)

  /// Makes a desk.
  ///
  /// - Parameters:
  ///   - terminal: what keys are read from; nil for none.
  ///   - knowsSequences: whether it understands more than plain text.
  package init(terminal: OpenFile?, knowsSequences: Bool) {
    keys = terminal.map { TerminalKeys($0, knowsSequences: knowsSequences) }
  }

  package var hasKeys: Bool { keys != nil }

  package func open(
    for use: KeyUse, _ receive: @escaping @Sendable (PlayerInput) -> Void
  ) -> Bool {
    // A terminal in key mode that nobody would give back at Ctrl-C is worse than one without keys.
    guard SignalWatch.shared.open({ [self] in take($0, receive) }) else { return false }
    return keys?.open(for: use, receive) ?? true
  }

  package func standStill() {
    keys?.pause()
    ProgramEnd.standStill()
    keys?.resume()
  }

  package func close() {
    SignalWatch.shared.close()
    keys?.close()
    // What a display that hangs did not change back itself.
    TerminalRescue.shared.giveBack()
  }

  private func take(
    _ signal: SignalWatch.Kind, _ receive: @Sendable (PlayerInput) -> Void
  ) {
    switch signal {
    case .end(let number):
      let count = endings.withLock { count in
        count += 1
        return count
      }
      // Asked twice, the session waits for no sink any more, but still ends their programs in order;
      // asked three times, they are killed.
      guard count <= 2 else {
        close()
        ProgramEnd.leave(by: number)
      }
      receive(.end(signal: number))
    case .stop:
      receive(.stopRequested)
    case .continued:
      keys?.resume()
      receive(.continued)
    case .resized:
      receive(.resized)
    }
  }
}
