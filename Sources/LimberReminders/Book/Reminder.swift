package import LimberBasics
package import LimberSchedule

/// One reminder as the person set it up.
package struct Reminder: Sendable, Hashable {
  /// A way in which a reminder reaches the person.
  package enum Way: String, Sendable, Hashable, CaseIterable {
    /// A notification on the desktop.
    case notify
    /// A bell and a line on every terminal that the person is logged in at.
    case terminal
    /// Spoken words.
    case speech
    /// Mail through the local `sendmail`.
    case mail
  }

  package enum Starter: String, Sendable, Hashable, CaseIterable {
    case cron, systemd
  }

  /// How long one is held back where nothing else is said, in seconds: half an hour.
  package static let usualPatience: Int64 = 1_800

  /// Its name in the crontab.
  package var id: ReminderID
  /// What it reminds of: the id or the path of a routine, or `today`.
  package var routine: String
  /// What else it reminds of, named like ``routine``.
  package var also: [String] = []
  /// All that it reminds of, in the order in which it is played.
  package var routines: [String] { [routine] + also }

  /// What is reminded of that is no routine, but a command of that name.
  package static let commands = ["today", "morning"]

  /// What limber is started with to do what is reminded of.
  package static func words(for routines: [String]) -> [String] {
    routines.count == 1 && commands.contains(routines[0]) ? routines : ["play"] + routines
  }
  /// What the routine is played with.
  package var with = ParameterValues.none
  package var schedule: Schedule
  /// The habit that it is tied to; nil where it goes by its schedule alone.
  package var habit: Habit?
  /// How it comes again until it is done; nil where it does not.
  package var again: Timetable.Repetition?
  /// The zone by whose clock it comes, as the zone database calls it; nil for the machine's.
  package var zoneName: String?
  /// In which ways, the first to be tried first.
  package var ways: [Way]
  /// Whether the routine is played right away, unattended.
  package var plays: Bool
  /// The sinks it is then played to; empty for those of the settings.
  package var sinks: [String]
  /// How late it may be, in seconds, and still speak.
  package var grace: Int64
  /// How long it is held back, in seconds, while the person is not to be disturbed.
  package var patience = Reminder.usualPatience
  package var starter: Starter
  /// When it was set up, in seconds since 1970.
  package var created: Int64
  /// Until when it is silent, in seconds since 1970; `Int64.max` for until it is resumed.
  package var pausedUntil: Int64?
  /// When it comes again after it was put off, in seconds since 1970.
  package var snoozedUntil: Int64?
  /// When the test of it is due, in seconds since 1970.
  package var testAt: Int64?

  package init(
    id: ReminderID, routine: String, schedule: Schedule, ways: [Way] = Way.allCases,
    plays: Bool = false, sinks: [String] = [], grace: Int64 = Lateness.defaultGrace,
    starter: Starter = .cron, created: Int64 = 0, pausedUntil: Int64? = nil,
    snoozedUntil: Int64? = nil, testAt: Int64? = nil
  ) {
    self.id = id
    self.routine = routine
    self.schedule = schedule
    self.ways = ways
    self.plays = plays
    self.sinks = sinks
    self.grace = grace
    self.starter = starter
    self.created = created
    self.pausedUntil = pausedUntil
    self.snoozedUntil = snoozedUntil
    self.testAt = testAt
  }

  /// Whether it is silent at an instant because it was paused.
  package func isPaused(at instant: Int64) -> Bool { pausedUntil.map { instant < $0 } ?? false }
}

extension Reminder {
  /// When it comes, with the person's quiet hours.
  package func timetable(in host: ReminderHost) -> Timetable {
    let keepsQuiet = schedule.isOpen || again != nil
    return Timetable(
      schedule, again: again, quiet: keepsQuiet ? host.quietHours() : nil,
      makesUp: starter == .cron)
  }

  /// When it comes after an instant, with what comes again, and was put off; nil for never.
  package func next(after instant: Int64, in host: ReminderHost) -> Int64? {
    let regular = timetable(in: host).firingTimes(in: zone(in: host)).next(1, after: instant).first?
      .instant
    guard let snoozedUntil, snoozedUntil > instant else { return regular }
    return min(snoozedUntil, regular ?? snoozedUntil)
  }

  /// The minute on the machine's clock at which it comes after it was put off; nil where that is over, or never was.
  package func minutePutOff(in host: ReminderHost) -> LocalMinute? {
    snoozedUntil.flatMap { $0 > host.seconds ? host.zone.localMinute(at: $0) : nil }
  }

  /// How long after its time a firing may still be on its way, or be held back, in seconds.
  var settling: Int64 { 120 + (ways.contains(.notify) ? patience : 0) }

  /// The zone by whose clock it comes; the machine's where its own is not known here.
  package func zone(in host: ReminderHost) -> Zone {
    zoneName.flatMap(host.zone(named:)) ?? host.zone
  }

  /// The cron expressions that start it by the machine's clock; quiet hours are for whoever is started to
  /// keep.
  package func lines(in host: ReminderHost) -> [CronExpression] {
    let timetable = Timetable(schedule, again: again)
    guard let zone = zoneName.flatMap(host.zone(named:)) else { return timetable.lines }
    return timetable.lines(in: zone, by: host.zone, from: host.seconds)
  }

  /// When it comes in words, to begin a sentence with.
  package func phrase(in host: ReminderHost) -> String {
    timetable(in: host).phrase + (zoneName.map { ", by the clock of \($0)" } ?? "")
  }

  /// The lines that the crontab needs for it; none where something else starts it.
  func jobs(
    program: String, in host: ReminderHost
  ) throws(CrontabRefusal) -> [CrontabJob] {
    guard starter == .cron else { return [] }
    let (now, zone) = (host.seconds, host.zone)
    var jobs: [CrontabJob] = []
    for expression in lines(in: host) {
      jobs.append(try CrontabJob(expression, program: program, id: id))
    }
    for (instant, isTest) in [(snoozedUntil, false), (testAt, true)] {
      guard let instant, instant > now else { continue }
      let once = CronExpression(once: zone.localMinute(at: instant))
      let job = try CrontabJob(once, program: program, id: id, isTest: isTest)
      if !jobs.contains(job) { jobs.append(job) }
    }
    return jobs
  }
}
