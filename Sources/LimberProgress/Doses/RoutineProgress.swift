import LimberBasics
import LimberRoutine

/// The way of one routine through its sessions, and what follows for its ranges.
struct RoutineProgress {
  /// One session as it concerns the routine.
  struct Told {
    let session: SessionRecord
    /// What was aimed at and done of each range, by its key of today.
    let doses: [DoseKey: SidedDose]
    /// Whether anything of the routine was done; else it hurt before that.
    let hasWork: Bool

    /// Whether the doses were those that the history gave, and somebody was there.
    var isGradual: Bool { hasWork && !session.hasOwnDose && !session.isUnattended }
    var hurt: Pain? { session.hurt }
    var day: Day { session.day }
    /// Whether it speaks for a rise: it hurt little or not at all, and was not very hard.
    var isComfortable: Bool {
      !session.isSore && (session.effort ?? 0) < DoseRules.hardEffort && session.badMorning == nil
    }
  }

  /// A session of another routine that hurt, and loads the same part of the body.
  struct Elsewhere {
    let routine: String
    let part: String
    let pain: Pain
    /// Whether it hurt on the morning after.
    let isMorning: Bool
    /// How many of the routine's own sessions came before it.
    let place: Int
  }

  let ranges: [Plan.Dose]
  /// The sessions that count: something was done, and somebody was there or it hurt.
  let sessions: [Told]
  /// The last session of others that hurt the same part of the body.
  let elsewhere: Elsewhere?
  /// The last session at doses that the history gave.
  private let base: Int?
  let levels: [DoseKey: SidedAmount]
  let routine: String
  let file: String?
  /// The longest time on foot of late, where other targets would make a session far longer than it.
  let limit: ([DoseKey: DoseAmount]) -> Duration?
  /// Whether anything was ever done of any range of the routine, under whatever name.
  private let isKnown: Bool

  /// - Parameters:
  ///   - routine: the routine as it is played.
  ///   - file: its file, where that lies outside of the libraries.
  ///   - ranges: its own ranges, in the order of the file.
  ///   - history: trainings in the order of the file.
  ///   - limit: the longest time on foot of late, where some targets would make a session far longer.
  init(
    _ routine: Routine, in file: String?, _ ranges: [Plan.Dose], _ history: [SessionRecord],
    limit: @escaping ([DoseKey: DoseAmount]) -> Duration?
  ) {
    let id = routine.id
    self.routine = id
    self.file = file
    self.limit = limit
    self.ranges = ranges
    let memory = DoseMemory(ranges)
    let parts = routine.bodyParts
    var sessions: [Told] = []
    var elsewhere: Elsewhere?
    for session in history {
      if let told = Self.told(session, of: id, in: file, memory) {
        sessions.append(told)
      } else if let hurting = session.hurting(parts) {
        elsewhere = Elsewhere(
          routine: hurting.routine, part: hurting.part, pain: hurting.pain,
          isMorning: hurting.isMorning, place: sessions.count)
      }
    }
    self.sessions = sessions
    self.elsewhere = elsewhere
    base = sessions.lastIndex { $0.isGradual && !$0.doses.isEmpty }
    isKnown = sessions.contains { told in
      told.isGradual && told.session.doses.contains { $0.key.routine == id }
    }
    var levels: [DoseKey: SidedAmount] = [:]
    for range in ranges {
      let recorded = sessions.lazy.reversed().filter(\.isGradual)
        .compactMap { $0.doses[range.key]?.target }.first
      guard let recorded = recorded?.map(DoseStep(range).clamped) else { continue }
      levels[range.key] = range.isForBothSides ? recorded : SidedAmount(recorded.least)
    }
    self.levels = levels
  }

  /// What a session tells of the routine; nil where it does not concern it.
  private static func told(
    _ session: SessionRecord, of routine: String, in file: String?, _ memory: DoseMemory
  ) -> Told? {
    guard session.plays(routine, in: file) else { return nil }
    let told = Told(
      session: session, doses: memory.doses(in: session, of: routine),
      hasWork: session.hasWork(of: routine, in: file))
    let counts = told.hasWork && !session.isUnattended
    // What hurt before anything was done was not this routine, where something else was done.
    let hurts = told.hurt != nil && (told.hasWork || !session.hasWork)
    return counts || hurts ? told : nil
  }

  /// What holds of each range, in the order of the ranges: one decision, or one for each side where one of
  /// them stays behind.
  func decisions(on today: Day) -> [[DoseDecision]] {
    guard let base else {
      return ranges.map { [DoseDecision($0, $0.min, isKnown ? .unfamiliar : .beginning)] }
    }
    let way = Way(
      since: base, pause: longestPause(from: base, until: today),
      hasBadMornings: hasTwoBadMornings(from: base))
    let hold = hold(since: base)
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
  private func hold(since base: Int) -> DoseReason? {
    let since = sessions[base...]
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
    guard let elsewhere, elsewhere.place > base else { return nil }
    return .heldForOther(
      elsewhere.pain, of: elsewhere.routine, part: elsewhere.part, isMorning: elsewhere.isMorning)
  }
}
