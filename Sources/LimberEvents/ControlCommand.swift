/// What a sink that declares controls may ask for; its words stand on the page ExternalSinks.
package enum ControlCommand: Sendable, Hashable {
  case pause, resume, toggle, next, previous, restart, confirm, stop
  /// Adds time, or takes it where negative; one repetition by its sign.
  case adjust(seconds: Double)
  /// Chooses the branch with a number from 1.
  case choose(option: Int)
}
