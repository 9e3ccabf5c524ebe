import Foundation
import LimberBasics
import LimberHost
import LimberPlatform
import LimberProgress
import LimberReminders
import LimberSchedule
import LimberTestSupport
import Testing

@testable import LimberCommands

/// Reminders from the command line, with a `crontab` of the test's own.
@Suite(.waits) struct RemindTests {
  private let desk: RemindBench
  private var bench: CommandBench { desk.bench }
  private var table: String? { desk.table }

  init() throws { desk = try RemindBench() }

  private func run(
    _ words: String..., input: String = "", isTerminal: Bool = false
  ) -> CommandBench.Result {
    desk.run(words, input: input, isTerminal: isTerminal)
  }

  private let block = """
    # >>> limber reminders >>>
    0 18 * * 1-5 '/opt/limber' remind run warm-up >/dev/null 2>&1\
     || echo 'limber: the reminder warm-up failed, see limber remind doctor'
    # <<< limber reminders <<<

    """

  @Test func `a reminder is added, listed and removed`() {
    let added = run("add", "warm-up", "--at", "18:00", "--on", "mon-fri", "--yes")
    #expect(added.status == .success)
    #expect(
      added.output.hasPrefix(
        "Reminder 'warm-up' is set: Monday to Friday at 18:00; next Mon 23 Nov 18:00.\n"))
    #expect(table == block)
    #expect(
      run("list").output == """
        warm-up: Monday to Friday at 18:00
          next:  Mon 23 Nov 18:00, Tue 24 Nov 18:00, Wed 25 Nov 18:00
          but:   nothing starts it; 'limber remind doctor' says why
          by:    notify, terminal, speech, mail
          last:  not yet

        """)
    #expect(
      run("list", "--json").output == """
        [{"id":"warm-up","routine":"warm-up","routines":["warm-up"],"schedule":"Monday to Friday at 18:00",\
        "cron":["0 18 * * 1-5"],"again":null,"after":null,"habit":null,"zone":null,"next":["2026-11-23T18:00:00.000+00:00",\
        "2026-11-24T18:00:00.000+00:00","2026-11-25T18:00:00.000+00:00"],"last":null,\
        "paused":false,"pausedUntil":null,"snoozedUntil":null,\
        "by":["notify","terminal","speech","mail"],"play":false,"sinks":[],"graceSeconds":900,"patienceSeconds":1800,\
        "scheduler":"cron","fires":false}]

        """)
    #expect(run("remove", "warm-up", "--yes").output == "Removed 'warm-up'.\n")
    #expect(table == nil)
    #expect(run("list").output == "There are no reminders; 'limber remind add' makes one.\n")
  }

  @Test func `a reminder keeps what its routine is to be played with`() throws {
    try bench.writeOwn(
      """
      { "format": 1, "title": "Run", "parameters": { "run": "60s" }, "steps": [
        { "type": "timed", "name": "Run", "cue": "Run.", "duration": { "parameter": "run" } } ] }

      """, id: "run")
    #expect(run("add", "run", "--at", "18:00", "--with", "run=90", "--yes").status == .usage)
    #expect(run("add", "run", "--at", "18:00", "--with", "ran=90s", "--yes").status == .usage)
    #expect(table == nil)
    #expect(
      run(
        "add", "run", "--at", "12:00", "--with", "run=90s", "--play", "--sink", "log:path=run.log",
        "--yes"
      ).status == .success)
    let text = try bench.read(".config/limber/reminders.json")
    #expect(text.contains(#""with":{"run":"90s"}"#))
    #expect(run("run", "run").status == .success)
    let history = try bench.read(".local/state/limber/history.jsonl")
    #expect(history.contains(#""with":{"run":"1m30s"}"#))
    #expect(history.contains(#""plannedSeconds":95"#))
  }

  @Test func `without a terminal the crontab changes only with --yes`() {
    let result = run("add", "warm-up", "--at", "18:00")
    #expect(result.status == .usage)
    #expect(
      result.errors
        == "limber: this changes your crontab; see how with --dry-run, agree with --yes\n"
        + "See 'limber remind add --help'.\n")
    #expect(table == nil)
    let shown = run("add", "warm-up", "--at", "18:00", "--dry-run", "--yes")
    #expect(
      shown.output.contains("+0 18 * * * '/opt/limber' remind run warm-up >/dev/null 2>&1 || echo ")
    )
    #expect(table == nil)
    #expect(run("list", "--json").output == "[]\n")
  }

  @Test func `on a terminal the difference is shown and asked about`() {
    let refused = run(
      "add", "warm-up", "--at", "18:00", "--on", "weekdays", input: "n\n", isTerminal: true)
    #expect(refused.status == .success)
    #expect(refused.output.contains("+# >>> limber reminders >>>"))
    #expect(refused.output.hasSuffix("Change the crontab like this? [y/N] Nothing was changed.\n"))
    #expect(table == nil)
    let agreed = run(
      "add", "warm-up", "--at", "18:00", "--on", "weekdays", input: "Y\n", isTerminal: true)
    #expect(agreed.status == .success)
    #expect(table == block)
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    var words: [String]
    var error: String
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: String..., error: String) {
      self.words = words
      self.error = error
    }
  }

  @Test(arguments: [
    Wrong(
      "add", "warm-up", error: "a reminder needs a time: '--at', '--in', '--every' or '--cron'"),
    Wrong(
      "add", "warm-up", "--at", "25:00",
      error: "'25:00' is not a time of day: write hours and minutes, as in '18:00'"),
    Wrong(
      "add", "warm-up", "--at", "8:00", "--on", "weekday",
      error: "'weekday' is not a day: write days such as 'mon,wed', a range such as 'mon-fri', or"
        + " 'weekdays', 'weekends', 'daily'; did you mean 'weekdays'?"),
    Wrong(
      "add", "warm-up", "--cron", "@dayly",
      error: "'@dayly' stands for no schedule: cron knows '@hourly', '@daily', '@midnight',"
        + " '@weekly', '@monthly', '@yearly' and '@annually'; did you mean '@daily'?"),
    Wrong(
      "add", "warm-up", "--at", "8:00", "--every", "2h",
      error: "'--at' and '--every' cannot be used together"),
    Wrong(
      "add", "warm-up", "--at", "8:00", "--from", "9:00",
      error: "'--from' works only together with '--every'"),
    Wrong(
      "add", "warm-up", "--on", "fri",
      error: "'--on' works only together with '--at' or '--every'"),
    Wrong(
      "add", "warm-up", "--at", "8:00", "--by", "fax",
      error: "'--by' takes notify, terminal, speech or mail, not 'fax'"),
    Wrong(
      "add", "warm-up", "--at", "8:00", "--id", "$(reboot)",
      error: "a reminder's name is made of 1 to 32 small letters, digits and hyphens, and begins"
        + " with no hyphen, not '$(reboot)'"),
    Wrong("edit", "warm-up", error: "say what to change, as in '--at 19:00'"),
    Wrong("export", error: "say what for: '--systemd', '--launchd' or '--ics'"),
    Wrong("pause", error: "ID is missing: the reminders, or --all"),
  ])
  func `what does not fit is refused before anything is looked at`(wrong: Wrong) {
    let result = bench.run(["remind"] + wrong.words)
    #expect(result.status == .usage)
    #expect(result.errors.hasPrefix("limber: \(wrong.error)\n"), "\(result.errors)")
  }

  @Test func `a reminder that there is not is named with those that there are`() {
    #expect(run("add", "warm-up", "--at", "18:00", "--yes").status == .success)
    let result = run("remove", "warmup", "--yes")
    #expect(result.status == .notFound)
    #expect(result.errors == "limber: there is no reminder 'warmup'; there are 'warm-up'\n")
    let taken = run("add", "warm-up", "--at", "18:00", "--id", "warm-up", "--yes")
    #expect(taken.status == .usage)
    #expect(taken.errors.hasSuffix("See 'limber remind add --help'.\n"), "\(taken.errors)")
  }

  @Test func `a reminder is changed, put off, paused and resumed`() throws {
    #expect(run("add", "warm-up", "--at", "18:00", "--on", "mon-fri", "--yes").status == .success)
    #expect(
      run("edit", "warm-up", "--at", "7:00,19:30", "--yes").output
        == "Reminder 'warm-up': Monday to Friday at 7:00 and 19:30; next Mon 23 Nov 19:30.\n")
    #expect(table?.contains("\n0 7 * * 1-5 ") == true)
    #expect(
      run("snooze", "warm-up", "10m", "--yes").output
        == "'warm-up' comes again at Mon 23 Nov 12:11.\n")
    #expect(table?.contains("\n11 12 23 11 * '/opt/limber' remind run warm-up >") == true)
    #expect(run("list").output.contains("next:  Mon 23 Nov 12:11, Mon 23 Nov 19:30,"))
    #expect(
      run("pause", "--all", "--until", "2w").output
        == "Paused until Mon 7 Dec 12:00: 'warm-up'.\n")
    #expect(run("list").output.contains("paused until Mon 7 Dec 12:00\n  of") == false)
    #expect(run("list").output.contains("next:  Mon 7 Dec 19:30"))
    #expect(run("list", "--json").output.contains("\"paused\":true"))
    #expect(run("resume", "warm-up").output == "Resumed: 'warm-up'.\n")
    #expect(run("list", "--json").output.contains("\"paused\":false"))
    #expect(
      run("pause", "warm-up", "--until", "2026-11-20", "--yes").errors.contains(
        "'--until' takes a day that is still to come, not '2026-11-20'"))
  }

  @Test func `a reminder is called something else, in its place`() throws {
    for id in ["warm-up", "foot-soak"] {
      #expect(run("add", id, "--at", "18:00", "--yes").status == .success)
    }
    #expect(
      run("edit", "warm-up", "--id", "evening", "--yes").output
        == "Reminder 'evening': Every day at 18:00; next Mon 23 Nov 18:00.\n")
    #expect(run("list").output.hasPrefix("evening: Every day at 18:00\n  of:    warm-up\n"))
    #expect(table?.contains("remind run evening >") == true)
    #expect(table?.contains("remind run warm-up ") == false)
    #expect(
      run("edit", "evening", "--id", "foot-soak", "--yes").errors.contains(
        "there is a reminder 'foot-soak' already"))
    #expect(run("edit", "evening", "--id", "No Id", "--yes").status == .usage)
    #expect(run("edit", "evening", "--id", "evening", "--yes").status == .success)
  }

  @Test(arguments: [
    ("18:00", "Mon 23 Nov 18:00"), ("9:00", "Tue 24 Nov 9:00"), ("2026-12-24", "Thu 24 Dec 0:00"),
    ("3d", "Thu 26 Nov 12:00"), ("4h", "Mon 23 Nov 16:00"), ("2027-02-28", "Sun 28 Feb 2027 0:00"),
  ])
  func `a pause ends at a day, at a time or after a while`(text: String, when: String) {
    #expect(run("add", "warm-up", "--at", "18:00", "--yes").status == .success)
    #expect(
      run("pause", "warm-up", "--until", text).output == "Paused until \(when): 'warm-up'.\n")
  }

  @Test(arguments: ["yesterday", "2026-02-30", "2020-01-01", "0d", "d", "25:00", "-3d"])
  func `a pause ends at no other time`(text: String) {
    #expect(run("add", "warm-up", "--at", "18:00", "--yes").status == .success)
    #expect(run("pause", "warm-up", "--until=\(text)").status == .usage)
  }

  /// A change of a part of a schedule, and what becomes of it.
  struct Edit: Sendable, CustomTestStringConvertible {
    var old: [String]
    var change: [String]
    var phrase: String
    var testDescription: String { change.joined(separator: " ") }
  }

  @Test(arguments: [
    Edit(
      old: ["--at", "7:30", "--on", "tue,fri"], change: ["--at", "8:00"],
      phrase: "Tuesday and Friday at 8:00"),
    Edit(old: ["--at", "7:30"], change: ["--on", "mon"], phrase: "Monday at 7:30"),
    Edit(
      old: ["--every", "2h", "--from", "9:00", "--to", "17:00", "--on", "weekdays"],
      change: ["--to", "15:00"],
      phrase: "Monday to Friday, every 2 hours from 9:00 to 15:00"),
    Edit(
      old: ["--every", "2h", "--from", "9:00", "--to", "17:00"], change: ["--every", "90m"],
      phrase: "Every day, every 90 minutes from 9:00 to 17:00"),
    Edit(
      old: ["--cron", "0 9 * * 1-3"], change: ["--at", "10:00"],
      phrase: "Monday to Wednesday at 10:00"),
    Edit(
      old: ["--at", "7:30", "--on", "tue"], change: ["--grace", "2d"], phrase: "Tuesday at 7:30"),
  ])
  func `what an edit does not name stays as it is`(edit: Edit) {
    let added = desk.run(["add", "warm-up"] + edit.old + ["--yes"])
    #expect(added.status == .success, "\(added.errors)")
    let changed = desk.run(["edit", "warm-up"] + edit.change + ["--yes"])
    #expect(
      changed.output.hasPrefix("Reminder 'warm-up': \(edit.phrase); next "), "\(changed)")
  }

  @Test func `days of a month and hours without an interval are not guessed`() {
    #expect(run("add", "warm-up", "--cron", "0 9 1 * *", "--yes").status == .success)
    let days = run("edit", "warm-up", "--at", "10:00", "--yes")
    #expect(days.errors.hasPrefix("limber: the days of a cron expression do not stay"))
    let hours = run("edit", "warm-up", "--from", "10:00", "--yes")
    #expect(hours.errors.hasPrefix("limber: hours from and to belong to '--every'"))
  }

  @Test func `the same reminder once more, and one for no programme, are refused`() {
    #expect(run("add", "warm-up", "--at", "18:00", "--yes").status == .success)
    let again = run("add", "warm-up", "--at", "18:00", "--yes")
    #expect(again.status == .usage)
    #expect(again.errors.hasPrefix("limber: the reminder 'warm-up' says the same: change it"))
    #expect(run("add", "warm-up", "--at", "18:00", "--id", "b", "--yes").status == .success)
    #expect(run("add", "warm-up", "--at", "19:00", "--yes").status == .success)
    let none = run("add", "today", "--at", "18:00", "--yes")
    #expect(none.status == .notFound)
    #expect(none.errors.hasPrefix("limber: no programme is going on, so nothing is ever due"))
  }

  @Test func `a report counts what reminders asked for`() throws {
    #expect(run("add", "warm-up", "--at", "18:00", "--on", "mon,wed", "--yes").status == .success)
    #expect(run("add", "foot-soak", "--at", "9:00", "--on", "wed", "--yes").status == .success)
    let monday = Day(days: Int(RemindBench.monday / 86_400))
    let environment = HostEnvironment(
      surroundings: Surroundings(
        variables: ["HOME": bench.folder], workingFolder: bench.folder),
      streams: Streams(
        input: HostInput(readAll: { _ in [] }, readLine: { nil }),
        output: HostOutput(write: { _ in }), errors: HostOutput(write: { _ in })))
    let due = environment.dueSource.days(history: [], today: monday.advanced(by: 8))
    let counts = (due?.all ?? []).reduce(into: [:]) { $0[$1.day, default: 0] += $1.count }
    #expect(counts == [monday: 1, monday.advanced(by: 2): 2, monday.advanced(by: 7): 1])
    let before = environment.dueSource.days(history: [], today: monday.advanced(by: -3))
    #expect(before?.all == [])
  }

  @Test func `once, in a while and on a day, is said, kept and over`() throws {
    #expect(
      run("add", "warm-up", "--in", "20m", "--yes").output.hasPrefix(
        "Reminder 'warm-up' is set: Once on 2026-11-23 at 12:21; next Mon 23 Nov 12:21.\n"))
    #expect(table?.contains("\n21 12 23 11 * '/opt/limber' remind run warm-up ") == true)
    #expect(
      run("add", "foot-soak", "--at", "9:00", "--on", "tomorrow", "--yes").output.contains(
        "Once on 2026-11-24 at 9:00"))
    #expect(
      run(
        "add", "foot-soak", "--at", "20:00", "--every", "2w", "--on", "fri", "--id", "soak", "--yes"
      )
      .output.contains("Friday of every other week at 20:00, from 2026-11-23; next Fri 27 Nov"))
    let text = try bench.read(".config/limber/reminders.json")
    #expect(text.contains(#""days":{"once":"2026-11-23"}"#))
    #expect(text.contains(#""days":{"every":2,"unit":"w","since":"2026-11-23"}"#))
    #expect(
      run("edit", "soak", "--except", "2026-11-27", "--yes").output.contains("next Fri 11 Dec"))
    #expect(run("add", "warm-up", "--at", "9:00", "--on", "today", "--yes").status == .usage)
    // Two days later nothing of what is over stands anywhere.
    let later = bench.run(
      ["remind", "list"], variables: ["PATH": bench.folder + "/bin:/usr/bin:/bin", "TERM": "dumb"],
      executable: "/opt/limber", seconds: RemindBench.monday + 3 * 86_400)
    #expect(!later.output.contains("warm-up:"))
    #expect(later.output.contains("soak:"))
    #expect(table?.contains("remind run warm-up") == false)
  }

  @Test func `a schedule that means something else than it seems is told of`() throws {
    let cron = run("add", "warm-up", "--cron", "0 9 1-7 * 1", "--yes")
    #expect(
      cron.errors.contains(
        "either is enough: next Mon 30 Nov 9:00, Tue 1 Dec 9:00, Wed 2 Dec 9:00, Thu 3 Dec 9:00,"
          + " Fri 4 Dec 9:00; '--on first-mon"))
    let second = run("add", "warm-up", "--cron", "0 9 */2 * *", "--yes")
    #expect(
      second.errors.contains(
        "each month anew: after Thu 31 Dec 9:00 comes Fri 1 Jan 2027 9:00; '--every 2d --at 9:00' goes on"
      ),
      "\(second.errors)")
    #expect(!run("add", "warm-up", "--cron", "0 9 1,15 * *", "--yes").errors.contains("anew"))
    let nights = run("add", "foot-soak", "--every", "2h", "--yes")
    #expect(nights.errors.contains("it comes at night too"))
  }

  @Test func `what a routine is played with is changed alone`() throws {
    try bench.writeOwn(
      """
      { "format": 1, "title": "Run", "parameters": { "run": "60s", "walk": "30s" }, "steps": [
        { "type": "timed", "name": "Run", "cue": "Run.", "duration": { "parameter": "run" } },
        { "type": "timed", "name": "Walk", "cue": "Walk.", "duration": { "parameter": "walk" } } ] }

      """, id: "run")
    #expect(
      run("add", "run", "--at", "18:00", "--with", "run=90s", "--yes").status == .success)
    #expect(run("edit", "run", "--with", "walk=45s", "--yes").status == .success)
    let text = try bench.read(".config/limber/reminders.json")
    #expect(text.contains(#""with":{"run":"90s","walk":"45s"}"#))
    #expect(run("edit", "run", "--with", "ran=45s", "--yes").status == .usage)
  }

  @Test func `exports go to standard output, or into a folder`() throws {
    #expect(run("add", "warm-up", "--at", "18:00", "--yes").status == .success)
    #expect(run("export", "--ics").output.hasPrefix("BEGIN:VCALENDAR\r\n"))
    #expect(
      run("export", "--systemd", "warm-up").output.hasPrefix("# limber-warm-up.timer\n[Unit]"))
    #expect(run("export", "--launchd").output.contains("<string>/opt/limber</string>"))
    #expect(run("export", "--systemd", "--to", "units").status == .success)
    #expect(try bench.read("units/limber-warm-up.service").contains("remind run warm-up\n"))
  }
}
