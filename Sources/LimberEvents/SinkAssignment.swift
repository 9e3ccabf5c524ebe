/// One sink of a session: what it wants, and how it is made on its own thread.
package struct SinkAssignment: Sendable {
  /// What messages call it.
  package var name: String
  /// The kinds of event that it receives.
  package var kinds: Set<EventKind>
  /// Whether it is the screen on which the player shows its messages.
  package var showsMessages: Bool
  /// Whether it sees by itself that it takes nothing any more, and fails then.
  package var watchesItself: Bool
  /// How many files it may have open at once: pipes to a program, a log.
  package var openFiles: Int
  /// How long the end of the session waits for it, at most.
  package var drain: Duration
  /// Ends it from another thread, where the end of the session has waited for it long enough.
  package var abandon: @Sendable () -> Void
  /// Prepares for a session before it begins, and answers why it could not, in a phrase; nil where the
  /// sink has nothing to prepare.
  package var prepare: (@Sendable (_ rehearsal: SinkRehearsal) -> String?)?
  /// Makes it; throws where what it needs cannot be had, and then the session goes on without it.
  package var make: @Sendable (_ port: SinkPort) throws -> any Sink

  package init(
    name: String, kinds: Set<EventKind>, showsMessages: Bool = false,
    watchesItself: Bool = false, openFiles: Int = 2,
    drain: Duration = .seconds(2), abandon: @escaping @Sendable () -> Void = {},
    prepare: (@Sendable (_ rehearsal: SinkRehearsal) -> String?)? = nil,
    make: @escaping @Sendable (_ port: SinkPort) throws -> any Sink
  ) {
    self.name = name
    self.kinds = kinds
    self.showsMessages = showsMessages
    self.watchesItself = watchesItself
    self.openFiles = openFiles
    self.drain = drain
    self.abandon = abandon
    self.prepare = prepare
    self.make = make
  }
}

/// What is to come in a session, for a sink that prepares for it.
package struct SinkRehearsal: Sendable {
  /// The session's UUID.
  package var session: String
  /// What it will say, as far as it is known: one playing or more, each from `sessionStarted` on.
  package var events: [SessionEvent]
  /// How many seconds of the session pass in a second.
  package var speed: Double
  /// Whether it is still waited for.
  package var isWanted: @Sendable () -> Bool
  /// Told how much of how much there is.
  package var report: @Sendable (_ done: Int, _ count: Int) -> Void

  package init(
    session: String, events: [SessionEvent], speed: Double = 1,
    isWanted: @escaping @Sendable () -> Bool = { true },
    report: @escaping @Sendable (_ done: Int, _ count: Int) -> Void = { _, _ in }
  ) {
    self.session = session
    self.events = events
    self.speed = speed
    self.isWanted = isWanted
    self.report = report
  }
}

/// What a sink may ask of the player; calling it never waits.
package struct SinkPort: Sendable {
  /// The session's UUID.
  package var session: String
  /// Controls the session; of more than 50 commands in a second the rest is dropped.
  package var control: @Sendable (ControlCommand) -> Void
  /// Says that it controls nothing any more: where nobody is there, what it paused goes on.
  package var leave: @Sendable () -> Void
  /// Tells the person something, in one line.
  package var say: @Sendable (SessionNote) -> Void
  /// The steps to come, as the session begins; worked out for those who ask.
  package var outline: @Sendable () -> [OutlineStep]
  /// Where the session is, for a sink that joins it in its middle; nil where it is there from the start.
  package var status: SessionStatus?
  /// What is to come and where the session is, found out now; waits for the session for a moment.
  package var overview: @Sendable () -> SessionOverview
  /// How many seconds of the session pass in a second.
  package var speed: Double

  package init(
    session: String = "", speed: Double = 1,
    outline: @escaping @Sendable () -> [OutlineStep] = { [] },
    status: SessionStatus? = nil,
    overview: @escaping @Sendable () -> SessionOverview = { SessionOverview() },
    control: @escaping @Sendable (ControlCommand) -> Void = { _ in },
    leave: @escaping @Sendable () -> Void = {},
    say: @escaping @Sendable (SessionNote) -> Void = { _ in }
  ) {
    self.session = session
    self.speed = speed
    self.outline = outline
    self.status = status
    self.overview = overview
    self.control = control
    self.leave = leave
    self.say = say
  }
}
