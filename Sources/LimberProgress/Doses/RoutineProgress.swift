import LimberBasics
import LimberRoutine

/// The way of one routine through its sessions, and what follows for its ranges.
struct RoutineProgress {
  /// One session as it concerns the routine.
  struct Told {
    let session: SessionRecord
    /// What was aimed at and done of each range, by its key of today.
    let doses: [DoseKey: SessionRecord.DoseRecord]
    /// Whether anything of the routine was done; else it hurt before that.
    let hasWork: Bool

    /// Whether the doses were those that the history gave, and somebody was there.
    var isGradual: Bool { hasWork && !session.hasOwnDose && !session.isUnattended }
    var hurt: Pain? { session.hurt }
    var day: Day { session.day }
    /// Whether it speaks for a rise: it hurt little or not at all, and was not very hard.
    var isComfortable: Bool {
      !session.isPainStop && (hurt?.weight ?? 0) <= DoseRules.comfortablePain
        && (session.effort ?? 0) < DoseRules.hardEffort && session.badMorning == nil
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
  let levels: [DoseKey: DoseAmount]
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
    var levels: [DoseKey: DoseAmount] = [:]
    for range in ranges {
      let recorded = sessions.lazy.reversed().filter(\.isGradual)
        .compactMap { $0.doses[range.key]?.target }.first
      if let recorded { levels[range.key] = DoseStep(range).clamped(recorded) }
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

  func decisions(on today: Day) -> [DoseDecision] {
    guard let base else {
      return ranges.map { DoseDecision($0, $0.min, isKnown ? .unfamiliar : .beginning) }
    }
    let worst = sessions[base...].compactMap(\.hurt).max() ?? .rated(0)
    let pain = worst.weight
    let isTwice = hasTwoBadRunning(from: base)
    let pause = longestPause(from: base, until: today)
    if pain >= DoseRules.severePain || isTwice {
      return ranges.map { DoseDecision($0, $0.min, .minimumForPain(worst, twice: isTwice)) }
    }
    if pause > DoseRules.longBreak {
      return ranges.map { DoseDecision($0, $0.min, .minimumAfterBreak(days: pause)) }
    }
    let isBad = pain >= DoseRules.badPain
    let hasBadMornings = hasTwoBadMornings(from: base)
    if isBad || hasBadMornings || pause > DoseRules.shortBreak {
      return ranges.map { range in
        let step = DoseStep(range)
        let before = level(range)
        let afterPain = isBad || hasBadMornings ? step.back(from: before) : before
        let isLeast = before == range.min
        if pause > DoseRules.shortBreak {
          return DoseDecision(
            range, step.backAThird(from: afterPain),
            isLeast ? .minimumAfterBreak(days: pause) : .backAfterBreak(days: pause, from: before))
        }
        guard isBad else { return DoseDecision(range, afterPain, .backForMornings(from: before)) }
        return DoseDecision(
          range, afterPain,
          isLeast ? .minimumForPain(worst, twice: false) : .backForPain(worst, from: before))
      }
    }
    if let reason = hold(since: base, worst) {
      return ranges.map { DoseDecision($0, level($0), reason) }
    }
    return grown(on: today)
  }

  /// Why every dose stays as it is; nil where nothing holds them.
  private func hold(since base: Int, _ worst: Pain) -> DoseReason? {
    let since = sessions[base...]
    if worst.weight > DoseRules.comfortablePain || since.contains(where: \.session.isPainStop) {
      return .heldForPain(worst)
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

  func level(_ range: Plan.Dose) -> DoseAmount { levels[range.key] ?? range.min }

  // MARK: - Down

  private func hasTwoBadRunning(from base: Int) -> Bool {
    let isBad = sessions.map { ($0.hurt?.weight ?? 0) >= DoseRules.badPain }
    return (base..<sessions.count).contains { $0 > 0 && isBad[$0] && isBad[$0 - 1] }
  }

  /// Whether of two mornings running that were told of, the later one of a session at the base or after
  /// it, both were bad; what was told on one day of several sessions is one morning.
  private func hasTwoBadMornings(from base: Int) -> Bool {
    var mornings: [(day: Day?, isBad: Bool, isLate: Bool)] = []
    for (index, told) in sessions.enumerated() where told.session.morning?.isAnswer == true {
      let isBad = told.session.badMorning != nil
      if let last = mornings.last, last.day != nil, last.day == told.session.morningDay {
        mornings[mornings.count - 1] = (last.day, last.isBad || isBad, index >= base)
      } else {
        mornings.append((told.session.morningDay, isBad, index >= base))
      }
    }
    return zip(mornings, mornings.dropFirst()).contains { $0.isBad && $1.isBad && $1.isLate }
  }

  /// The longest run of days without a session since the base; a clock that was set back counts nothing.
  private func longestPause(from base: Int, until today: Day) -> Int {
    let days = sessions[base...].filter(\.hasWork).map(\.day) + [today]
    return zip(days, days.dropFirst()).map { $0.distance(to: $1) }.max() ?? 0
  }
}
