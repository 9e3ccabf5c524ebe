import Dispatch
import LimberBasics
import LimberEvents
import LimberSchedule
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberHost
@testable import LimberPlatform
@testable import LimberReminders

@Suite struct ReminderRunnerTests {
  private let subject = ReminderRunner.Subject(title: "Warm up", minutes: 7)

  /// What a terminal got.
  private final class Screen: Sendable {
    let text = Mutex("")

    var display: Display {
      Display(
        write: { text in self.text.withLock { $0 += text } },
        size: { TerminalSize(columns: 80, rows: 24) }, isLive: false, hasColour: false)
    }
  }

  private func fire(
    _ reminder: Reminder, in environment: HostEnvironment, isTest: Bool = false,
    subject: ReminderRunner.Subject? = nil
  ) throws -> FiringRecord? {
    let answer = try ReminderRunner(environment.reminderHost).fire(reminder, isTest: isTest) { _ in
      subject ?? self.subject
    }
    guard case .over(let record) = answer else { return nil }
    return record
  }

  @Test func `a reminder that is due rings at the terminals, once`() throws {
    let bench = try CronBench()
    let screen = Screen()
    let environment = bench.environment(terminals: [OtherTerminal(write: screen.display.write)])
    let reminder = try Reminder.sample("stretch")
    let record = try fire(reminder, in: environment)
    #expect(record?.outcome == .arrived)
    #expect(record?.way == .terminal)
    #expect(
      screen.text.withLock { $0 }
        == "\u{07}\r\nlimber: Time for Warm up: limber play warm-up (about 7 min)\r\n")
    let again = try fire(reminder, in: environment)
    #expect(again?.outcome == .silent)
    #expect(again?.notes == ["this time was served already"])
    #expect(try FiringLog(environment.reminderHost).records().count == 2)
  }

  // MARK: - Silence

  @Test func `a reminder that came too late, is paused or put off says nothing`() throws {
    let bench = try CronBench()
    let noon = CronBench.noon
    var reminder = try Reminder.sample("stretch")
    #expect(
      try fire(reminder, in: bench.environment(at: noon + 3_600))?.notes
        == ["it is 60 minutes late"])
    // Of a time before it was made nobody is late.
    let young = try Reminder(
      id: #require(ReminderID("young")), routine: "warm-up", schedule: Schedule(at: "12:00"),
      ways: [.terminal], created: noon + 600)
    #expect(
      try fire(young, in: bench.environment(at: noon + 3_600))?.notes
        == ["its time has never come yet"])
    reminder.pausedUntil = noon + 10
    #expect(try fire(reminder, in: bench.environment())?.notes == ["it is paused"])
    reminder.pausedUntil = nil
    reminder.snoozedUntil = noon + 600
    #expect(
      try fire(reminder, in: bench.environment())?.notes == ["it was put off until later"])
  }

  @Test func `a reminder without any grace comes in its own minute, and not in the next`() throws {
    let bench = try CronBench()
    var reminder = try Reminder.sample("stretch")
    reminder.grace = 0
    // Cron starts it a second after the minute, others half a minute later.
    #expect(try fire(reminder, in: bench.environment(at: CronBench.noon + 29))?.outcome == .failed)
    reminder = try Reminder.sample("other")
    reminder.grace = 0
    #expect(
      try fire(reminder, in: bench.environment(at: CronBench.noon + 30))?.notes
        == ["it is 1 minute late"])
  }

  @Test func `what was done is asked about from the time before on`() throws {
    let bench = try CronBench()
    let reminder = try Reminder.sample("stretch", at: "7:00,12:00")
    var since: Int64?
    _ = try ReminderRunner(bench.environment().reminderHost).fire(reminder, isTest: false) {
      since = $0.since
      return subject
    }
    #expect(since == CronBench.noon - 30 - 5 * 3_600)
  }

  @Test func `it comes again until it is done, and asks what was done since the time before`()
    throws
  {
    let bench = try CronBench()
    let noon = CronBench.noon - 30
    var reminder = try Reminder.sample("stretch")
    reminder.again = try Timetable.Repetition(minutes: 15, times: 3)
    /// What is said when cron starts it at a minute after noon.
    func said(_ minute: Int64, isDone: Bool = false) throws -> String {
      let screen = Screen()
      let environment = bench.environment(
        at: noon + minute * 60 + 1, terminals: [OtherTerminal(write: screen.display.write)])
      let answer = try ReminderRunner(environment.reminderHost).fire(reminder, isTest: false) {
        #expect($0.since == noon - 86_400)
        #expect($0.main == noon)
        return isDone
          ? .init(title: "Warm up", reasonForSilence: "it was done today already") : subject
      }
      guard case .over(let record) = answer else { return "" }
      return record.outcome == .arrived
        ? screen.text.withLock { String($0.dropFirst(10).prefix { $0 != ":" }) }
        : record.notes.joined()
    }
    #expect(try said(0) == "Time for Warm up")
    #expect(try said(15) == "Still to do")
    #expect(try said(30) == "Still to do")
    #expect(try said(45, isDone: true) == "it was done today already")
    // The same line on a day of which it says nothing.
    reminder.schedule = try Schedule(at: "12:00", on: "tue")
    reminder.created = noon
    #expect(try said(60) == "it does not come now")
    #expect(try FiringLog(bench.environment().reminderHost).records().count == 4)
  }

  @Test func `one that was late or put off is not followed at once by the next`() throws {
    let bench = try CronBench()
    let noon = CronBench.noon - 30
    var reminder = try Reminder.sample("stretch")
    reminder.again = try Timetable.Repetition(minutes: 15, times: 2)
    let screen = Screen()
    func fire(_ minute: Int64) throws -> FiringRecord? {
      try self.fire(
        reminder,
        in: bench.environment(
          at: noon + minute * 60 + 1, terminals: [OtherTerminal(write: screen.display.write)]))
    }
    #expect(try fire(9)?.outcome == .arrived)
    #expect(try fire(15)?.notes == ["it spoke a short while ago"])
    #expect(try fire(30)?.outcome == .arrived)
  }

  @Test func `a routine that is gone is told of as such, and is not played`() throws {
    let bench = try CronBench()
    let screen = Screen()
    let environment = bench.environment(terminals: [OtherTerminal(write: screen.display.write)])
    var reminder = try Reminder.sample("stretch")
    reminder.plays = true
    let gone = ReminderRunner.Subject(title: "warm-up", isGone: true)
    #expect(try fire(reminder, in: environment, subject: gone)?.outcome == .arrived)
    #expect(
      screen.text.withLock { $0 }
        == "\u{07}\r\nlimber: The routine warm-up is gone: limber remind edit stretch --routine NAME,"
        + " or limber remind remove stretch\r\n")
  }

  @Test func `a test and a firing of one minute both happen`() throws {
    let bench = try CronBench()
    let environment = bench.environment()
    var reminder = try Reminder.sample("stretch")
    reminder.testAt = CronBench.noon - 30
    let places = try ReminderPlaces(environment.reminderHost)
    try places.makeFolders()
    let firing = try FileLock(places.fireLock(reminder.id), on: .system, within: 0)
    #expect(firing != nil)
    #expect(try fire(reminder, in: environment, isTest: true)?.isTest == true)
    withExtendedLifetime(firing) {}
  }

  @Test func `a reminder that was put off comes then, once`() throws {
    let bench = try CronBench()
    let screen = Screen()
    var reminder = try Reminder.sample("stretch", at: "3:00")
    reminder.snoozedUntil = CronBench.noon - 30
    let environment = bench.environment(terminals: [OtherTerminal(write: screen.display.write)])
    #expect(try fire(reminder, in: environment)?.outcome == .arrived)
    #expect(try fire(reminder, in: environment)?.outcome == .silent)
  }

  @Test func `what was done today needs no reminder`() throws {
    let bench = try CronBench()
    let screen = Screen()
    var subject = subject
    subject.reasonForSilence = "it was done today already"
    let record = try fire(
      Reminder.sample("stretch"),
      in: bench.environment(terminals: [OtherTerminal(write: screen.display.write)]),
      subject: subject)
    #expect(record?.outcome == .silent)
    #expect(screen.text.withLock { $0 } == "")
  }

  @Test func `while a firing is at work another says nothing`() throws {
    let bench = try CronBench()
    let environment = bench.environment()
    let reminder = try Reminder.sample("stretch")
    let places = try ReminderPlaces(environment.reminderHost)
    try places.makeFolders()
    let lock = try FileLock(places.fireLock(reminder.id), on: .system, within: 0)
    #expect(lock != nil)
    let answer = try ReminderRunner(environment.reminderHost).fire(reminder, isTest: false) { _ in
      subject
    }
    guard case .busy = answer else {
      Issue.record("two firings of one reminder were at work")
      return
    }
    withExtendedLifetime(lock) {}
  }

  @Test func `where nothing can be written the person is reminded all the same`() throws {
    let bench = try CronBench()
    let screen = Screen()
    // A file stands where the folder for locks and the log belongs.
    _ = try bench.folder.file(".local/state/limber/reminders", "in the way")
    let record = try fire(
      Reminder.sample("stretch"),
      in: bench.environment(terminals: [OtherTerminal(write: screen.display.write)]))
    #expect(record?.outcome == .arrived)
    #expect(screen.text.withLock { $0 }.contains("Time for Warm up"))
  }

  // MARK: - Playing and testing

  @Test func `a reminder that plays hands the place over, and one session plays at a time`() throws
  {
    let bench = try CronBench()
    var first = try Reminder.sample("stretch")
    first.plays = true
    var second = try Reminder.sample("soak")
    second.plays = true
    let runner = try ReminderRunner(bench.environment().reminderHost)
    let firing = Firing(
      nominal: LocalMinute(minutes: Int(CronBench.noon / 60)), instant: CronBench.noon - 30)
    var turn: ReminderRunner.Turn?
    if case .play(let given) = runner.fire(first, isTest: false, subject: { _ in subject }) {
      turn = given
    }
    #expect(turn?.firing == firing)
    // Where another session is played, the person is reminded as without --play.
    guard case .over(let record) = runner.fire(second, isTest: false, subject: { _ in subject })
    else {
      Issue.record("two would play at once")
      return
    }
    #expect(record.outcome == .failed)
    // While it plays, another firing of the same reminder has nothing to say.
    guard case .busy = runner.fire(first, isTest: false, subject: { _ in subject }) else {
      Issue.record("one reminder was fired twice at once")
      return
    }
    turn = nil
    guard case .play = runner.fire(first, isTest: false, subject: { _ in subject }) else {
      Issue.record("the place was not given back")
      return
    }
  }

  @Test func `of reminders that play and fire in one minute exactly one plays`() throws {
    for _ in 0..<20 {
      let bench = try CronBench()
      let reminders = try (0..<4).map { number in
        var reminder = try Reminder.sample("r\(number)")
        reminder.plays = true
        return reminder
      }
      let environment = bench.environment()
      let answers = Mutex<[ReminderRunner.Answer]>([])
      DispatchQueue.concurrentPerform(iterations: reminders.count) { index in
        let answer = try? ReminderRunner(environment.reminderHost).fire(
          reminders[index], isTest: false, subject: { _ in subject })
        // Kept, as a session keeps it until its end.
        if let answer { answers.withLock { $0.append(answer) } }
      }
      let playing = answers.withLock { answers in
        answers.count { if case .play = $0 { true } else { false } }
      }
      #expect(playing == 1)
      #expect(answers.withLock(\.count) == reminders.count)
    }
  }

  @Test func `no id of a reminder is another lock's name`() throws {
    let bench = try CronBench()
    for id in ["play", "edit"] {
      var reminder = try Reminder.sample(id)
      reminder.plays = true
      let answer = try ReminderRunner(bench.environment().reminderHost)
        .fire(reminder, isTest: false, subject: { _ in subject })
      guard case .play = answer else {
        Issue.record("'\(id)' stood in its own way")
        return
      }
    }
  }

  @Test(arguments: Reminder.Starter.allCases)
  func `a test may be asked for at any second of a minute`(starter: Reminder.Starter) throws {
    let bench = try CronBench()
    var reminder = try Reminder.sample("stretch")
    for second in 0..<Int64(60) {
      let asked = bench.environment(at: CronBench.noon + second)
      let instant = try ReminderTest(asked.reminderHost).instant(by: starter)
      reminder.testAt = instant
      // By systemd a second later, by cron at its minute.
      let started = bench.environment(at: max(instant, CronBench.noon + second + 1))
      let record = try #require(try fire(reminder, in: started, isTest: true))
      #expect(record.isTest, "second \(second): \(record.notes)")
    }
  }

  @Test func `a test tries every way, and only where one was asked for`() throws {
    let bench = try CronBench()
    let screen = Screen()
    let environment = bench.environment(terminals: [OtherTerminal(write: screen.display.write)])
    try bench.install("#!/bin/sh\nexit 0\n", as: "sendmail")
    var reminder = try Reminder.sample("stretch", ways: [.terminal, .mail])
    #expect(try fire(reminder, in: environment, isTest: true)?.outcome == .silent)
    reminder.testAt = CronBench.noon - 30
    let record = try fire(reminder, in: environment, isTest: true)
    #expect(record?.notes == ["terminal: arrived", "mail: arrived"])
    #expect(record?.isTest == true)
    // A test serves no time: the reminder itself still comes.
    #expect(try fire(reminder, in: environment)?.outcome == .arrived)
  }

  // MARK: - Places

  @Test func `a job finds the places that its reminder was set up with`() throws {
    let bench = try CronBench()
    var environment = bench.environment()
    environment.surroundings.variables["XDG_STATE_HOME"] = bench.folder.path + "/elsewhere"
    try environment.surroundings.rememberPlaces(
      of: [#require(ReminderID("stretch"))], insteadOf: [])
    let job = bench.environment().surroundings.withRememberedPlaces(of: "stretch")
    #expect(job.folders.state == bench.folder.path + "/elsewhere/limber")
  }
}

/// Something that does not come back while the test runs.
enum Blocked {
  static func forEver() {
    while true { _ = Poll.wait(for: nil, or: nil, timeout: -1) }
  }
}

/// What reminders ask of programs, where none is started.
@Suite struct ReminderProgramTests {
  @Test func `a timer that cannot be enabled leaves no units behind`() throws {
    let bench = try CronBench()
    let machine = StandInPrograms([
      "systemctl": { call throws(ProgramRun.Failure) in
        call.arguments.contains("enable") ? .ended(1, errors: "no user manager\n") : .ended()
      }
    ])
    var environment = bench.environment()
    environment.processes = machine.processes
    let reminder = ExportedReminder(
      id: try #require(ReminderID("stretch")), title: "Stretch", command: "limber play warm-up",
      timetable: Timetable(try Schedule(at: "12:00")))
    let timers = try SystemdTimers(environment.reminderHost)
    #expect(throws: ReminderFailure.systemd("no user manager")) { try timers.install(reminder) }
    #expect(
      machine.calls == [
        "systemctl --user --no-ask-password daemon-reload",
        "systemctl --user --no-ask-password enable --now limber-stretch.timer",
        "systemctl --user --no-ask-password disable limber-stretch.timer",
      ])
    let units = try Disk.system.names(in: bench.folder.path + "/.config/systemd/user")
    #expect(units == [])
  }

  @Test func `a crontab that hangs is told of, and nothing is written`() throws {
    let bench = try CronBench()
    let machine = StandInPrograms([
      "crontab": { call throws(ProgramRun.Failure) in throw .tooSlow(call.time) }
    ])
    var environment = bench.environment()
    environment.processes = machine.processes
    let editor = try ReminderEditor(environment.reminderHost)
    #expect(
      throws: ReminderFailure.crontabTooSlow("'crontab' could not read the table", seconds: 10)
    ) { try editor.add(Reminder.sample("stretch")) }
    #expect(try editor.book().reminders.isEmpty)
  }
}
