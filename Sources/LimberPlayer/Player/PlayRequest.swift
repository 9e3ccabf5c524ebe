package import LimberBasics
package import LimberEvents
package import LimberPlatform
package import LimberRoutine
package import LimberSession

/// A session to be played: what, how fast, and who is told.
package struct PlayRequest: Sendable {
  package var plan: Plan
  /// How it behaves; `ticks` is settled by what the sinks want, `phrases` by the stage.
  package var settings: Session.Settings
  package var pace: Pace
  package var sinks: [SinkAssignment]
  /// Whether the machine is kept awake meanwhile, where a way exists.
  package var keepsAwake: Bool
  /// Whether keys are taken from a terminal; prompts may answer themselves all the same.
  package var takesKeys: Bool
  /// Keeps the place to go on from; nil where it need not be kept.
  package var keeper: (any PlaceKeeping)?
  /// What the person is told once it is over, in a line; nil for nothing.
  package var lastWord: @Sendable (SessionEnd) -> SessionNote? = { _ in nil }

  package init(
    plan: Plan, settings: Session.Settings = Session.Settings(), pace: Pace = .real(speed: 1),
    sinks: [SinkAssignment], keepsAwake: Bool = true, takesKeys: Bool? = nil,
    keeper: (any PlaceKeeping)? = nil
  ) {
    self.plan = plan
    self.settings = settings
    self.pace = pace
    self.sinks = sinks
    self.keepsAwake = keepsAwake
    self.takesKeys = takesKeys ?? settings.attendance.isAttended
    self.keeper = keeper
  }
}

/// What became of a session that was played.
package struct PlayResult: Sendable {
  /// The session's UUID.
  package var session: String
  /// Its last event; nil where it never began.
  package var end: SessionEnd?
  /// Who was there when it ended; nil where it never did.
  package var attendance: Session.Settings.Attendance?
  /// Why it could not begin; nil where it did.
  package var refusal: SystemError?
  /// The signal that ended it, by which the program is to end as well.
  package var signal: Int32?
  /// The sinks that failed, with the reason; the session went on without them.
  package var failures: [SinkFailure]

  package init(
    session: String, end: SessionEnd? = nil,
    attendance: Session.Settings.Attendance? = nil, refusal: SystemError? = nil,
    signal: Int32? = nil,
    failures: [SinkFailure] = []
  ) {
    self.session = session
    self.end = end
    self.attendance = attendance
    self.refusal = refusal
    self.signal = signal
    self.failures = failures
  }
}

/// A sink that was lost in a session.
package struct SinkFailure: Sendable, Hashable {
  package var name: String
  /// Why, in a phrase.
  package var reason: String

  package init(name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}

/// Keeps the place to go on from while a session is played; no call waits but `finish`.
package protocol PlaceKeeping: Sendable {
  /// Begins, for a session.
  func start(session: String)
  /// Keeps a place, soon.
  func keep(_ place: SessionPlace)
  /// Ends, soon; the place is nil where the session was past its last step.
  func end(at place: SessionPlace?, outcome: SessionOutcome)
  /// Waits until the last place is dealt with.
  func finish()
}
