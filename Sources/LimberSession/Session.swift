public import LimberEvents
public import LimberRoutine

/// A session: a plan that is told what happens and answers with events and its next deadline.
///
/// It has no clock: every input carries its instant on a clock of the caller's that never runs back
/// and stands still while the machine sleeps. An input at the wrong moment changes nothing and
/// answers with no events. Before it looks at an input, a session yields every boundary that is due
/// by then, each with its own instant, in order.
public struct Session: Sendable {
  /// How a session is to behave.
  public struct Settings: Sendable, Hashable {
    /// Who is there to answer.
    public enum Attendance: Sendable, Hashable {
      /// A person with keys.
      case person
      /// Nobody: format.md, Unattended.
      case nobody
      /// A dry run: format.md, Planned time.
      case rehearsal
    }

    /// Who is there to answer.
    public var attendance: Attendance
    /// Whether `tick` events are wanted.
    public var ticks: Bool
    /// The number of the leaf step to begin with, from 1.
    public var firstStep: Int

    /// Makes settings.
    public init(attendance: Attendance = .person, ticks: Bool = false, firstStep: Int = 1) {
      self.attendance = attendance
      self.ticks = ticks
      self.firstStep = firstStep
    }
  }

  /// Makes a session that has not begun.
  public init(plan: Plan, settings: Settings = Settings()) {}

  /// The instant, on the caller's clock, at which `advance(to:)` must next be called; nil while it
  /// waits for an input.
  public var nextDeadline: Duration? { nil }
  /// Whether the last event has been sent.
  public var isOver: Bool { true }
  /// Whether it stands still.
  public var isPaused: Bool { false }

  /// Begins.
  public mutating func start(at now: Duration) -> [SessionEvent] { [] }
  /// Yields every boundary that is due.
  public mutating func advance(to now: Duration) -> [SessionEvent] { [] }
  /// Stands still.
  public mutating func pause(at now: Duration, by cause: PauseCause = .person) -> [SessionEvent] {
    []
  }
  /// Goes on.
  public mutating func resume(at now: Duration, by cause: PauseCause = .person) -> [SessionEvent] {
    []
  }
  /// The machine slept for `gap` just before `now`; the caller's clock did not count it.
  public mutating func slept(at now: Duration, gap: Duration) -> [SessionEvent] { [] }
  /// Skips to the next step.
  public mutating func next(at now: Duration) -> [SessionEvent] { [] }
  /// Goes to the start of the step when more than 2 s in, else to the step before.
  public mutating func previous(at now: Duration) -> [SessionEvent] { [] }
  /// Begins the step again.
  public mutating func restart(at now: Duration) -> [SessionEvent] { [] }
  /// Adds or takes one repetition, or time.
  ///
  /// - Parameter seconds: how much time; one repetition is added or taken by its sign.
  public mutating func adjust(at now: Duration, seconds: Double) -> [SessionEvent] { [] }
  /// Ends the step as it stands: done or partial. In a lead-in, begins the step at once.
  public mutating func finishStep(at now: Duration) -> [SessionEvent] { [] }
  /// Confirms a prompt, ends a self-paced set, takes a choice's default; paused, goes on.
  public mutating func confirm(at now: Duration, by cause: PauseCause = .person) -> [SessionEvent] {
    []
  }
  /// Chooses the branch with a number from 1.
  public mutating func choose(at now: Duration, option: Int) -> [SessionEvent] { [] }
  /// Ends the session.
  public mutating func stop(
    at now: Duration, outcome: SessionOutcome = .stopped, reason: String? = nil
  ) -> [SessionEvent] { [] }
}
