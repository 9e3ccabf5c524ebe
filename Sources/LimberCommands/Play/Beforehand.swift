import LimberBasics
import LimberEvents
import LimberHistory
import LimberHost
import LimberPlatform
import LimberProgress
import LimberRoutine
import LimberSession

/// What is said and asked before a session: limits, jumps of the dose, pain of the last days, and a
/// session to go on from.
struct Beforehand {
  let past: Past
  /// The sessions that were interrupted.
  let places: KeptPlaces
  /// Who plays, and on what a question can be asked.
  let audience: Audience
  let clock: WallClock
  let streams: Streams

  /// How long ago a session may have been interrupted for the offer to go on, in milliseconds.
  static let fresh: Int64 = 12 * 3_600_000

  // MARK: - Pain

  /// What follows from pain that ended the last session.
  enum Care {
    /// Nothing: there was none, or the person wants to play all the same.
    case none
    /// Nobody can be asked: it is played at no more than what the history gives.
    case usualDose
    /// It is not played.
    case leave
  }

  /// Says that pain ended the last session of a routine, and asks whether to play all the same.
  func care(for sets: [RoutineSet]) throws(Interruption) -> Care {
    guard audience.isKept, let stop = past.painStop(of: sets) else { return .none }
    if stop.isSevere { streams.say(.severePain) }
    if let answer = try audience.asks(
      .playAfterPain(on: stop.day, today: past.today), usually: false)
    {
      return answer ? .none : .leave
    }
    streams.say(.playedAfterPain(on: stop.day, today: past.today))
    return .usualDose
  }

  /// The same before a session is gone on with.
  ///
  /// - Throws: `CommandFailure` where nobody can be asked.
  func mayGoOn(with sets: [RoutineSet]) throws -> Bool {
    guard audience.isKept, let stop = past.painStop(of: sets) else { return true }
    if stop.isSevere { streams.say(.severePain) }
    if let answer = try audience.asks(
      .playAfterPain(on: stop.day, today: past.today), usually: false)
    {
      return answer
    }
    throw CommandFailure(
      .tryLater,
      "you stopped \(English.day(stop.day, on: past.today)) because it hurt;"
        + " it does not go on where nobody can be asked")
  }

  // MARK: - Limits

  /// Says how the routines stand to what they allow; past a limit, asks.
  ///
  /// - Returns: whether to play.
  /// - Throws: `CommandFailure` past a limit, where nobody can be asked.
  func passLimits(of sets: [RoutineSet]) throws -> Bool {
    guard audience.isKept else { return true }
    past.sayWhatIsLeftOut(of: sets, on: streams)
    let limits = past.limits(of: sets)
    for limit in limits { streams.say(limit.note(on: past.today)) }
    guard let exceeded = limits.first(where: \.isExceeded) else { return true }
    if let answer = try audience.asks(
      .playPastLimit, usually: false)
    {
      return answer
    }
    let isRest = if case .rest = exceeded.period { true } else { false }
    throw CommandFailure(
      .tryLater,
      "'\(exceeded.routine)' \(isRest ? "asks for rest" : "has been done as often as it allows");"
        + " it is not played")
  }

  // MARK: - The dose

  /// Warns where the person's own dose jumps.
  func warnOfJumps(in plan: Plan, sets: [RoutineSet]) {
    for doses in past.doses(for: sets) {
      for jump in doses.jumps(in: plan) { streams.say(jump.note(in: streams.phrases)) }
    }
  }

  /// Says where one side stays behind the other.
  func tellSides(of plan: Plan) {
    for left in plan.doses where left.key.side == .left {
      let key = left.key.ofBothSides
      guard let right = plan.doses.first(where: { $0.key == key.at(.right) }),
        left.min == right.min, left.max == right.max, left.target != right.target
      else { continue }
      streams.say(
        .sideBehind(name: left.name, left: left.target, right: right.target, key.unit))
    }
  }

  /// Warns where it walks and runs for far longer than of late, whoever asks for that.
  ///
  /// - Returns: what warns where keys ask for it later; nil where nothing can.
  func warnOfSpike(in plan: Plan, sets: [RoutineSet]) -> SinkAssignment? {
    guard audience.isKept else { return nil }
    let onFoot = TimeOnFoot(of: sets, history: past.sessions, today: past.today)
    if let longest = onFoot.longest, let time = onFoot.spike(in: plan) {
      streams.say(.spike(time, longest: longest))
    }
    return FootWatch.assignment(onFoot, plan: plan)
  }

  // MARK: - Going on

  /// The position of a session of these routines that was interrupted, where the person wants to go on.
  ///
  /// - Parameter names: what names them from any folder.
  func offerToGoOn(
    _ names: [String], sets: [RoutineSet]
  ) throws(Interruption) -> Position? {
    guard audience.canAsk else { return nil }
    let now = clock.now().milliseconds
    guard
      let position = places.all().first(where: { $0.routines == names }),
      !position.isStopped, now - position.time.milliseconds < Self.fresh,
      now >= position.time.milliseconds, position.fits(sets)
    else { return nil }
    let wants = try audience.asks(
      .goOn(since: position.time, now: clock.now()), usually: true)
    return wants == true ? position : nil
  }
}

extension LimitStatus {
  /// How a session stands to the limit, as it is told.
  func note(on today: Day) -> SessionNote {
    switch period {
    case .day, .week:
      .limit(title: title, ordinal: ordinal, perDay: period == .day, allowed: allowed)
    case .rest(let day): .rest(title: title, until: day, today: today)
    }
  }
}

extension GradualDoses.Jump {
  /// The jump, as it is warned of.
  func note(in phrases: any Phrases) -> SessionNote {
    let name =
      name == nil && key.side == nil
      ? phrases.label(.dose(key.unit)) : English.dose(named: name, key)
    return .jump(name: name, wanted: wanted, usual: usual, key.unit)
  }
}
