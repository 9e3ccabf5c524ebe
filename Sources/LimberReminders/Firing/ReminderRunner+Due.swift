internal import LimberBasics
internal import LimberPlatform
internal import LimberSchedule

/// Whether a reminder that was started is due.
extension ReminderRunner {
  /// Why nothing is said, and for which time; nil for none.
  struct Silence: Error {
    var reason: String
    var instant: Int64?
  }

  /// What it is due for; a failure where it is not.
  ///
  /// - Parameter done: when a routine was last done, in seconds since 1970.
  func due(_ reminder: Reminder, done: (String) -> Int64?) -> Result<Occasion, Silence> {
    let now = host.seconds
    let lastServed = log.lastServed(of: reminder.id)
    if reminder.isPaused(at: now) { return .failure(Silence(reason: "it is paused")) }
    if let snoozed = reminder.snoozedUntil {
      if now < snoozed { return .failure(Silence(reason: "it was put off until later")) }
      if lastServed.map({ $0 < snoozed }) ?? true,
        !Lateness.isTooLate(now - snoozed, grace: reminder.grace)
      {
        let firing = Firing(nominal: host.zone.localMinute(at: snoozed), instant: snoozed)
        return .success(occasion(of: firing, for: reminder, done: done))
      }
    }
    let latest = latest(of: reminder, done: done)
    switch Lateness(latest, now: now, lastServed: lastServed, grace: reminder.grace) {
    case .due(let firing):
      let occasion = occasion(of: firing, for: reminder, done: done)
      if spokeJustNow(reminder, before: occasion) {
        return .failure(Silence(reason: "it spoke a short while ago", instant: firing.instant))
      }
      return .success(occasion)
    case .served: return .failure(Silence(reason: "this time was served already"))
    case .notYet: return .failure(Silence(reason: "its time has never come yet"))
    case .late(let firing, _) where firing.instant < reminder.created / 60 * 60:
      return .failure(Silence(reason: "its time has never come yet"))
    case .late(let firing, let seconds):
      return .failure(
        Silence(reason: FiringRecord.late(seconds: seconds), instant: firing.instant))
    }
  }

  /// Its last time, up to now; nil where there was none.
  private func latest(of reminder: Reminder, done: (String) -> Int64?) -> Firing? {
    let timetable = reminder.timetable(in: host)
    let zone = reminder.zone(in: host)
    guard let cue = timetable.schedule.cue else {
      return timetable.firingTimes(in: zone).last(through: host.seconds)
    }
    let firings = done(cue.routine).map { timetable.firings(afterDone: $0, in: zone) } ?? []
    return firings.last { $0.instant <= host.seconds }
  }

  private func occasion(
    of firing: Firing, for reminder: Reminder, done: (String) -> Int64?
  ) -> Occasion {
    let timetable = reminder.timetable(in: host)
    if let cue = timetable.schedule.cue {
      let cued = done(cue.routine)
      return Occasion(since: cued, main: cued ?? firing.instant, firing: firing)
    }
    let times = timetable.once.firingTimes(in: reminder.zone(in: host))
    // One that was put off asks for what was done since the time that it was put off from.
    let isOfSchedule = timetable.place(of: firing.nominal) != nil
    let main = isOfSchedule ? times.last(through: firing.instant)?.instant : nil
    return Occasion(
      // Whatever the person did that day was the habit, however often it is asked after.
      since: reminder.habit != nil
        ? nil : times.last(through: (main ?? firing.instant) - 1)?.instant,
      main: main ?? firing.instant, firing: firing)
  }

  /// Whether it was started for a reason; what starts it cannot say every schedule, and does so at times
  /// that are nobody's business.
  func isItsTime(_ reminder: Reminder, _ silence: Silence) -> Bool {
    let timetable = reminder.timetable(in: host)
    let minute = reminder.zone(in: host).localMinute(at: host.seconds)
    if reminder.zoneName == nil && timetable.isExact || timetable.place(of: minute) != nil {
      return true
    }
    return silence.instant.map { $0 >= reminder.created / 60 * 60 } ?? false
  }

  /// Whether it reached the person at this time of its schedule already, or since.
  func hasSpoken(_ reminder: Reminder, for occasion: Occasion) -> Bool {
    reminder.again != nil
      && log.lastToArrive(of: reminder.id)?.instant.map { $0 >= occasion.main } ?? false
  }

  /// Whether one that was late, or was put off, would be followed at once by the next.
  private func spokeJustNow(_ reminder: Reminder, before occasion: Occasion) -> Bool {
    guard let again = reminder.again, hasSpoken(reminder, for: occasion),
      let last = log.lastToArrive(of: reminder.id)?.time.milliseconds
    else { return false }
    return (0..<Int64(again.minutes) * 60 - 60).contains(host.seconds - last / 1_000)
  }
}
