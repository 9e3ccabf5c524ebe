public import LimberEvents
public import LimberRoutine
public import LimberSession

/// A session to be played: what, how fast, and who is told.
public struct PlayRequest: Sendable {
  /// What is played.
  public var plan: Plan
  /// How it behaves; `ticks` is settled by what the sinks want.
  public var settings: Session.Settings
  /// How fast.
  public var pace: Pace
  /// Who is told.
  public var sinks: [SinkAssignment]
  /// Whether the machine is kept awake meanwhile, where a way exists.
  public var keepsAwake: Bool
  /// Whether keys are taken from a terminal; prompts may answer themselves all the same.
  public var takesKeys: Bool
  /// Keeps the place to go on from; nil where it need not be kept.
  public var keeper: PlaceKeeper?
  /// What the person is told once it is over, in a line; nil for nothing.
  public var lastWord: @Sendable (SessionEnd) -> String? = { _ in nil }

  /// Makes a request.
  public init(
    plan: Plan, settings: Session.Settings = Session.Settings(), pace: Pace = .real(speed: 1),
    sinks: [SinkAssignment], keepsAwake: Bool = true, takesKeys: Bool? = nil,
    keeper: PlaceKeeper? = nil
  ) {
    self.plan = plan
    self.settings = settings
    self.pace = pace
    self.sinks = sinks
    self.keepsAwake = keepsAwake
    self.takesKeys = takesKeys ?? (settings.attendance == .person)
    self.keeper = keeper
  }
}

/// One sink of a session: what it wants, and how it is made on its own thread.
public struct SinkAssignment: Sendable {
  /// What messages call it.
  public var name: String
  /// The kinds of event that it receives.
  public var kinds: Set<EventKind>
  /// Whether it is the screen on which the player shows its messages.
  public var showsMessages: Bool
  /// Whether it sees by itself that it takes nothing any more, and fails then.
  public var watchesItself: Bool
  /// How many files it may have open at once: pipes to a program, a log.
  public var openFiles: Int
  /// How long the end of the session waits for it, at most.
  public var drain: Duration
  /// Ends it from another thread, where the end of the session has waited for it long enough.
  public var abandon: @Sendable () -> Void
  /// Makes it; throws where what it needs cannot be had, and then the session goes on without it.
  public var make: @Sendable (_ port: SinkPort) throws -> any Sink

  /// Makes an assignment.
  public init(
    name: String, kinds: Set<EventKind>, showsMessages: Bool = false,
    watchesItself: Bool = false, openFiles: Int = 2,
    drain: Duration = .seconds(2), abandon: @escaping @Sendable () -> Void = {},
    make: @escaping @Sendable (_ port: SinkPort) throws -> any Sink
  ) {
    self.name = name
    self.kinds = kinds
    self.showsMessages = showsMessages
    self.watchesItself = watchesItself
    self.openFiles = openFiles
    self.drain = drain
    self.abandon = abandon
    self.make = make
  }
}

/// What a sink may ask of the player; calling it never waits.
public struct SinkPort: Sendable {
  /// The session's UUID.
  public var session: String
  /// Controls the session; of more than 50 commands in a second the rest is dropped.
  public var control: @Sendable (ControlCommand) -> Void
  /// Says that it controls nothing any more: where nobody is there, what it paused goes on.
  public var leave: @Sendable () -> Void
  /// Tells the person something, in one line.
  public var say: @Sendable (String) -> Void

  /// Makes a port.
  public init(
    session: String = "", control: @escaping @Sendable (ControlCommand) -> Void = { _ in },
    leave: @escaping @Sendable () -> Void = {},
    say: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.session = session
    self.control = control
    self.leave = leave
    self.say = say
  }
}

/// What became of a session that was played.
public struct PlayResult: Sendable {
  /// The session's UUID.
  public var session: String
  /// Its last event; nil where it never began.
  public var end: SessionEnd?
  /// Why it could not begin; nil where it did.
  public var refusal: SystemError?
  /// The signal that ended it, by which the program is to end as well.
  public var signal: Int32?
  /// The sinks that failed, with the reason; the session went on without them.
  public var failures: [SinkFailure]

  /// Makes a result.
  public init(
    session: String, end: SessionEnd? = nil, refusal: SystemError? = nil, signal: Int32? = nil,
    failures: [SinkFailure] = []
  ) {
    self.session = session
    self.end = end
    self.refusal = refusal
    self.signal = signal
    self.failures = failures
  }
}

/// A sink that was lost in a session.
public struct SinkFailure: Sendable, Hashable {
  /// The sink's name.
  public var name: String
  /// Why, in a phrase.
  public var reason: String

  /// Makes a failure.
  public init(name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}
