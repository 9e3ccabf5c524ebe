/// What a sink that declares controls may ask for; the words of sinks.md.
package enum ControlCommand: Sendable, Hashable {
  case pause, resume, toggle, next, previous, restart, confirm, stop
  /// Adds time, or takes it where negative; one repetition by its sign.
  case adjust(seconds: Double)
  /// Chooses the branch with a number from 1.
  case choose(option: Int)
}
