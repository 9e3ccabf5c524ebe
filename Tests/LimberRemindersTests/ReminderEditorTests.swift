import Dispatch
import LimberEvents
import LimberHost
import LimberSchedule
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberPlatform
@testable import LimberReminders

@Suite struct ReminderEditorTests {
  @Test func `a reminder is in the book and in the crontab, and gone from both`() throws {
    let bench = try CronBench()
    try bench.setTable("0 1 * * * backup\n")
    let editor = try bench.editor()
    let reminder = try Reminder.sample("stretch", at: "18:00")
    try editor.add(reminder)
    #expect(
      bench.table == """
        0 1 * * * backup
        # >>> limber reminders >>>
        0 18 * * * '/opt/limber/limber' remind run stretch >/dev/null 2>&1\
         || echo 'limber: the reminder stretch failed, see limber remind doctor'
        # <<< limber reminders <<<

        """)
    #expect(try editor.book().reminders == [reminder])
    try editor.remove(reminder.id)
    #expect(bench.table == "0 1 * * * backup\n")
    #expect(try editor.book().reminders.isEmpty)
  }

  @Test func `the last line of all takes the table with it`() throws {
    let bench = try CronBench()
    let editor = try bench.editor()
    let reminder = try Reminder.sample("stretch")
    try editor.add(reminder)
    #expect(bench.table != nil)
    try editor.remove(reminder.id)
    #expect(bench.table == nil)
  }

  @Test func `the table before each change is kept`() throws {
    let bench = try CronBench()
    try bench.setTable("0 1 * * * backup\n")
    try bench.editor().add(Reminder.sample("stretch"))
    let places = try ReminderPlaces(bench.environment().reminderHost)
    let names = try Disk.system.names(in: places.copies)
    #expect(names == ["2026-11-23T12-00-30.000"])
    let copy = try Disk.system.read(places.copies + "/" + names[0], limit: 1_000)
    #expect(String(decoding: copy, as: UTF8.self) == "0 1 * * * backup\n")
    #expect(Disk.system.status(of: places.copies + "/" + names[0])?.mode == 0o600)
  }

  @Test func `an edit that changes nothing installs nothing`() throws {
    let bench = try CronBench()
    let editor = try bench.editor()
    try editor.add(Reminder.sample("stretch"))
    try bench.install(CronBench.script.replacing("cp ", with: "exit 3; cp "), as: "crontab")
    try editor.add(Reminder.sample("stretch"))
  }

  // MARK: - Programs that fail

  struct Broken: Sendable, CustomTestStringConvertible {
    var name: String
    var script: String
    var message: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Broken(
      name: "an unknown error of -l", script: "#!/bin/sh\necho 'out of luck' >&2; exit 1\n",
      message: "'crontab -l' failed with exit code 1, so nothing was written: out of luck"),
    Broken(
      name: "not allowed",
      script: "#!/bin/sh\necho 'You (me) are not allowed to use this program' >&2; exit 1\n",
      message: "cron is not allowed for you here (You (me) are not allowed to use this program);"
        + " whoever keeps this machine can allow it in /etc/cron.allow, or take you out of"
        + " /etc/cron.deny; or use --scheduler systemd"),
    Broken(
      name: "a refusal",
      script: CronBench.script.replacing("cp ", with: "echo 'bad minute' >&2; exit 1; cp "),
      message: "'crontab' refused the new table with exit code 1: bad minute"),
    Broken(
      name: "a hang", script: CronBench.script.replacing("cp ", with: "sleep 60; cp "),
      message: "'crontab' could not install the table: it did not end within 0 s"),
    Broken(
      name: "a death", script: CronBench.script.replacing("cp ", with: "kill -9 $$; cp "),
      message: "'crontab' refused the new table with signal 9"),
    Broken(
      name: "no program", script: "no script",
      message: "'crontab' could not read the table: it is no program that the system can start; a"
        + " script begins with a line such as '#!/bin/sh'"),
  ])
  func `a crontab that fails changes nothing and is told of`(broken: Broken) throws {
    let bench = try CronBench(script: broken.script)
    try bench.setTable("0 1 * * * backup\n")
    let editor = try bench.editor(crontabSeconds: 0.5)
    do {
      try editor.add(Reminder.sample("stretch"))
      Issue.record("nothing failed")
    } catch let failure as ReminderFailure {
      #expect(failure.message == broken.message)
    }
    #expect(bench.table == "0 1 * * * backup\n")
    #expect(try editor.book().reminders.isEmpty)
  }

  @Test func `without a crontab in PATH nothing is looked for elsewhere`() throws {
    let bench = try CronBench()
    var environment = bench.environment()
    environment.surroundings.variables["PATH"] = bench.folder.path
    let editor = try ReminderEditor(environment.reminderHost)
    #expect(throws: ReminderFailure.noCrontab) { try editor.add(Reminder.sample("stretch")) }
    #expect(try editor.book().reminders.isEmpty)
  }

  @Test func `a table that is not kept as it was given is told of`() throws {
    let script = CronBench.script.replacing("cp \"$1\"", with: "head -1 \"$1\" >&2; cp /dev/null")
    let bench = try CronBench(script: script)
    #expect(throws: ReminderFailure.notKept) {
      try bench.editor().add(Reminder.sample("stretch"))
    }
  }

  @Test func `broken markers and paths that no line can hold are refused`() throws {
    let bench = try CronBench()
    try bench.setTable("# >>> limber reminders >>>\n")
    #expect(throws: ReminderFailure.refused(.blockNotClosed(line: 1))) {
      try bench.editor().add(Reminder.sample("stretch"))
    }
    try bench.setTable("")
    var environment = bench.environment()
    environment.surroundings.executable = "/opt/a\\b"
    #expect(throws: ReminderFailure.refused(.pathUnwritable("/opt/a\\b"))) {
      try ReminderEditor(environment.reminderHost).add(Reminder.sample("stretch"))
    }
    #expect(bench.table == "")
  }

  @Test func `a crontab that changed after it was shown is not written`() throws {
    let bench = try CronBench()
    let editor = try bench.editor()
    let reminder = try Reminder.sample("stretch")
    let change: ReminderEditor.Change = { book throws(ReminderFailure) in
      book[reminder.id] = reminder
    }
    let shown = try editor.propose(change)
    try bench.setTable("0 1 * * * backup\n")
    #expect(throws: ReminderFailure.changedMeanwhile) {
      try editor.apply(change, asShown: shown)
    }
    #expect(bench.table == "0 1 * * * backup\n")
    #expect(try editor.book().reminders.isEmpty)
  }

  @Test func `a book that cannot be understood stops every change`() throws {
    let bench = try CronBench()
    _ = try bench.folder.file(
      ".config/limber/reminders.json",
      #"{ "version": 1, "reminders": [ { "id": "a", "routine": "x", "schedule": { "at": "25:00" } } ] }"#
    )
    let failure = #expect(throws: ReminderFailure.self) {
      try bench.editor().add(Reminder.sample("stretch"))
    }
    #expect(failure?.message.contains("reminder 1: '25:00' is not a time of day") == true)
    #expect(bench.table == nil)
  }

  // MARK: - Several at once

  @Test func `of 100 changes by eight at once none is lost`() throws {
    let bench = try CronBench()
    try bench.setTable("0 1 * * * backup\n")
    let editor = try bench.editor()
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { worker in
      for number in 0..<(worker < 4 ? 13 : 12) {
        do {
          try editor.add(Reminder.sample("r\(worker)-\(number)", at: "\(worker + 8):15"))
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(try editor.book().reminders.count == 100)
    let block = try CrontabBlock(in: Array((bench.table ?? "").utf8))
    #expect(Set(block?.jobs.map(\.id) ?? []).count == 100)
    #expect(bench.table?.hasPrefix("0 1 * * * backup\n# >>>") == true)
  }

  // MARK: - The seconds in which cron looks

  @Test func `nothing is installed in the seconds in which cron looks for new tables`() throws {
    for (second, wait) in [
      (30, 0), (58, 0), (59, 4_000), (0, 3_000), (1, 2_000), (2, 1_000), (3, 0),
    ] {
      let bench = try CronBench()
      let now = CronBench.noon - 30 + Int64(second)
      let paused = Mutex(0)
      let editor = try ReminderEditor(
        bench.environment(at: now).reminderHost, lockPatience: 0, crontabSeconds: 10,
        pause: { milliseconds in paused.withLock { $0 += milliseconds } })
      try editor.add(Reminder.sample("stretch"))
      #expect(paused.withLock { $0 } == wait, "second \(second)")
    }
  }
}

extension String {
  fileprivate func replacing(_ needle: String, with text: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(needle) {
        result += text
        rest = rest.dropFirst(needle.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
