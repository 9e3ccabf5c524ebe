internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine
internal import LimberSession

/// What a session will say, as far as it can be known before it begins, for whoever prepares for it.
///
/// The session is played in no time, once for each number of an option that a choice has, and once more by
/// somebody in a hurry, who skips each step and pauses once: so each sentence that keys lead to is among
/// the events, if not each combination of them.
struct Rehearsal {
  /// Events at most; what lies beyond them is not prepared.
  static let limit = 20_000
  /// How long a person takes to answer or to press a key: longer than what happens at one instant.
  private static let hesitation = Duration.seconds(1)
  /// Runs at most: no more options are tried than there are digits on a keyboard.
  private static let options = 9

  private let plan: Plan
  private var settings: Session.Settings
  private let session: String
  private var events: [SessionEvent] = []
  /// The most options that a choice had.
  private var mostOptions = 1

  /// The events, one playing behind the other, each beginning with `sessionStarted`.
  ///
  /// Each is dated as if it began in 1970.
  ///
  /// - Parameter id: the session that it is for.
  static func events(
    of plan: Plan, settings: Session.Settings, session id: String = ""
  ) -> [SessionEvent] {
    var rehearsal = Rehearsal(plan: plan, settings: settings, session: id)
    rehearsal.play(choosing: 1)
    var option = 2
    while option <= min(rehearsal.mostOptions, options) {
      rehearsal.play(choosing: option)
      option += 1
    }
    rehearsal.play(choosing: 1, isHurried: true)
    return rehearsal.events
  }

  private init(plan: Plan, settings: Session.Settings, session: String) {
    self.plan = plan
    self.settings = settings
    self.session = session
    self.settings.ticks = false
  }

  private mutating func play(choosing option: Int, isHurried: Bool = false) {
    var session = Session(plan: plan, settings: settings)
    var now = Duration.zero
    var hasPaused = false
    keep(session.start(at: now), of: session)
    while !session.isOver, events.count < Self.limit {
      if let reason = session.waitsFor, isAnswered(reason, option) {
        now += Self.hesitation
        let told =
          reason == .choice
          ? session.choose(at: now, option: optionOfChoice(option)) : session.confirm(at: now)
        keep(told, of: session)
      } else if isHurried, session.waitsFor == nil, !session.isStill {
        now += Self.hesitation
        if !hasPaused {
          hasPaused = true
          keep(session.pause(at: now), of: session)
          now += Self.hesitation
          keep(session.resume(at: now), of: session)
        } else {
          keep(isInLeadIn ? session.finishStep(at: now) : session.next(at: now), of: session)
        }
      } else if let deadline = session.nextDeadline {
        now = max(now, deadline)
        keep(session.advance(to: now), of: session)
      } else {
        break
      }
    }
  }

  private var isInLeadIn: Bool {
    if case .cue(_, .prepare, _)? = events.last?.body { true } else { false }
  }

  /// Whether an answer is to be given in place of waiting for one that comes by itself.
  private func isAnswered(_ reason: WaitReason, _ option: Int) -> Bool {
    settings.attendance == .person || reason == .choice && option > 1
  }

  private func optionOfChoice(_ option: Int) -> Int {
    guard
      case .waiting(_, .choice, let options, _)? = events.last(where: { $0.kind == .waiting })?.body
    else { return option }
    return min(option, max(options.count, 1))
  }

  private mutating func keep(_ told: [SessionEvent], of session: Session) {
    for var event in told {
      if case .waiting(_, .choice, let options, _) = event.body {
        mostOptions = max(mostOptions, options.count)
      }
      let instant = session.instant(of: event)
      event.stamp = SessionEvent.Stamp(
        sequence: events.count + 1, time: time(after: instant),
        endsAt: event.remaining?.runsOut.map { time(after: instant + $0) }, session: self.session)
      events.append(event)
    }
  }

  private func time(after duration: Duration) -> Instant {
    Instant(milliseconds: Int64(duration.wholeMilliseconds))
  }
}
