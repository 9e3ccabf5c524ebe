import LimberBasics
public import LimberEvents
import Synchronization

/// What a buffer throws once it is told to fail.
public struct BufferFailure: Error, Hashable {
  /// Makes a failure.
  public init() {}
}

/// A terminal that only remembers what was written to it.
public final class BufferDisplay: Sendable {
  private struct State {
    var writes: [String] = []
    var size: TerminalSize
    var isBroken = false
  }

  private let state: Mutex<State>

  /// Makes an empty terminal of a size.
  public init(columns: Int = 80, rows: Int = 24) {
    state = Mutex(State(size: TerminalSize(columns: columns, rows: rows)))
  }

  /// Each write, in order.
  public var writes: [String] { state.withLock(\.writes) }
  /// All that was written.
  public var text: String { writes.joined() }

  /// Gives it another size.
  public func resize(columns: Int, rows: Int) {
    state.withLock { $0.size = TerminalSize(columns: columns, rows: rows) }
  }

  /// Makes every further write throw `BufferFailure`.
  public func breakDown() {
    state.withLock { $0.isBroken = true }
  }

  /// The terminal as a sink is lent it.
  public func display(isLive: Bool = false, hasColour: Bool = false) -> Display {
    Display(
      write: { text in
        try self.state.withLock { state throws(BufferFailure) in
          if state.isBroken { throw BufferFailure() }
          state.writes.append(text)
        }
      },
      size: { self.state.withLock(\.size) },
      isLive: isLive, hasColour: hasColour)
  }
}
