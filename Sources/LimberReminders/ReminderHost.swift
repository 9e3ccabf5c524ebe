internal import LimberBasics
package import LimberPlatform

/// What reminders need of the program: where it runs, what time it is, and the person's terminals.
package struct ReminderHost: Sendable {
  /// Where the program runs.
  package var surroundings: Surroundings
  /// What time it is.
  package var clock: WallClock
  /// The terminals that the person is logged in at, found afresh at each call.
  package var terminals: @Sendable () -> [OtherTerminal]

  package init(
    surroundings: Surroundings, clock: WallClock,
    terminals: @escaping @Sendable () -> [OtherTerminal] = { [] }
  ) {
    self.surroundings = surroundings
    self.clock = clock
    self.terminals = terminals
  }

  var programs: Programs { Programs(surroundings) }
  var variables: [String: String] { surroundings.variables }
  var folders: Folders { surroundings.folders }
  var executable: String? { surroundings.executable }
  var zone: Zone { clock.zone }
  var seconds: Int64 { clock.seconds }
  func now() -> Instant { clock.now() }
  func variable(_ name: String) -> String? { surroundings.variable(name) }
  func shortened(_ path: String) -> String { surroundings.shortened(path) }
}
