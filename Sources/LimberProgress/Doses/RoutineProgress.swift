import LimberBasics
import LimberRoutine

/// The way of one routine through its sessions, and what follows for its ranges.
struct RoutineProgress {
  /// One session as it concerns the routine.
  private struct Told {
    let session: SessionRecord
    /// What was aimed at and done of each range, by its key of today.
    let doses: [DoseKey: SessionRecord.DoseRecord]
    /// Whether anything of the routine was done; else it hurt before that.
    let hasWork: Bool

    /// Whether the doses were those that the history gave, and somebody was there.
    var isGradual: Bool { hasWork && !session.hasOwnDose && !session.isUnattended }
    var hurt: Pain? { session.hurt }
    var day: Day { session.day }
  }

  private let ranges: [Plan.Dose]
  /// The sessions that count: something was done, and somebody was there or it hurt.
  private let sessions: [Told]
  /// The last session at doses that the history gave.
  private let base: Int?
  private let levels: [DoseKey: DoseAmount]
  private let routine: String
  private let file: String?
  /// Whether anything was ever done of any range of the routine, under whatever name.
  private let isKnown: Bool

  init(_ routine: String, in file: String?, _ ranges: [Plan.Dose], _ history: [SessionRecord]) {
    self.routine = routine
    self.file = file
    self.ranges = ranges
    let memory = DoseMemory(ranges)
    let sessions = history.compactMap { session -> Told? in
      guard session.plays(routine, in: file) else { return nil }
      let told = Told(
        session: session, doses: memory.doses(in: session, of: routine),
        hasWork: session.hasWork(of: routine, in: file))
      let counts = told.hasWork && !session.isUnattended
      // What hurt before anything was done was not this routine, where something else was done.
      let hurts = told.hurt != nil && (told.hasWork || !session.hasWork)
      return counts || hurts ? told : nil
    }
    self.sessions = sessions
    base = sessions.lastIndex { $0.isGradual && !$0.doses.isEmpty }
    isKnown = sessions.contains { told in
      told.isGradual && told.session.doses.contains { $0.key.routine == routine }
    }
    var levels: [DoseKey: DoseAmount] = [:]
    for range in ranges {
      let recorded = sessions.lazy.reversed().filter(\.isGradual)
        .compactMap { $0.doses[range.key]?.target }.first
      if let recorded { levels[range.key] = DoseStep(range).clamped(recorded) }
    }
    self.levels = levels
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
    if isBad || pause > DoseRules.shortBreak {
      return ranges.map { range in
        let step = DoseStep(range)
        let before = level(range)
        let afterPain = isBad ? step.back(from: before) : before
        let isLeast = before == range.min
        if pause > DoseRules.shortBreak {
          return DoseDecision(
            range, step.backAThird(from: afterPain),
            isLeast ? .minimumAfterBreak(days: pause) : .backAfterBreak(days: pause, from: before))
        }
        return DoseDecision(
          range, afterPain,
          isLeast ? .minimumForPain(worst, twice: false) : .backForPain(worst, from: before))
      }
    }
    if pain > DoseRules.comfortablePain {
      return ranges.map { DoseDecision($0, level($0), .heldForPain(worst)) }
    }
    return grown(on: today)
  }

  private func level(_ range: Plan.Dose) -> DoseAmount { levels[range.key] ?? range.min }

  // MARK: - Down

  private func hasTwoBadRunning(from base: Int) -> Bool {
    let isBad = sessions.map { ($0.hurt?.weight ?? 0) >= DoseRules.badPain }
    return (base..<sessions.count).contains { $0 > 0 && isBad[$0] && isBad[$0 - 1] }
  }

  /// The longest run of days without a session since the base; a clock that was set back counts nothing.
  private func longestPause(from base: Int, until today: Day) -> Int {
    let days = sessions[base...].filter(\.hasWork).map(\.day) + [today]
    return zip(days, days.dropFirst()).map { $0.distance(to: $1) }.max() ?? 0
  }

  // MARK: - Up

  private func grown(on today: Day) -> [DoseDecision] {
    let comfortable = comfortableSessions()
    func count(_ range: Plan.Dose) -> Int {
      comfortable.count { session in
        session.doses[range.key].map { $0.did >= $0.target } ?? false
      }
    }
    // The first of the least grown comes first in the file.
    func leastGrown(_ candidates: [Plan.Dose]) -> Plan.Dose? {
      candidates.min { DoseStep($0).share(of: level($0)) < DoseStep($1).share(of: level($1)) }
    }
    let open = ranges.filter { level($0) < $0.max }
    let ready = open.filter { count($0) >= DoseRules.sessionsBeforeRise }
    let next = leastGrown(ready) ?? leastGrown(open)
    return ranges.map { range in
      guard levels[range.key] != nil else { return DoseDecision(range, range.min, .unfamiliar) }
      let level = level(range)
      guard level < range.max else { return DoseDecision(range, level, .atMaximum) }
      guard let next, range.key == next.key else {
        return DoseDecision(range, level, .waiting(for: next ?? range))
      }
      let raised = DoseStep(range).up(from: level)
      let sessions = count(range)
      if sessions < DoseRules.sessionsBeforeRise {
        let missing = DoseRules.sessionsBeforeRise - sessions
        return DoseDecision(
          range, level, .counting(sessions: sessions, missing: missing, next: raised))
      }
      if let last = lastRise(), last.distance(to: today) < DoseRules.daysBetweenRises {
        let days = min(
          DoseRules.daysBetweenRises - last.distance(to: today), DoseRules.daysBetweenRises)
        return DoseDecision(range, level, .resting(days: days, next: raised))
      }
      return DoseDecision(range, raised, .raised(from: level))
    }
  }

  /// The completed sessions at today's levels with little or no pain, back to the first that hurt, that
  /// was at other doses or that a break came after.
  private func comfortableSessions() -> [Told] {
    var found: [Told] = []
    var later: Day?
    for session in sessions.reversed() {
      if (session.hurt?.weight ?? 0) > DoseRules.comfortablePain { break }
      if let later, session.day.distance(to: later) > DoseRules.shortBreak { break }
      later = session.day
      guard session.isGradual else { continue }
      let isSame = ranges.allSatisfy { range in
        session.doses[range.key].map { $0.target == level(range) } ?? true
      }
      guard isSame else { break }
      if session.session.completes(routine, in: file) { found.append(session) }
    }
    return found
  }

  /// The day of the first session at doses higher than those before; nil where no dose ever rose.
  private func lastRise() -> Day? {
    var last: Day?
    var before: [DoseKey: DoseAmount] = [:]
    for session in sessions where session.isGradual {
      for range in ranges {
        guard let target = session.doses[range.key]?.target else { continue }
        if let earlier = before[range.key], target > earlier { last = session.day }
        before[range.key] = target
      }
    }
    return last
  }
}
