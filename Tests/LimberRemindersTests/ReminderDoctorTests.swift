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
    #expect(
      found.contains(
        "bad: The crontab starts 'other', which is no reminder: the file of reminders has lost it"))
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

  private func codes(
    _ bench: CronBench, _ change: (inout HostEnvironment) -> Void = { _ in }
  ) throws -> [String] {
    var environment = bench.environment()
    change(&environment)
    return try ReminderDoctor(environment.reminderHost, daemon: { .running }).findings()
      .filter { $0.grade != .fine }.compactMap(\.code)
  }

  @Test func `what a table sets above the block is named where it keeps a job from running`() throws
  {
    let bench = try CronBench()
    try bench.editor().add(Reminder.sample("stretch"))
    let block = bench.table ?? ""
    try bench.setTable("SHELL=/nonexistent/bash\nXDG_CONFIG_HOME=/elsewhere\n" + block)
    let found = try codes(bench)
    #expect(found.contains("shell-gone"))
    #expect(found.contains("table-folders"))
    try bench.setTable(block + "SHELL=/nonexistent/bash\n")
    #expect(try !codes(bench).contains("shell-gone"))
  }

  @Test func `a reminder that no way is open for is told of`() throws {
    let bench = try CronBench()
    try bench.editor().add(Reminder.sample("stretch", ways: [.terminal]))
    #expect(try codes(bench).contains("no-way"))
    let open = try codes(bench) { $0.terminals.loggedIn = { [OtherTerminal(write: { _ in })] } }
    #expect(!open.contains("no-way"))
  }

  @Test func `a bus on which nothing shows notifications is told of`() throws {
    let bench = try CronBench()
    try bench.editor().add(Reminder.sample("stretch", ways: [.notify]))
    try bench.install("#!/bin/sh\nexit 0\n", as: "notify-send")
    try bench.install(
      "#!/bin/sh\ncase \"$*\" in *NameHasOwner*) echo '(false,)';; *) echo \"(['x.y'],)\";; esac\n",
      as: "gdbus")
    // Whether a bus is there is the machine's: what is looked for is asked only where one is.
    let doctor = try ReminderDoctor(bench.environment().reminderHost, daemon: { .running })
    let found = doctor.findings().compactMap(\.code)
    #expect(found.contains("no-notifier") || found.contains("no-bus"))
  }

  @Test func `a folder that cannot be written is told of`() throws {
    let bench = try CronBench()
    _ = try bench.folder.file(".local/state/limber/reminders", "in the way")
    #expect(try codes(bench).contains("state-closed"))
  }

  @Test func `a test that nothing started is remembered`() throws {
    let bench = try CronBench()
    let reminder = try Reminder.sample("stretch")
    try bench.editor().add(reminder)
    let log = try FiringLog(bench.environment().reminderHost)
    let now = bench.environment().clock.now()
    try log.append(
      FiringRecord(
        id: reminder.id, time: now, instant: nil, outcome: .failed,
        notes: [FiringRecord.notStarted], isTest: true))
    #expect(try codes(bench).contains("test-not-started"))
    try log.append(
      FiringRecord(id: reminder.id, time: now, instant: 1, outcome: .arrived, way: .terminal))
    #expect(try !codes(bench).contains("test-not-started"))
  }

  @Test func `a job is tried with the shell and the settings of the crontab`() throws {
    let bench = try CronBench()
    try bench.install(
      "#!/bin/sh\necho \"$XDG_CONFIG_HOME, $LOGNAME, $SHELL, $*\"\n", as: "a limber's")
    try bench.install("#!/bin/sh\necho by its own shell\nexec /bin/sh \"$@\"\n", as: "shell")
    var environment = bench.environment()
    environment.surroundings.executable = bench.folder.path + "/bin/a limber's"
    try bench.setTable("LOGNAME=other\nXDG_CONFIG_HOME=/elsewhere\n")
    #expect(
      JobSurvey.asJob(in: environment.reminderHost)
        == ["/elsewhere, me, /bin/sh, remind run --check"])
    let shell = bench.folder.path + "/bin/shell"
    try bench.setTable("SHELL=\(shell)\n")
    #expect(
      JobSurvey.asJob(in: environment.reminderHost)
        == ["by its own shell", ", me, \(shell), remind run --check"])
    try bench.setTable("SHELL=/nonexistent/shell\n")
    #expect(
      JobSurvey.asJob(in: environment.reminderHost).first?.hasPrefix("limber could not be") == true)
  }

  @Test func `a timer of systemd that is stopped or gone is told of, with what mends it`() throws {
    let bench = try CronBench()
    var reminder = try Reminder.sample("stretch")
    reminder.starter = .systemd
    try bench.editor().add(reminder)
    try bench.install("#!/bin/sh\nexit 3\n", as: "systemctl")
    #expect(try codes(bench).contains("timer-gone"))
    for kind in ["timer", "service"] {
      _ = try bench.folder.file(".config/systemd/user/limber-stretch.\(kind)", "[Unit]\n")
    }
    let doctor = try ReminderDoctor(bench.environment().reminderHost, daemon: { .running })
    let stopped = doctor.findings().first { $0.code == "timer-stopped" }
    #expect(stopped?.command == "systemctl --user enable --now limber-stretch.timer")
    try bench.install("#!/bin/sh\nexit 0\n", as: "systemctl")
    let found = try codes(bench)
    #expect(!found.contains("timer-stopped"))
    #expect(!found.contains("timer-gone"))
    try bench.install(
      "#!/bin/sh\necho 'Failed to connect to bus: No medium found' >&2; exit 1\n", as: "systemctl")
    #expect(try codes(bench).contains("no-user-manager"))
  }

  @Test func `every finding has a code of its own kind, and grades say what they should`() throws {
    let bench = try CronBench()
    try bench.editor().add(Reminder.sample("stretch", ways: Reminder.Way.allCases))
    let findings = try ReminderDoctor(bench.environment().reminderHost, daemon: { .none })
      .findings()
    for finding in findings {
      let code = finding.code ?? ""
      #expect(!code.isEmpty && code.allSatisfy { ($0.isASCII && $0.isLowercase) || $0 == "-" })
      #expect(finding.command == nil || finding.advice != nil)
    }
    #expect(findings.contains { $0.code == "no-cron" && $0.grade == .bad && $0.command != nil })
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
