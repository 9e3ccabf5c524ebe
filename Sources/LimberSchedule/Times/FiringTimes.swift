package import LimberBasics

/// One moment at which a schedule is due.
package struct Firing: Sendable, Hashable {
  /// The minute the schedule names, on the wall clock.
  package var nominal: LocalMinute
  /// When cron runs it, in seconds since 1970-01-01T00:00:00Z; later than named where a clock change
  /// left that minute out.
  package var instant: Int64

  package init(nominal: LocalMinute, instant: Int64) {
    self.nominal = nominal
    self.instant = instant
  }
}

/// When cron lines fire in a time zone, clock changes included.
///
/// This answers as Debian's cron does for a daemon that never slept. Cron counts minutes of the wall
/// clock and remembers the latest it has served:
/// - Clock forward by up to 3 hours: fixed-time jobs of the minutes left out run at once, wildcard
///   jobs do not. By at most 5 minutes: both run.
/// - Clock back by less than 3 hours: wildcard jobs run by the clock, fixed-time jobs only when the
///   clock has passed the latest minute served.
/// - Any larger jump: the clock is believed, and nothing is made up for.
///
/// Timers of systemd are started by the same rules, but for the minutes that are left out: those are lost.
///
/// Firings at the same instant are one; its nominal minute is then the latest of them.
package struct FiringTimes: Sendable {
  /// The lines of one schedule.
  package let expressions: [CronExpression]
  /// The zone that cron runs in.
  package let zone: Zone
  /// Which of the lines' times are meant; nil where all of them are.
  private let sieve: Timetable?
  private let rule: DayRule
  /// Whether fixed times that a clock change leaves out come right after it.
  private let makesUp: Bool

  /// Makes the firing times of lines that belong together.
  package init(_ expressions: [CronExpression], in zone: Zone) {
    self.expressions = expressions
    self.zone = zone
    (sieve, rule) = (nil, DayRule())
    makesUp = true
  }

  /// Makes the firing times of all that a timetable says.
  init(of timetable: Timetable, in zone: Zone) {
    expressions = timetable.schedule.cue == nil ? timetable.lines : []
    self.zone = zone
    sieve = timetable.isExact ? nil : timetable
    rule = timetable.schedule.rule
    makesUp = timetable.makesUp
  }

  /// The next firings after an instant, at most so many; fewer only where no more ever come.
  package func next(_ count: Int, after instant: Int64) -> [Firing] {
    var found: [Firing] = []
    var start = instant + 1
    let horizon = instant + (sieve == nil ? Self.horizon : Self.ruledHorizon)
    if let first = rule.firstDay { start = max(start, Int64(first.days - 2) * Self.day) }
    while found.count < count, start < horizon {
      let today = zone.localMinute(at: start).date
      if let last = rule.lastDay, today > last.advanced(by: 3) { break }
      guard
        let day = expressions.compactMap({ $0.firstDay(from: today.advanced(by: -1)) }).min()
      else { break }
      if day.days > today.days + 2 {
        start = max(start, Int64(day.days - 2) * Self.day)
      }
      let end = start + Self.day
      found += firings(from: start, to: end)
      start = end
    }
    return Array(found.prefix(count))
  }

  /// The last firing at or before an instant; nil where there was none in 400 years.
  package func last(through instant: Int64) -> Firing? {
    var end = instant + 1
    let horizon = instant - (sieve == nil ? Self.horizon : Self.ruledHorizon)
    if let last = rule.lastDay { end = min(end, Int64(last.days + 4) * Self.day) }
    while end > horizon {
      let today = zone.localMinute(at: end).date
      if let first = rule.firstDay, today < first.advanced(by: -1) { return nil }
      guard
        let day = expressions.compactMap({ $0.lastDay(through: today.advanced(by: 1)) }).max()
      else { return nil }
      if day.days < today.days - 2 {
        end = min(end, Int64(day.days + 3) * Self.day)
      }
      let start = end - Self.day
      if let last = firings(from: start, to: end).last { return last }
      end = start
    }
    return nil
  }

  private static let day: Int64 = 86_400
  /// 400 years and a few days, in seconds: longer than the calendar takes to repeat itself.
  private static let horizon: Int64 = 146_100 * 86_400
  /// How far a schedule with a rule is looked through, in seconds: ten years, in which every rhythm comes.
  private static let ruledHorizon: Int64 = 3_660 * 86_400
}

// MARK: - As cron counts

extension FiringTimes {
  /// How far before a stretch the count begins, so that cron's memory of earlier jumps is right.
  private static let runUp: Int64 = 43_200

  /// The firings from an instant up to but not including another, in order.
  package func firings(from start: Int64, to end: Int64) -> [Firing] {
    var latestByInstant: [Int64: LocalMinute] = [:]
    for batch in batches(from: start - Self.runUp, to: end) {
      for expression in expressions where batch.serves(expression) {
        for minute in expression.minutes(in: batch.minutes) {
          let instant = batch.instant(ofMinute: minute)
          guard instant >= start, instant < end else { continue }
          let nominal = LocalMinute(minutes: minute)
          if let sieve, sieve.place(of: nominal) == nil { continue }
          latestByInstant[instant] = max(latestByInstant[instant] ?? nominal, nominal)
        }
      }
    }
    return latestByInstant.map { Firing(nominal: $0.value, instant: $0.key) }
      .sorted { $0.instant < $1.instant }
  }

  /// A run of minutes that cron serves in one manner.
  private struct Batch {
    enum Kind { case wildcard, fixed }
    var kind: Kind
    var minutes: Range<Int>
    /// The span in which they are served: one after another, or all at its start where they lie before it.
    var span: Zone.Span

    func serves(_ expression: CronExpression) -> Bool {
      expression.isWildcard == (kind == .wildcard)
    }

    func instant(ofMinute minute: Int) -> Int64 {
      max(span.start, Int64(minute) * 60 - Int64(span.offset))
    }
  }

  private func batches(from start: Int64, to end: Int64) -> [Batch] {
    var batches: [Batch] = []
    var served: Int?
    for span in zone.spans(from: start, to: end) {
      let offset = Int64(span.offset)
      let first = Int((span.start + offset).flooredQuotient(by: 60))
      let pastLast = Int((span.end + offset + 59).flooredQuotient(by: 60))
      let jump = served.map { first - $0 } ?? 1
      let latest = served ?? first - 1
      var wildcardFrom = first
      var fixedFrom = first
      switch jump {
      case 1...5:
        wildcardFrom = latest + 1
        fixedFrom = latest + 1
      case 6...180:
        if makesUp { fixedFrom = latest + 1 }
      case -179...0:
        fixedFrom = latest + 1
      default:
        break
      }
      for (kind, from) in [(Batch.Kind.wildcard, wildcardFrom), (.fixed, fixedFrom)]
      where from < pastLast {
        batches.append(Batch(kind: kind, minutes: from..<pastLast, span: span))
      }
      let isBelieved = jump > 180 || jump < -179
      served = isBelieved ? pastLast - 1 : max(latest, pastLast - 1)
    }
    return batches
  }
}
