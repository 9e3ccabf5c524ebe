package import LimberEvents
internal import LimberRoutine

/// What a session would say if the person changed something: for whoever plays its events without a session.
extension Session {
  /// What the timed step that has just begun may say, whatever length it is given.
  ///
  /// - Returns: Each rule, with its event as it comes where the rule holds. Nothing in any other step; and of a
  ///   range nothing that its most does not reach.
  package func foretold(at now: Duration) -> [(rule: CueRule, event: SessionEvent)] {
    guard case .playing(let begun) = state, case .timed(let planned) = begun.activity else {
      return []
    }
    return planned.rules.enumerated().compactMap { place, rule in
      var copy = self
      let least = rule.isAbove ? rule.least + .seconds(1) : rule.least
      if least > planned.duration { _ = copy.adjust(at: now, by: least - planned.duration) }
      guard case .playing(let playing) = copy.state, case .timed(let run) = playing.activity,
        let offset = rule.offset(in: run.duration), offset <= run.duration
      else { return nil }
      let time = run.start + offset
      _ = copy.advance(to: max(now, clock.instant(of: time)))
      let moment = TimedRun.Instant(offset: offset, rule: rule, place: place)
      copy.tell(moment, of: run, at: playing.leaf, time)
      return copy.outbox.drain().last.map { (rule, $0) }
    }
  }

  /// The rest that fills a lap of rounds or sets with `every`, come to when all of the lap is left.
  package struct LapRest: Sendable {
    /// The session, which has just come to it.
    package let session: Session
    /// What it says on coming to it.
    package let events: [SessionEvent]
    /// How long a lap is.
    package let lap: Duration
    /// How long the rest is where everything goes as planned; nothing where no time is left then.
    package let planned: Duration
  }

  /// The rest that fills the lap behind the step under way; nil where another step comes next.
  package func restOfLap(at now: Duration) -> LapRest? {
    guard case .playing(let playing) = state else { return nil }
    var walk = playing.leaf.walk
    walk.next()
    guard let step = walk.step, let lap = step.fills else { return nil }
    var copy = self
    let time = copy.time(at: now)
    walk.resumeLaps([Duration](repeating: .zero, count: walk.laps(at: time).count), at: time)
    let arrival = Arrival(
      walk, isLeadInDue: false, hasJumped: false, at: time, phrases: settings.phrases)
    copy.enter(arrival, at: time)
    return LapRest(
      session: copy, events: copy.outbox.drain(), lap: lap, planned: step.duration(at: .target))
  }

  /// Whether the step under way is the rest that fills a lap.
  package var isInRestOfLap: Bool {
    if case .playing(let playing) = state { playing.leaf.step.fills != nil } else { false }
  }

  /// The laps that the step under way stands in, each by a name that no other has; the outermost first.
  package var laps: [String] {
    if case .playing(let playing) = state { playing.leaf.walk.lapNames } else { [] }
  }
}
