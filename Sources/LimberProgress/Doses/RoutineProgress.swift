import LimberBasics
import LimberRoutine

/// The way of one routine through its sessions, and what follows for its ranges.
struct RoutineProgress {
  /// A session of another routine that hurt, and loads the same part of the body.
  struct Elsewhere {
    let routine: String
    let part: String
    let pain: Pain
    /// Whether it hurt on the morning after.
    let isMorning: Bool
    /// Its place in the history.
    let place: Int
  }

  let ranges: [Plan.Dose]
  /// The sessions that count, from the last one backwards: something was done, and somebody was there or it
  /// hurt.
  let sessions: ToldSessions
  /// The last session of others that hurt the same part of the body.
  let elsewhere: Elsewhere?
  /// Those from the last one on at doses that the history gave, in their order; empty where none was.
  let since: [Told]
  let levels: [DoseKey: SidedAmount]
  let routine: String
  let file: String?
  /// The longest time on foot of late, where other targets would make a session far longer than it.
  let limit: ([DoseKey: DoseAmount]) -> Duration?
  /// The first place in the history of a session that began less than so many days before a day, or later.
  let firstPlace: (_ days: Int, _ before: Day) -> Int?

  /// - Parameters:
  ///   - routine: the routine as it is played.
  ///   - file: its file, where that lies outside of the libraries.
  ///   - ranges: its own ranges, in the order of the file.
  ///   - history: trainings in the order of the file.
  ///   - limit: the longest time on foot of late, where some targets would make a session far longer.
  init(
    _ routine: Routine, in file: String?, _ ranges: [Plan.Dose], _ history: some PastSessions,
    limit: @escaping ([DoseKey: DoseAmount]) -> Duration?
  ) {
    let id = routine.id
    self.routine = id
    self.file = file
    self.limit = limit
    self.ranges = ranges
    let places = history.places(of: id)
    // Where nothing of it was done and nobody said that it hurt, it does not concern the routine.
    let worked = Set(history.places(workedIn: id, in: file))
    let telling = Telling(of: id, in: file, DoseMemory(ranges))
    var left = places[...]
    let sessions = ToldSessions {
      while let place = left.popLast() {
        guard worked.contains(place) || history.has(.rated, at: place) else { continue }
        if let told = telling.told(history[place], at: place) { return told }
      }
      return nil
    }
    self.sessions = sessions
    firstPlace = { days, today in
      places.first { history.day(at: $0).distance(to: today) < days }
    }
    elsewhere = Elsewhere(in: history, loading: routine.bodyParts) {
      telling.told(history[$0], at: $0) == nil
    }
    var since: [Told] = []
    var hasBase = false
    for told in sessions {
      since.append(told)
      hasBase = told.isGradual && !told.doses.isEmpty
      if hasBase { break }
    }
    self.since = hasBase ? since.reversed() : []
    var levels: [DoseKey: SidedAmount] = [:]
    for range in hasBase ? ranges : [] {
      var recorded: SidedAmount?
      for told in sessions where told.isGradual {
        recorded = told.doses[range.key]?.target
        if recorded != nil { break }
      }
      guard let recorded = recorded?.map(DoseStep(range).clamped) else { continue }
      levels[range.key] = range.isForBothSides ? recorded : SidedAmount(recorded.least)
    }
    self.levels = levels
  }

  /// What holds of each range, in the order of the ranges: one decision, or one for each side where one of
  /// them stays behind.
  func decisions(on today: Day) -> [[DoseDecision]] {
    guard let base = since.first else {
      // Whether anything was ever done of any range of the routine, under whatever name.
      let isKnown = sessions.contains { told in
        told.isGradual && told.session.doses.contains { $0.key.routine == routine }
      }
      return ranges.map { [DoseDecision($0, $0.min, isKnown ? .unfamiliar : .beginning)] }
    }
    let way = Way(pause: longestPause(until: today), hasBadMornings: hasTwoBadMornings)
    let hold = hold(from: base)
    let falls = ranges.map { range in
      Self.sides(of: range).map { fall(of: range, at: $0, way) }
    }
    if falls.contains(where: { $0.contains { $0 != nil } }) {
      return zip(ranges, falls).map { range, falls in
        let told = zip(Self.sides(of: range), falls).map { side, fall in
          fall ?? Fall(amount: level(range)[side], reason: hold ?? .waiting(for: range))
        }
        return Self.decisions(range, told)
      }
    }
    if let hold {
      return ranges.map { range in
        Self.decisions(
          range, Self.sides(of: range).map { Fall(amount: level(range)[$0], reason: hold) })
      }
    }
    return grown(on: today)
  }

  /// The sides that a range may be told apart by: its own one, both, or none.
  private static func sides(of range: Plan.Dose) -> [Side?] {
    range.isForBothSides ? [.left, .right] : [range.side]
  }

  /// One decision for a range, or one for each side where they differ.
  static func decisions(_ range: Plan.Dose, _ told: [Fall]) -> [DoseDecision] {
    guard told.count == 2, told[0].amount != told[1].amount else {
      let told =
        told.first { $0.reason.takesBack } ?? told.first { !$0.reason.isOfOtherSide } ?? told[0]
      return [DoseDecision(range, told.amount, told.reason)]
    }
    return zip([Side.left, .right], told).map {
      DoseDecision(range, $1.amount, $1.reason, at: $0)
    }
  }

  func level(_ range: Plan.Dose) -> SidedAmount { levels[range.key] ?? SidedAmount(range.min) }

  /// Why every dose stays as it is; nil where nothing holds them.
  private func hold(from base: Told) -> DoseReason? {
    if since.contains(where: \.session.isSore) {
      let worst = since.max { ($0.hurt ?? .rated(0)) < ($1.hurt ?? .rated(0)) }
      return .heldForPain(worst?.hurt ?? .stop, at: worst?.session.soreSide?.only)
    }
    if let morning = since.compactMap(\.session.badMorning).max() {
      return .heldForMorning(morning)
    }
    if let effort = since.compactMap(\.session.effort).max(), effort >= DoseRules.hardEffort {
      return .heldForEffort(effort)
    }
    guard let elsewhere, elsewhere.place > base.place else { return nil }
    return .heldForOther(
      elsewhere.pain, of: elsewhere.routine, part: elsewhere.part, isMorning: elsewhere.isMorning)
  }
}
