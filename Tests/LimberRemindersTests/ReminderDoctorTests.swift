import LimberBasics
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSchedule
import LimberTestSupport
import Testing

@testable import LimberReminders

@Suite struct ReminderDoctorTests {
  private func findings(
    _ bench: CronBench, at seconds: Int64 = CronBench.noon, daemon: CronDaemon = .running,
    zone: @escaping @Sendable (Int64) -> Int = { _ in 0 }
  ) throws -> [String] {
    var environment = bench.environment(at: seconds)
    environment.clock.local = { Instant(milliseconds: $0, offsetSeconds: zone($0 / 1_000)) }
    return try ReminderDoctor(environment.reminderHost, daemon: { daemon })
      .findings()
      .map { "\($0.grade): \($0.text)" }
  }

  @Test func `a cron that does not run, or cannot be seen, is named`() throws {
    let bench = try CronBench()
    #expect(
      try findings(bench, daemon: .none).contains(
        "bad: No cron daemon runs, so nothing in the crontab is started"))
    #expect(
      try findings(bench, daemon: .unseen).contains(
        "note: Whether a cron daemon runs cannot be seen here"))
    #expect(try findings(bench).contains("note: There are no reminders"))
  }

  @Test func `a job that never fired is named, one that did is not`() throws {
    let bench = try CronBench()
    var reminder = try Reminder.sample("stretch")
    reminder.created = CronBench.noon - 86_400
    try bench.editor().add(reminder)
    #expect(
      try findings(bench, at: CronBench.noon + 600).contains(
        "bad: 'stretch' has never fired, though it was due at 2026-11-23T12:00Z"))
    // Nothing was due since it was set up.
    var fresh = reminder
    fresh.created = CronBench.noon
    try bench.editor().add(fresh)
    #expect(try !findings(bench, at: CronBench.noon + 600).contains { $0.contains("fired") })
    try bench.editor().add(reminder)
    _ = try ReminderRunner(bench.environment().reminderHost).fire(reminder, isTest: false) { _ in
      .init(title: "x")
    }
    #expect(
      try findings(bench, at: CronBench.noon + 600).contains {
        $0.hasPrefix("bad: 'stretch' fired and reached nobody: terminal: no terminal")
      })
    #expect(
      try findings(bench, at: CronBench.noon + 86_400 + 600).contains(
        "bad: 'stretch' did not fire when it was last due, at 2026-11-24T12:00Z"))
  }

  @Test func `a program that is gone and lines that are not the book's are named`() throws {
    let bench = try CronBench()
    try bench.editor().add(Reminder.sample("stretch"))
    try bench.setTable(
      """
      HOME=/elsewhere
      # >>> limber reminders >>>
      0 12 * * * '/opt/limber/limber' remind run other >/dev/null 2>&1
      # <<< limber reminders <<<

      """)
    let found = try findings(bench)
    #expect(
      found.contains(
        "bad: The crontab starts '/opt/limber/limber', which is not there any more or cannot be run"
      ))
    #expect(found.contains("note: The crontab starts 'other', which is no reminder"))
    #expect(found.contains("bad: The crontab lacks lines of the reminder 'stretch'"))
    #expect(
      found.contains(
        "bad: Line 1 of the crontab sets HOME to '/elsewhere', where limber's files do not lie"))
  }

  @Test func `the nights in which the clocks change are told before they come`() throws {
    let bench = try CronBench()
    var twice = try Reminder.sample("twice")
    twice.schedule = try Schedule(cron: "*/30 2 * * *")
    var later = try Reminder.sample("later")
    later.schedule = try Schedule(at: "2:30")
    try bench.editor().add(twice)
    try bench.editor().add(later)
    // Berlin in 2027: 03-28 at 01:00Z forward, 10-31 at 01:00Z back.
    let found = try findings(bench) { instant in
      (1_806_195_600..<1_824_944_400).contains(instant) ? 7_200 : 3_600
    }
    #expect(
      found.contains("note: 'twice' comes twice in an hour when the clocks go back on 2027-10-31"))
    #expect(
      found.contains("note: 'later' comes later when the clocks go forward on 2027-03-28"))
    #expect(!found.contains { $0.contains("'later' comes twice") })
  }

  @Test func `a stopped daemon and one that needs none are told apart`() throws {
    let bench = try CronBench()
    #expect(
      try findings(bench, daemon: .stopped(process: "77")).contains(
        "bad: The cron daemon stands still (process 77 is stopped)"))
    #expect(
      try findings(bench, daemon: .timers).contains(
        "fine: systemd-cron starts the crontab, up to a minute late"))
  }
}
