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
