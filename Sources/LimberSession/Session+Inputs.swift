public import LimberBasics
public import LimberEvents
internal import LimberRoutine

// MARK: - What it answers

extension Session {
  /// The instant, on the caller's clock, at which `advance(to:)` must next be called; nil while it
  /// waits for an input.
  public var nextDeadline: Duration? {
    switch state {
    case .idle, .paused, .over: nil
    case .playing(let playing): boundary(of: playing).map(clock.instant)
    case .counting(_, let count): count.boundary
    }
  }

  /// Whether the last event has been sent.
  public var isOver: Bool {
    switch state {
    case .idle, .playing, .paused, .counting: false
    case .over: true
    }
  }

  /// Whether it stands still until somebody goes on.
  public var isPaused: Bool {
    switch state {
    case .idle, .playing, .counting, .over: false
    case .paused: true
    }
  }

  /// Whether its time stands still, be it that the person is counted in already.
  public var isStill: Bool {
    switch state {
    case .idle, .playing, .over: false
    case .paused, .counting: true
    }
  }

  /// What it waits for a person to answer, be it paused meanwhile; nil where it does not wait.
  public var waitsFor: WaitReason? {
    switch state {
    case .idle, .over: nil
    case .playing(let playing), .paused(let playing, _), .counting(let playing, _):
      if case .waiting(let waiting) = playing.activity { waiting.what.reason } else { nil }
    }
  }

  /// The instant of an event on the caller's clock; right until the next input.
  public func instant(of event: SessionEvent) -> Duration { clock.instant(of: event.at) }

  /// Where it stands, to be kept and gone back to.
  public var place: Place {
    switch state {
    case .idle(let walk), .over(let walk): Place(step: walk.index, choices: walk.choicesTaken)
    case .playing(let playing): playing.place(at: clock.latest)
    case .paused(let playing, let since): playing.place(at: since)
    case .counting(let playing, let count): playing.place(at: count.since)
    }
  }

  /// Whether every step lies behind it.
  public var isPastLastStep: Bool {
    switch state {
    case .idle(let walk), .over(let walk): walk.leaf == nil
    case .playing, .paused, .counting: false
    }
  }
}

// MARK: - What it is told

// Each input takes who or what gave it; what a command causes carries the name of its sender.

extension Session {
  /// How many boundaries one call yields at most, where no input waits behind them.
  private static let batch = 256

  /// Begins; the time that is planned is told from the step on with which it begins.
  public mutating func start(at now: Duration) -> [SessionEvent] {
    begin(at: now)
    yieldBoundaries(until: now, atMost: Self.batch)
    return outbox.drain()
  }

  /// Yields the boundaries that are due.
  ///
  /// It yields 256 at most, so that a long stretch of them does not fill the memory; where more are
  /// due, `nextDeadline` lies in the past.
  public mutating func advance(to now: Duration) -> [SessionEvent] {
    yieldBoundaries(until: now, atMost: Self.batch)
    return outbox.drain()
  }

  /// Stands still.
  public mutating func pause(at now: Duration, by cause: InputCause = .person) -> [SessionEvent] {
    input(at: now, by: cause) { $0.pause($1, at: $2, by: cause) }
  }

  /// Goes on; a person is counted in first, where the settings say so, unless they go on again.
  public mutating func resume(at now: Duration, by cause: InputCause = .person) -> [SessionEvent] {
    input(at: now, by: cause) { session, _, _ in session.goOn(at: now, by: cause) }
  }

  /// The machine slept for `gap` just before `now`; the caller's clock did not count it.
  public mutating func slept(at now: Duration, gap: Duration) -> [SessionEvent] {
    input(at: now, by: .suspend) { session, _, time in session.sleep(gap, at: time, instant: now) }
  }

  /// Skips to the next step; a lead-in's step with it, and a choice with all its branches.
  public mutating func next(at now: Duration, by cause: InputCause = .person) -> [SessionEvent] {
    input(at: now, by: cause) { $0.skip($1, at: $2) }
  }

  /// Goes to the start of the step when more than 2 s in, else to the step before.
  public mutating func previous(at now: Duration, by cause: InputCause = .person) -> [SessionEvent]
  {
    input(at: now, by: cause) { $0.goBack($1, at: $2) }
  }

  /// Begins the step, or the lead-in before it, again.
  public mutating func restart(at now: Duration, by cause: InputCause = .person) -> [SessionEvent] {
    input(at: now, by: cause) { $0.playAgain($1, at: $2) }
  }

  /// Adds or takes one repetition, or time.
  ///
  /// - Parameter change: how much time; one repetition is added or taken by its sign.
  public mutating func adjust(
    at now: Duration, by change: Duration, from cause: InputCause = .person
  ) -> [SessionEvent] {
    input(at: now, by: cause) { $0.change($1, by: change, at: $2) }
  }

  /// Ends the step as it stands, as done or partial.
  ///
  /// In a lead-in it begins the step at once; a prompt is confirmed; a choice waits on.
  public mutating func finishStep(at now: Duration, by cause: InputCause = .person)
    -> [SessionEvent]
  {
    input(at: now, by: cause) { $0.finish($1, at: $2, by: cause.answeredBy) }
  }

  /// Confirms a prompt, ends a self-paced set, takes a choice's default; paused, goes on as `resume`.
  public mutating func confirm(at now: Duration, by cause: InputCause = .person) -> [SessionEvent] {
    input(at: now, by: cause) { session, playing, time in
      switch session.state {
      case .idle, .over: break
      case .playing: session.confirm(playing, at: time, by: cause.answeredBy)
      case .paused, .counting: session.goOn(at: now, by: cause)
      }
    }
  }

  /// Chooses the branch with a number from 1; paused, goes on with it.
  public mutating func choose(
    at now: Duration, option: Int, by cause: InputCause = .person
  ) -> [SessionEvent] {
    input(at: now, by: cause) { $0.choose($1, option - 1, at: $2, now, by: cause) }
  }

  /// Lets what waits go on by itself from now on, or wait for a key again; changes nothing where nobody
  /// is there.
  public mutating func goHandsFree(_ isHandsFree: Bool, at now: Duration) -> [SessionEvent] {
    input(at: now, by: .person) { session, playing, time in
      guard session.attendance.isAttended else { return }
      session.attend(isHandsFree ? .handsFree : .person, playing, at: time)
    }
  }

  /// Ends the session.
  public mutating func stop(
    at now: Duration, outcome: SessionOutcome = .stopped, reason: String? = nil,
    by cause: InputCause = .person
  ) -> [SessionEvent] {
    input(at: now, by: cause) { $0.stop($1, at: $2, outcome: outcome, reason: reason) }
  }

  /// Says where it is, and changes nothing.
  public mutating func sayStatus(at now: Duration, by cause: InputCause = .person)
    -> [SessionEvent]
  {
    input(at: now, by: cause) { $0.tellStatus($1, at: $2) }
  }

  /// Says that whatever sounds is to fall silent, or may sound again.
  public mutating func mute(
    _ isMuted: Bool, at now: Duration, by cause: InputCause = .person
  ) -> [SessionEvent] {
    input(at: now, by: cause) { session, _, time in session.tellMuting(isMuted, at: time) }
  }

  /// Sends `tick` events from now on, or none any more; seconds that are over have none.
  public mutating func tick(_ isWanted: Bool, at now: Duration) -> [SessionEvent] {
    guard isWanted != ticks else { return [] }
    return input(at: now, by: .person) { $0.tick(isWanted, $1, at: $2) }
  }

  /// Lets an input meet the step that is under way when everything due before it has happened.
  private mutating func input(
    at now: Duration, by cause: InputCause,
    _ change: (inout Session, Playing, Duration) -> Void
  ) -> [SessionEvent] {
    yieldBoundaries(until: now)
    switch state {
    case .idle, .over: break
    case .playing(let playing), .paused(let playing, _), .counting(let playing, _):
      outbox.controller = cause.controller
      change(&self, playing, time(at: now))
      outbox.controller = nil
      yieldBoundaries(until: now)
    }
    return outbox.drain()
  }
}
