package import LimberBasics

/// When a reminder comes, all told: by its schedule, again until it is done, and not in quiet hours.
///
/// Whatever starts it may do so more often than that: ``lines`` are at least all of its times, and
/// ``firingTimes(in:)`` says which of them are meant.
package struct Timetable: Sendable, Hashable {
  /// Coming again until it is done.
  package struct Repetition: Sendable, Hashable {
    /// Minutes from one to the next.
    package let minutes: Int
    /// How often at most, besides the first time.
    package let times: Int

    /// The most that may lie between the time of a schedule and the last repetition of it, in minutes.
    package static let longest = 1_440
    /// How often it comes again where nothing is said.
    package static let usualTimes = 3

    /// Makes a repetition.
    ///
    /// - Throws: `ScheduleError.tooOften` where the last comes more than a day after the first time.
    package init(minutes: Int, times: Int) throws(ScheduleError) {
      guard minutes > 0, times > 0, minutes <= Self.longest, times <= Self.longest,
        minutes * times <= Self.longest
      else { throw .tooOften(minutes: minutes, times: times) }
      self.minutes = minutes
      self.times = times
    }

    /// Each of its times in minutes after that of the schedule, 0 for that itself.
    var shifts: [Int] { (0...times).map { $0 * minutes } }

    /// The repetition in words: `again every 15 minutes until done, 3 times at most`.
    var phrase: String {
      let length = Schedule.length(minutes)
      if times > 1 { return "again every \(length) until done, \(times) times at most" }
      let article = minutes == 1 ? "a " : minutes == 60 ? "an " : ""
      return "again after \(article)\(length) where it is not done"
    }
  }

  package let schedule: Schedule
  /// How it comes again until it is done; nil where it does not.
  package let again: Repetition?
  /// When nothing comes that names no time of its own; nil for never.
  package let quiet: QuietHours?

  /// Whether times that a clock change leaves out come right after it, as cron has it; systemd lets them go.
  let makesUp: Bool

  package init(
    _ schedule: Schedule, again: Repetition? = nil, quiet: QuietHours? = nil, makesUp: Bool = true
  ) {
    self.schedule = schedule
    self.again = again
    self.quiet = quiet
    self.makesUp = makesUp
  }

  /// A time as the schedule has it, and how often it came before.
  package struct Place: Sendable, Hashable {
    /// The schedule's own time.
    package let minute: LocalMinute
    /// 0 for that time itself, 1 for the first time that it comes again.
    package let repetition: Int
  }

  /// Where a minute stands in it; nil where it does not come then.
  package func place(of minute: LocalMinute) -> Place? {
    for (index, shift) in (again?.shifts ?? [0]).enumerated() {
      let main = LocalMinute(minutes: minute.minutes - shift)
      guard schedule.day(naming: main) != nil, !isQuiet(main, names: !schedule.isOpen) else {
        continue
      }
      if shift == 0 || !isQuiet(minute, names: false) {
        return Place(minute: main, repetition: index)
      }
    }
    return nil
  }

  private func isQuiet(_ minute: LocalMinute, names: Bool) -> Bool {
    !names && quiet?.contains(minute.time) == true
  }

  /// The cron expressions that start it: they run at each of its times at least.
  package var lines: [CronExpression] { lines(shiftedBy: [0]) }

  /// The same for a clock that is ahead of its own by any of some minutes.
  package func lines(shiftedBy zones: [Int]) -> [CronExpression] {
    let shifts = Set(zones.flatMap { zone in (again?.shifts ?? [0]).map { zone + $0 } }).sorted()
    guard shifts != [0], schedule.cue == nil else { return schedule.expressions }
    if case .once(let day) = schedule.rule.rhythm {
      let minutes = schedule.minutes(on: day).flatMap { minute in
        shifts.map { LocalMinute(minutes: minute.minutes + $0) }
      }
      return Set(minutes).sorted().map { CronExpression(once: $0) }
    }
    return CronExpression.lines(schedule.expressions, shiftedBy: shifts)
  }

  /// Whether its lines run at just its times.
  package var isExact: Bool {
    again == nil && schedule.rule.isEmpty && !(schedule.isOpen && quiet != nil)
      && schedule.cue == nil
  }

  /// When it is due in a zone, clock changes included; never where that hangs on another routine.
  package func firingTimes(in zone: Zone) -> FiringTimes { FiringTimes(of: self, in: zone) }

  /// When it is due after another routine was done; none where it goes by the clock.
  ///
  /// It comes at the first quarter of an hour from then on, which is when it is looked for, and where that
  /// lies in quiet hours after their end.
  package func firings(afterDone done: Int64, in zone: Zone) -> [Firing] {
    guard let cue = schedule.cue else { return [] }
    let exact = zone.localMinute(at: done + 59).minutes + cue.minutes
    let free = quiet?.end(after: Self.quarter(exact)) ?? Self.quarter(exact)
    let main = Self.quarter(free.minutes).minutes
    guard schedule.rule.allows(LocalMinute(minutes: main).date) else { return [] }
    let minutes = (again?.shifts ?? [0]).map { (shift: $0, minute: Self.quarter(main + $0)) }
      .filter { $0.shift == 0 || !isQuiet($0.minute, names: false) }
      .map(\.minute)
    return Set(minutes).sorted().map { Firing(nominal: $0, instant: zone.instant(of: $0)) }
  }

  /// The first quarter of an hour that does not lie before a minute.
  private static func quarter(_ minute: Int) -> LocalMinute {
    LocalMinute(minutes: (minute + 14).flooredQuotient(by: 15) * 15)
  }

  /// The same without what comes again.
  package var once: Timetable { Timetable(schedule, quiet: quiet, makesUp: makesUp) }

  /// When it comes in words, to begin a sentence with.
  package var phrase: String {
    var text = schedule.phrase
    if schedule.isOpen, let quiet { text += ", but not \(quiet.phrase)" }
    if let again { text += ", \(again.phrase)" }
    return text
  }
}

extension Schedule {
  /// Whether the person named no hours at all.
  package var isOpen: Bool {
    switch self {
    case .interval(let interval): interval.isOpen
    case .on(_, let base): base.isOpen
    case .after: true
    case .times, .cron: false
    }
  }
}
