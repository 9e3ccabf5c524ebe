import Foundation
import LimberBasics
import LimberPlatform
import LimberTestSupport
import Testing

@testable import LimberCommands

/// What happens at a reminder's time, seen from the command line.
@Suite(.waits) struct RemindFiringTests {
  private let desk: RemindBench
  private var bench: CommandBench { desk.bench }
  private var table: String? { desk.table }

  init() throws { desk = try RemindBench() }

  private func run(_ words: String...) -> CommandBench.Result { desk.run(words) }

  @Test func `what cron starts prints nothing, and is noted`() {
    #expect(
      run("add", "warm-up", "--at", "12:00", "--by", "terminal", "--yes").status == .success)
    let fired = run("run", "warm-up")
    #expect(fired == .init(status: .success, output: "", errors: ""))
    #expect(
      run("list").output.contains(
        "last:  Mon 23 Nov 12:00, reached nobody (terminal: no terminal at which you are logged in"
          + " can be written to)"))
  }

  @Test func `a session that reminders play goes to its sinks`() throws {
    try bench.writeOwn(SampleRoutine.short, id: "short")
    #expect(
      run(
        "add", "short", "--at", "12:00", "--play", "--sink", "log:path=short.log", "--yes"
      ).status == .success)
    #expect(run("run", "short").status == .success)
    #expect(try bench.read("short.log").contains("Stand"))
    #expect(run("list").output.contains("last:  Mon 23 Nov 12:00, played"))
  }

  @Test func `to play to nobody is refused, also where only the shell finds the sink`() throws {
    try bench.writeOwn(SampleRoutine.short, id: "short")
    let silent = run("add", "short", "--at", "12:00", "--play", "--yes")
    #expect(silent.status == .unavailable)
    #expect(silent.errors.contains("with --play nobody would notice: no sink is named"))
    let screen = run("add", "short", "--at", "12:00", "--play", "--sink", "console", "--yes")
    #expect(screen.errors.contains("'console' is a screen, and a job has none"))
    try bench.writeProgram("#!/bin/sh\nexit 1\n", to: "bin/limber-sink-diary")
    #expect(
      run("add", "short", "--at", "12:00", "--play", "--sink", "diary", "--yes").status
        == .unavailable)
    #expect(table == nil)
  }

  @Test func `where it cannot be played the person is reminded all the same`() throws {
    try bench.writeOwn(SampleRoutine.short, id: "short")
    #expect(
      run(
        "add", "short", "--at", "12:00", "--by", "terminal", "--play", "--sink",
        "log:path=short.log", "--yes"
      ).status == .success)
    // The sink is gone since.
    let book = try bench.read(".config/limber/reminders.json")
    try bench.write(
      book.replacingOccurrences(of: "log:path=short.log", with: "gone"),
      to: ".config/limber/reminders.json")
    #expect(run("doctor", "--json").output.contains("\"code\":\"sinks-gone\""))
    #expect(run("run", "short").status == .success)
    let last = run("list").output
    #expect(last.contains("the routine could not be played: there is no sink 'gone'"), "\(last)")
    #expect(last.contains("terminal: no terminal"))
    try FileManager.default.removeItem(
      atPath: bench.folder + "/.local/share/limber/routines/short.json")
    #expect(run("doctor", "--json").output.contains("\"code\":\"routine-gone\""))
  }

  #if !os(macOS)
    /// Fires a reminder of noon whose notification is pressed at once.
    private func fire(pressing press: String) throws {
      try bench.writeProgram("#!/bin/sh\necho 7; echo \(press)\n", to: "bin/notify-send")
      #expect(run("add", "warm-up", "--at", "12:00", "--by", "notify", "--yes").status == .success)
      let variables = ["DBUS_SESSION_BUS_ADDRESS": "unix:path=/x/bus"]
      #expect(
        desk.run(["run", "warm-up"], variables: variables)
          == .init(status: .success, output: "", errors: ""))
      #expect(run("list").output.contains("arrived by notify"))
    }

    @Test func `in 10 minutes puts it off, and not today keeps it silent until midnight`() throws {
      try fire(pressing: "later")
      #expect(run("list").output.contains("next:  Mon 23 Nov 12:11"))
      #expect(table?.contains("11 12 23 11 * '/opt/limber' remind run warm-up ") == true)
      #expect(run("remove", "warm-up", "--yes").status == .success)
      try FileManager.default.removeItem(atPath: bench.folder + "/.local/state/limber/reminders")
      try fire(pressing: "skip")
      #expect(run("list").output.contains("paused until Tue 24 Nov 0:00"))
      #expect(run("list").output.contains("next:  Tue 24 Nov 12:00"))
    }

    @Test func `start opens the terminal of the settings with the routine`() throws {
      try bench.writeProgram(
        "#!/bin/sh\necho \"$*\" > \"${0%/*}/../opened\"\n", to: "bin/own-terminal")
      #expect(
        bench.run("settings", "set", "terminalProgram", bench.folder + "/bin/own-terminal", "--run")
          .status == .usage)
      #expect(
        bench.run(
          "settings", "set", "terminalProgram", "--", bench.folder + "/bin/own-terminal", "--run"
        ).status == .success)
      try fire(pressing: "start")
      let opened = try bench.read("opened")
      #expect(opened.hasPrefix("--run /bin/sh -c "), "\(opened)")
      #expect(opened.hasSuffix(" /opt/limber play warm-up\n"), "\(opened)")
    }
  #endif

  @Test func `a routine that is gone since is told of, also where it was to be played`() throws {
    try bench.writeOwn(SampleRoutine.short, id: "short")
    #expect(
      run(
        "add", "short", "--at", "12:00", "--by", "terminal", "--play", "--sink",
        "log:path=short.log", "--yes"
      ).status == .success)
    try FileManager.default.removeItem(
      atPath: bench.folder + "/.local/share/limber/routines/short.json")
    #expect(run("run", "short").status == .success)
    #expect(run("list").output.contains("last:  Mon 23 Nov 12:00, reached nobody"))
  }

  @Test(arguments: [
    (6, "reached nobody (terminal: no terminal"),
    (8, "said nothing: it was done since the last time"),
  ])
  func `twice a day asks twice, by what was done since the first time`(
    hour: Int, outcome: String
  ) throws {
    try bench.writeOwn(SampleRoutine.short, id: "short")
    #expect(
      run("add", "short", "--at", "7:00,12:00", "--by", "terminal", "--yes").status == .success)
    let time = "\"time\":\"2026-11-23T0\(hour):00:0"
    let id = "\"id\":\"33cffc37-5151-4382-87ef-dc50424ee54b\""
    try bench.write(
      """
      {"v":1,"kind":"start",\(id),\(time)0.000+00:00","routines":[{"id":"short","hash":"x"}],\
      "plannedSeconds":15}
      {"v":1,"kind":"step",\(id),"index":1,"routine":"short","path":"/steps/0","type":"timed",\
      "name":"Stand","target":{"seconds":15},"did":{"seconds":15},"outcome":"done"}
      {"v":1,"kind":"end",\(id),\(time)9.000+00:00","outcome":"completed","didSeconds":15}

      """, to: ".local/state/limber/history.jsonl")
    #expect(run("run", "short").status == .success)
    #expect(run("list").output.contains(outcome), "\(run("list").output)")
  }

  @Test(arguments: [
    (14, "reached nobody (terminal: no terminal"), (20, "it was done today already"),
  ])
  func `what comes again asks until it is done`(minute: Int, outcome: String) throws {
    try bench.writeOwn(SampleRoutine.short, id: "short")
    let added = run(
      "add", "short", "--at", "12:00", "--again", "15m", "--times", "3", "--by", "terminal", "--yes"
    )
    #expect(
      added.output.hasPrefix(
        "Reminder 'short' is set: Every day at 12:00, again every 15 minutes until done, 3 times at"
          + " most; next Tue 24 Nov 12:00.\n"))
    #expect(table?.contains("\n0,15,30,45 12 * * * '/opt/limber' remind run short ") == true)
    #expect(run("list", "--json").output.contains(#""again":{"minutes":15,"times":3}"#))
    #expect(run("export", "--ics").output.contains("REPEAT:3\r\nDURATION:PT15M\r\nEND:VALARM"))
    _ = run("run", "short")
    // It is done at ten past, or a second after it came again.
    let id = "\"id\":\"33cffc37-5151-4382-87ef-dc50424ee54b\""
    let day = minute < 15 ? "22" : "23"
    try bench.write(
      """
      {"v":1,"kind":"start",\(id),"time":"2026-11-\(day)T12:10:00.000+00:00","routines":[{"id":"short",\
      "hash":"x"}],"plannedSeconds":15}
      {"v":1,"kind":"step",\(id),"index":1,"routine":"short","path":"/steps/0","type":"timed",\
      "name":"Stand","target":{"seconds":15},"did":{"seconds":15},"outcome":"done"}
      {"v":1,"kind":"end",\(id),"time":"2026-11-\(day)T12:10:19.000+00:00","outcome":"completed",\
      "didSeconds":15}

      """, to: ".local/state/limber/history.jsonl")
    #expect(desk.run(["run", "short"], seconds: RemindBench.monday + 870).status == .success)
    #expect(run("list").output.contains(outcome), "\(run("list").output)")
    #expect(run("edit", "short", "--times", "1", "--yes").status == .success)
    #expect(table?.contains("\n0,15 12 * * * ") == true)
    #expect(run("edit", "short", "--again", "never", "--yes").status == .success)
    #expect(table?.contains("\n0 12 * * * ") == true)
    #expect(run("edit", "short", "--times", "2", "--yes").status == .usage)
    #expect(run("edit", "short", "--again", "8h", "--times", "4", "--yes").status == .usage)
  }

  @Test func `in quiet hours what names no hours says nothing, and leaves no trace`() throws {
    try bench.write(#"{"quietHours": "11:00-13:00"}"#, to: ".config/limber/settings.json")
    let added = run("add", "warm-up", "--every", "2h", "--by", "terminal", "--yes")
    #expect(
      added.output.hasPrefix(
        "Reminder 'warm-up' is set: Every day, every 2 hours, but not from 11:00 to 13:00; next"
          + " Mon 23 Nov 14:00.\n"))
    #expect(!added.errors.contains("at night too"))
    #expect(run("run", "warm-up").status == .success)
    #expect(run("list").output.contains("last:  not yet"))
    try bench.write("{}", to: ".config/limber/settings.json")
    #expect(run("run", "warm-up").status == .success)
    #expect(run("list").output.contains("last:  Mon 23 Nov 12:00, reached nobody"))
    let open = run("add", "foot-soak", "--every", "2h", "--yes")
    #expect(open.errors.contains("settings set quietHours 22:00-7:00"))
  }

  @Test func `on a day that is not its own a reminder is silent, and leaves no trace`() throws {
    #expect(
      run("add", "warm-up", "--at", "12:00", "--on", "last-mon", "--by", "terminal", "--yes").status
        == .success)
    #expect(table?.contains("0 12 * * 1 '/opt/limber' remind run warm-up ") == true)
    // 23 November is no last Monday.
    #expect(run("run", "warm-up").status == .success)
    #expect(run("list").output.contains("last:  not yet"))
  }

  @Test func `on a day of rest a reminder says nothing, and its list says why`() throws {
    try bench.writeOwn(
      """
      { "format": 1, "title": "Run", "limits": { "restDays": 1 }, "steps": [
        { "type": "timed", "name": "Run", "cue": "Run.", "duration": "15s" } ] }
      """, id: "run")
    try bench.write(
      """
      { "format": 1, "title": "Runs", "weeks": [ { "weeks": 2,
        "routines": [ { "routine": "run", "perWeek": 3 } ], "goOn": { "sessions": 3 } } ] }
      """, to: ".local/share/limber/programmes/runs.json")
    #expect(
      bench.run(
        ["programme", "start", "runs"], seconds: RemindBench.monday - 86_400
      ).status == .success)
    for subject in ["run", "today"] {
      #expect(run("add", subject, "--at", "12:00", "--by", "terminal", "--yes").status == .success)
    }
    let id = "\"id\":\"33cffc37-5151-4382-87ef-dc50424ee54b\""
    try bench.write(
      """
      {"v":1,"kind":"start",\(id),"time":"2026-11-22T18:00:00.000+00:00","routines":[{"id":"run","hash":"x"}],\
      "plannedSeconds":15}
      {"v":1,"kind":"step",\(id),"index":1,"routine":"run","path":"/steps/0","type":"timed",\
      "name":"Run","target":{"seconds":15},"did":{"seconds":15},"outcome":"done"}
      {"v":1,"kind":"end",\(id),"time":"2026-11-22T18:00:15.000+00:00","outcome":"completed","didSeconds":15}

      """, to: ".local/state/limber/history.jsonl")
    for subject in ["run", "today"] { #expect(run("run", subject).status == .success) }
    let told = run("list").output
    #expect(told.contains("said nothing: it asks for a day of rest"), "\(told)")
    #expect(told.contains("said nothing: nothing is due today"), "\(told)")
    // The day after that one it speaks again.
    #expect(desk.run(["run", "run"], seconds: RemindBench.monday + 86_400).status == .success)
    #expect(run("list").output.contains("reached nobody"))
  }

  @Test func `a reminder of the morning speaks where there is one to tell of`() throws {
    try bench.writeOwn(SampleRoutine.hold, id: "hold")
    let played = run("add", "morning", "--at", "12:00", "--play", "--yes")
    #expect(played.status == .usage)
    #expect(played.errors.contains("with --play nobody would answer"))
    #expect(run("add", "morning", "--at", "12:00", "--by", "terminal", "--yes").status == .success)
    #expect(run("run", "morning").status == .success)
    #expect(run("list").output.contains("said nothing: there is no morning to ask about"))
    let id = "\"id\":\"33cffc37-5151-4382-87ef-dc50424ee54b\""
    try bench.write(
      """
      {"v":1,"kind":"start",\(id),"time":"2026-11-23T18:00:00.000+00:00","routines":[{"id":"hold","hash":"x"}],\
      "plannedSeconds":15}
      {"v":1,"kind":"step",\(id),"index":1,"routine":"hold","path":"/steps/0","type":"timed",\
      "name":"Hold","target":{"seconds":20},"did":{"seconds":20},"outcome":"done"}
      {"v":1,"kind":"end",\(id),"time":"2026-11-23T18:00:15.000+00:00","outcome":"completed","didSeconds":20}

      """, to: ".local/state/limber/history.jsonl")
    #expect(desk.run(["run", "morning"], seconds: RemindBench.monday + 86_400).status == .success)
    #expect(run("list").output.contains("reached nobody"))
    #expect(bench.run(["morning", "2"], seconds: RemindBench.monday + 86_400).status == .success)
    // What a reminder asks for in words alone is nothing that can be missed.
    #expect(
      !bench.run(["report"], seconds: RemindBench.monday + 5 * 86_400).output.contains("Done:"))
  }

  @Test func `a snooze alone takes the reminder that spoke last, and asks nothing`() throws {
    #expect(run("snooze").status == .notFound)
    try bench.write("#!/bin/sh\nexit 0\n", to: "bin/sendmail")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: bench.folder + "/bin/sendmail")
    for name in ["warm-up", "foot-soak"] {
      #expect(run("add", name, "--at", "12:00", "--by", "terminal", "--yes").status == .success)
    }
    #expect(run("snooze").errors.contains("no reminder has spoken yet"))
    let line =
      #"{"v":1,"id":"warm-up","time":"2026-11-23T12:00:01.000+00:00","at":1795435201000,"#
      + #""offset":0,"outcome":"arrived","way":"mail","notes":["mail: arrived"]}"#
    try bench.write(line + "\n", to: ".local/state/limber/reminders/firings.jsonl")
    #expect(run("snooze").output == "'warm-up' comes again at Mon 23 Nov 12:11.\n")
    #expect(run("snooze", "1h").output == "'warm-up' comes again at Mon 23 Nov 13:01.\n")
    #expect(
      run("snooze", "foot-soak", "2d").output == "'foot-soak' comes again at Wed 25 Nov 12:01.\n")
    #expect(run("snooze", "foot-soak", "soon").status == .usage)
    #expect(run("snooze", "foot-soak", "10m", "1h").status == .usage)
  }
}
