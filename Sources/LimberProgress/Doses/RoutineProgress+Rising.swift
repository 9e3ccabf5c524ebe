import LimberBasics
import LimberRoutine

// When a dose goes up: the sessions that count for it, and what it waits for.

extension RoutineProgress {
  /// What there is of comfortable sessions at the level of one range.
  private struct Record {
    /// On how many days there was one.
    var days = 0
    /// Whether of one of the last three days the pain was told.
    var isRated = false

    /// - Parameters:
    ///   - sessions: from the last one backwards; no more of them are read than decide anything.
    ///   - key: the range, all of which was done in those that count.
    init(_ sessions: ToldSessions, of key: DoseKey) {
      var known: Set<Int> = []
      for session in sessions where session.doses[key]?.isReached ?? false {
        known.insert(session.day.days)
        days = known.count
        isRated =
          isRated || days <= DoseRules.sessionsBeforeRise && session.session.pain != nil
        if isRated, days >= DoseRules.sessionsBeforeRise { break }
      }
    }
  }

  /// The doses where nothing takes them back or holds them all.
  func grown(on today: Day) -> [[DoseDecision]] {
    let comfortable = comfortableSessions()
    func record(_ range: Plan.Dose) -> Record { Record(comfortable, of: range.key) }
    // The first of the least grown comes first in the file; a side that stayed behind is what counts.
    func leastGrown(_ candidates: [Plan.Dose]) -> Plan.Dose? {
      candidates.min {
        DoseStep($0).share(of: level($0).least) < DoseStep($1).share(of: level($1).least)
      }
    }
    let open = ranges.filter { level($0).least < $0.max }
    let ready = open.filter { record($0).days >= DoseRules.sessionsBeforeRise }
    // One that would make a walk or a run far longer leaves its turn to another.
    let fitting = ready.filter { tooLong($0) == nil }
    let next = leastGrown(fitting) ?? leastGrown(ready) ?? leastGrown(open)
    return ranges.map { range in
      guard levels[range.key] != nil else { return [DoseDecision(range, range.min, .unfamiliar)] }
      let level = level(range)
      // Where one side stayed behind, only that one is spoken of; the other waits for it.
      func told(_ amount: SidedAmount, _ reason: DoseReason, isNext: Bool) -> [DoseDecision] {
        let sides = [Side.left, .right].map { side in
          let waits = isNext && level.behind == side.opposite
          return Fall(amount: amount[side], reason: waits ? .ahead(of: side.opposite) : reason)
        }
        return Self.decisions(range, sides)
      }
      guard level.least < range.max else { return told(level, .atMaximum, isNext: false) }
      guard let next, range.key == next.key else {
        return told(level, .waiting(for: next ?? range), isNext: false)
      }
      let raised = level.raised(DoseStep(range))
      if let reason = wait(range, for: raised[level.behind], record(range), on: today) {
        return told(level, reason, isNext: true)
      }
      return told(raised, .raised(from: level.least), isNext: true)
    }
  }

  /// What the next dose waits for; nil where nothing is in its way.
  private func wait(
    _ range: Plan.Dose, for raised: DoseAmount, _ record: Record, on today: Day
  ) -> DoseReason? {
    let missing = DoseRules.sessionsBeforeRise - record.days
    if missing > 0 { return .counting(sessions: record.days, missing: missing, next: raised) }
    if !record.isRated { return .unrated(sessions: record.days, next: raised) }
    if isMorningOpen { return .open(next: raised) }
    if let longest = tooLong(range) { return .tooLong(next: raised, longest: longest) }
    guard let last = lastRise(before: today) else { return nil }
    let days = DoseRules.daysBetweenRises - last.distance(to: today)
    return days > 0
      ? .resting(days: min(days, DoseRules.daysBetweenRises), next: raised) : nil
  }

  /// The longest time on foot of late, where a rise of a range would make a session far longer; nil where
  /// it would not.
  private func tooLong(_ range: Plan.Dose) -> Duration? {
    var targets: [DoseKey: DoseAmount] = [:]
    for other in ranges {
      let amount = level(other)
      targets.merge(
        (other.key == range.key ? amount.raised(DoseStep(range)) : amount).targets(of: other.key)
      ) { $1 }
    }
    return limit(targets)
  }

  /// Whether the person was asked how a morning after was, and has not told anything since.
  private var isMorningOpen: Bool {
    for told in sessions {
      if told.session.morning == .asked { return true }
      if told.session.pain != nil || told.session.morning?.isAnswer == true { return false }
    }
    return false
  }

  /// The completed sessions at today's levels with little or no pain and effort, from the last one back
  /// to the first that was not comfortable, that was at other doses or that a break came after, and not
  /// beyond pain of the same part of the body.
  private func comfortableSessions() -> ToldSessions {
    var left = sessions.makeIterator()
    var isOver = false
    var later: Day?
    return ToldSessions {
      while !isOver, let session = left.next() {
        if let elsewhere, session.place < elsewhere.place { break }
        guard session.isComfortable else { break }
        if let later, session.day.distance(to: later) > DoseRules.shortBreak { break }
        later = session.day
        guard session.isGradual else { continue }
        let isSame = ranges.allSatisfy { range in
          session.doses[range.key].map { $0.target == level(range) } ?? true
        }
        guard isSame else { break }
        if session.session.completes(routine, in: file) { return session }
      }
      isOver = true
      return nil
    }
  }

  /// The day of the last session at doses higher than those before; nil where no dose ever rose, or all that
  /// rose did it so long before today that it matters no more.
  private func lastRise(before today: Day) -> Day? {
    var later: [DoseKey: (target: SidedAmount, told: Told)] = [:]
    var last: Told?
    let recent = firstPlace(DoseRules.daysBetweenRises, today) ?? .max
    for told in sessions where told.isGradual {
      for range in ranges {
        guard let target = told.doses[range.key]?.target else { continue }
        if let next = later[range.key], next.target.isAbove(target),
          next.told.place > last?.place ?? -1
        {
          last = next.told
        }
        later[range.key] = (target, told)
      }
      let open = max(told.place, later.values.map(\.told.place).max() ?? 0)
      if let last { if open <= last.place { break } } else if open < recent { break }
    }
    return last?.day
  }
}
