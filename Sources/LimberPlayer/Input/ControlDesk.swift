package import LimberEvents

/// Anything that can reach a session from outside while it runs.
package enum PlayerInput: Sendable, Hashable {
  /// A key that the person pressed.
  case key(Key)
  /// A command from a sink that declares controls, with the sink's name.
  case control(ControlCommand, sink: String = "")
  /// A sink that declares controls controls nothing any more: its program is over, or it asked for too
  /// much.
  case sinkLeft(String)
  /// Programs at the session's socket want a tick each second, or none of them does any more.
  case ticksWanted(Bool)
  /// The system asks to end with a signal such as `SIGINT` or `SIGTERM`, or the terminal went away.
  case end(signal: Int32)
  /// The system asks to give the terminal back and stand still.
  case stopRequested
  /// The program goes on after it stood still.
  case continued
  /// The terminal has a new size.
  case resized
  /// Virtual time has nothing left to jump to.
  case nothingMoreWillCome
}

/// What keys are wanted for.
package enum KeyUse: Sendable, Hashable {
  /// A session: each key does something, one that is held does it once, and pasted text does nothing.
  case playing
  /// An answer: keys make a text. What was typed before the question stood does not belong to it.
  case answering
  /// A list to choose from: keys move and filter, and pasted text does nothing.
  case choosing
}

/// Where a person's keys and the system's signals come from while a session runs.
///
/// A desk hands inputs over from a thread of its own; they are taken in order.
package protocol ControlDesk: Sendable {
  /// Whether a person with keys sits there; a desk without one still hands over signals.
  var hasKeys: Bool { get }
  /// Begins to hand over inputs.
  ///
  /// - Parameter use: what the keys are wanted for.
  /// - Returns: whether it can; where it cannot, nothing is handed over and nothing was changed.
  func open(for use: KeyUse, _ receive: @escaping @Sendable (PlayerInput) -> Void) -> Bool
  /// The program is about to stand still: gives the terminal back, stops, and returns when it goes on.
  func standStill()
  /// Gives the terminal back as it was; can be called again and from any thread.
  func close()
}
