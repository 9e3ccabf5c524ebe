import LimberBasics
import LimberEvents
import LimberHost
import LimberPlatform
import LimberProgress
import LimberReminders
import LimberSchedule

enum RemindWords {
  /// An instant as people say it: `Mon 23 Nov 18:00`, with the year where it is not this one.
  static func instant(_ seconds: Int64, by clock: WallClock) -> String {
    let (day, time, isThisYear) = parts(seconds, by: clock)
    return English.moment(day, time, isThisYear: isThisYear)
  }

  /// What a clock shows at an instant.
  static func parts(
    _ seconds: Int64, by clock: WallClock
  ) -> (day: Day, time: String, isThisYear: Bool) {
    let local = clock.zone.localMinute(at: seconds)
    let today = clock.zone.localMinute(at: clock.seconds)
    return (
      Day(days: local.date.days), local.time.text, local.date.parts.year == today.date.parts.year
    )
  }

  /// The minute in which something comes that comes after some seconds.
  ///
  /// Cron counts in minutes, and a minute that has begun is too late to be added.
  static func minute(after seconds: Int64, by clock: WallClock) -> Int64 {
    (clock.seconds + max(seconds, 60) + 59) / 60 * 60
  }

  /// The next times of a reminder, without what comes again until it is done.
  ///
  /// - Parameter done: when a routine was last done, in seconds since 1970; asked where it follows one.
  static func next(
    _ count: Int, of reminder: Reminder, in host: ReminderHost,
    done: (String) -> Int64? = { _ in nil }
  ) -> [Int64] {
    let now = host.clock.seconds
    if reminder.pausedUntil == .max { return [] }
    let start = max(now, (reminder.pausedUntil ?? 0) - 1, (reminder.snoozedUntil ?? 0) - 1)
    let times = reminder.timetable(in: host).once
    let zone = reminder.zone(in: host)
    let regular: [Int64] =
      if let cue = times.schedule.cue {
        (done(cue.routine).map { times.firings(afterDone: $0, in: zone) } ?? []).map(\.instant)
          .filter { $0 > start }
      } else {
        times.firingTimes(in: zone).next(count, after: start).map(\.instant)
      }
    guard let snoozed = reminder.snoozedUntil, snoozed > now, !reminder.isPaused(at: snoozed)
    else { return regular }
    return Array(([snoozed] + regular.filter { $0 > snoozed }).prefix(count))
  }

  /// What came of a firing: `arrived by terminal`.
  static func outcome(_ record: FiringRecord) -> String {
    switch record.outcome {
    case .arrived: record.way.map { "arrived by \($0.rawValue)" } ?? "played"
    case .failed: "reached nobody (\(record.notes.joined(separator: "; ")))"
    case .silent: "said nothing: \(record.notes.joined(separator: "; "))"
    }
  }

  /// Says where a schedule means something else than it seems to.
  static func warn(of schedule: Schedule, in host: ReminderHost, on streams: Streams) {
    let clock = host.clock
    if case .cron(let expression, _) = schedule.base, !expression.needsBothDays {
      let next = schedule.firingTimes(in: clock.zone).next(5, after: clock.seconds)
        .map { instant($0.instant, by: clock) }
      streams.say(
        "limber: cron takes a day of the month or a day of the week, either is enough: next"
          + " \(next.joined(separator: ", ")); '--on first-mon --at 9:00' says the first Monday")
    }
    if case .cron(let expression, _) = schedule.base, let step = expression.dayStep {
      let next = schedule.firingTimes(in: clock.zone).next(300, after: clock.seconds)
      let turn = zip(next, next.dropFirst()).first { one, other in
        let days = one.nominal.date.distance(to: other.nominal.date)
        return days > 0 && days != step
      }
      if let (one, other) = turn {
        streams.say(
          "limber: cron counts the days of each month anew: after \(instant(one.instant, by: clock)) comes"
            + " \(instant(other.instant, by: clock)); '--every \(step)d --at \(one.nominal.time.text)' goes on"
            + " over the months")
      }
    }
    if case .interval(let interval) = schedule.base, interval.isOpen, interval.minutes < 12 * 60,
      host.quietHours() == nil
    {
      streams.say(
        "limber: it comes at night too; '--from 9:00 --to 21:00' keeps it to the day, as does 'limber"
          + " settings set quietHours 22:00-7:00' for all reminders without hours")
    }
  }
}
