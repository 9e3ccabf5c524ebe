import Foundation
import LimberBasics
import LimberTestSupport
import Testing

@testable import LimberCommands
@testable import LimberReminders

/// What more can be said of a reminder, from the words to what comes of them.
@Suite(.waits) struct RemindWishesTests {
  private let desk: RemindBench
  private var bench: CommandBench { desk.bench }

  init() throws { desk = try RemindBench() }

  /// Runs a command so many minutes after Monday noon.
  private func run(_ words: String..., after minutes: Int64 = 0) -> CommandBench.Result {
    desk.run(
      words, variables: ["LOGNAME": "me"], seconds: RemindBench.monday + minutes * 60)
  }

  /// A routine that was done on Monday, at a time to the minute.
  private func history(of id: String, at time: String) -> String {
    let session = "\"id\":\"33cffc37-5151-4382-87ef-\(id.utf8.count)c50424ee54b\""
    let day = "2026-11-23T\(time)"
    return """
      {"v":1,"kind":"start",\(session),"time":"\(day):00.000+00:00","routines":[{"id":"\(id)","hash":"x"}],\
      "plannedSeconds":15}
      {"v":1,"kind":"step",\(session),"index":1,"routine":"\(id)","path":"/steps/0","type":"timed",\
      "name":"Stand","target":{"seconds":15},"did":{"seconds":15},"outcome":"done"}
      {"v":1,"kind":"end",\(session),"time":"\(day):19.000+00:00","outcome":"completed","didSeconds":15}

      """
  }

  private func writeHistory(_ sessions: String...) throws {
    try bench.write(sessions.joined(), to: ".local/state/limber/history.jsonl")
  }

  // MARK: - Several routines

  @Test func `several routines are reminded of in one, and what is done is left out`() throws {
    try bench.writeOwn(SampleRoutine.short, id: "short")
    try bench.writeOwn(SampleRoutine.short, id: "longer")
    let added = run("add", "short", "longer", "--at", "12:00", "--by", "mail", "--yes")
    #expect(added.output.hasPrefix("Reminder 'short' is set: Every day at 12:00; next"))
    try bench.writeProgram("#!/bin/sh\ncat >> \"${0%/*}/../letters\"\n", to: "bin/sendmail")
    #expect(run("list").output.contains("  of:    short, longer\n"))
    #expect(
      run("list", "--json").output.contains(#""routine":"short","routines":["short","longer"]"#))
    _ = run("run", "short")
    #expect(try bench.read("letters").contains("limber play short longer (about 1 min)"))
    try writeHistory(history(of: "short", at: "11:00"))
    _ = run("run", "short", after: 1_440)
    #expect(try bench.read("letters").components(separatedBy: "limber play ").count == 3)
    #expect(run("edit", "short", "--routine", "longer", "--yes").status == .success)
    #expect(run("list").output.contains("  of:    longer\n"))
    #expect(run("add", "short", "today", "--at", "9:00", "--yes").status == .usage)
    #expect(
      run("add", "short", "longer", "--at", "9:00", "--with", "a=1", "--yes").status == .usage)
    #expect(run("export", "--ics").output.contains("DESCRIPTION:limber play longer\r\n"))
    _ = run("add", "morning", "--at", "7:00", "--yes")
    #expect(run("export", "--ics").output.contains("DESCRIPTION:limber morning\r\n"))
    #expect(Reminder.words(for: ["today"]) == ["today"])
    #expect(Reminder.words(for: ["short", "longer"]) == ["play", "short", "longer"])
  }

  @Test func `one of several that is done since the time before is not asked for`() throws {
    try bench.writeOwn(SampleRoutine.short, id: "short")
    try bench.writeOwn(SampleRoutine.short, id: "longer")
    try bench.writeProgram("#!/bin/sh\ncat >> \"${0%/*}/../letters\"\n", to: "bin/sendmail")
    _ = run("add", "short", "longer", "--at", "12:00", "--by", "mail", "--yes")
    try writeHistory(history(of: "short", at: "11:00"))
    _ = run("run", "short")
    #expect(try bench.read("letters").contains("limber play longer (about"))
    try writeHistory(history(of: "short", at: "11:00"), history(of: "longer", at: "11:30"))
    #expect(run("remove", "short", "--yes").status == .success)
    _ = run("add", "short", "longer", "--at", "12:00", "--by", "mail", "--id", "two", "--yes")
    _ = run("run", "two")
    #expect(run("list").output.contains("said nothing: it was done today already"))
  }

  @Test func `a press begins only what is left of several`() throws {
    try bench.writeOwn(SampleRoutine.short, id: "short")
    try bench.writeOwn(SampleRoutine.short, id: "longer")
    try bench.writeProgram("#!/bin/sh\necho 7; echo start\n", to: "bin/notify-send")
    try bench.writeProgram(
      "#!/bin/sh\necho \"$*\" > \"${0%/*}/../opened\"\n", to: "bin/own-terminal")
    _ = bench.run(
      "settings", "set", "terminalProgram", "--", bench.folder + "/bin/own-terminal", "--run")
    _ = run("add", "short", "longer", "--at", "12:00", "--by", "notify", "--yes")
    try writeHistory(history(of: "short", at: "11:00"))
    _ = desk.run(
      ["run", "short"], variables: ["DBUS_SESSION_BUS_ADDRESS": "unix:path=/x/bus"])
    let opened = try bench.read("opened")
    #expect(opened.hasSuffix(" /opt/limber play longer\n"), "\(opened)")
  }

  @Test func `events of two homes have names of their own, also of one second`() throws {
    let other = try RemindBench()
    let uids = [desk, other].map { desk in
      _ = desk.run(["add", "warm-up", "--at", "12:00", "--yes"])
      return desk.run(["export", "--ics"]).output.components(separatedBy: "\r\n")
        .filter { $0.hasPrefix("UID:") }
    }
    #expect(uids.map(\.count) == [1, 1])
    #expect(uids[0] != uids[1])
    #expect(
      desk.run(["export", "--ics"]).output.contains(uids[0].first ?? "none"), "stays what it is")
  }

  // MARK: - After another routine

  @Test func `a reminder follows another routine, at the first quarter of an hour`() throws {
    try bench.writeOwn(SampleRoutine.short, id: "short")
    let added = run(
      "add", "foot-soak", "--after", "short", "--by", "2h", "--by", "terminal", "--yes")
    #expect(added.output.hasPrefix("Reminder 'foot-soak' is set: 2 hours after 'short'.\n"))
    #expect(
      desk.table?.contains("\n*/15 * * * * '/opt/limber' remind run foot-soak ") == true)
    #expect(run("list").output.contains("  next:  when that was done\n"))
    #expect(run("list").output.contains("  by:    terminal\n"))
    // Nothing was done yet, and a job that comes four times an hour leaves no trace of that.
    _ = run("run", "foot-soak")
    #expect(run("list").output.contains("last:  not yet"))
    try writeHistory(history(of: "short", at: "10:10"))
    #expect(run("list").output.contains("  next:  Mon 23 Nov 12:15\n"))
    _ = run("run", "foot-soak", after: 14)
    #expect(run("list").output.contains("last:  not yet"))
    _ = run("run", "foot-soak", after: 15)
    #expect(run("list").output.contains("last:  Mon 23 Nov 12:15, reached nobody"))
    // Once for each time.
    _ = run("run", "foot-soak", after: 30)
    #expect(run("list").output.contains("last:  Mon 23 Nov 12:15, reached nobody"))
    let json = run("list", "--json").output
    #expect(json.contains(#""after":{"routine":"short","minutes":120}"#))
    #expect(
      run("edit", "foot-soak", "--by", "3h", "--yes").output.contains("3 hours after 'short'"))
    #expect(run("edit", "foot-soak", "--at", "9:00", "--yes").output.contains("Every day at 9:00"))
    #expect(run("edit", "foot-soak", "--by", "3h", "--yes").status == .usage)
  }

  @Test func `what it cannot follow is refused with the reason`() throws {
    let unknown = run("add", "foot-soak", "--after", "my run", "--by", "2h", "--yes")
    #expect(unknown.status == .notFound)
    #expect(unknown.errors.contains("'--after' takes a routine"))
    #expect(
      run("add", "foot-soak", "--after", "warm-up", "--yes").errors.contains("as in '--by 2h'"))
    #expect(run("add", "foot-soak", "--by", "2h", "--yes").status == .usage)
    #expect(
      run("add", "foot-soak", "--after", "warm-up", "--by", "2h", "--at", "9:00", "--yes").status
        == .usage)
    #expect(run("add", "foot-soak", "--after", "warm-up", "--by", "2w", "--yes").status == .usage)
    #expect(desk.table == nil)
    #expect(run("add", "foot-soak", "--after", "warm-up", "--by", "2h", "--yes").status == .success)
    #expect(run("export", "--ics").errors.contains("a calendar cannot know when another routine"))
  }

  // MARK: - Zones

  @Test func `another zone's clock is kept by lines for each distance`() throws {
    let added = run(
      "add", "warm-up", "--at", "18:00", "--zone", "Europe/Berlin", "--by", "terminal",
      "--yes")
    #expect(
      added.output.hasPrefix(
        "Reminder 'warm-up' is set: Every day at 18:00, by the clock of Europe/Berlin; next"
          + " Mon 23 Nov 17:00.\n"))
    #expect(desk.table?.contains("\n0 16-17 * * * '/opt/limber' remind run warm-up ") == true)
    // In winter the one line is an hour early.
    _ = run("run", "warm-up", after: 240)
    #expect(run("list").output.contains("last:  not yet"))
    _ = run("run", "warm-up", after: 300)
    #expect(run("list").output.contains("last:  Mon 23 Nov 17:00, reached nobody"))
    #expect(run("list", "--json").output.contains(#""zone":"Europe/Berlin""#))
    let calendar = run("export", "--ics").output
    #expect(calendar.contains("DTSTART:20261123T170000Z\r\n"))
    #expect(run("export", "--systemd").output.contains("OnCalendar=*-*-* 18:00:00 Europe/Berlin\n"))
    let book = try bench.read(".config/limber/reminders.json")
    try bench.write(
      book.replacingOccurrences(of: "Europe/Berlin", with: "Europe/Gone"),
      to: ".config/limber/reminders.json")
    #expect(run("doctor", "--json").output.contains(#""code":"zone-gone""#))
    #expect(
      run("edit", "warm-up", "--zone", "local", "--yes").output.contains("next Mon 23 Nov 18:00"))
    #expect(run("edit", "warm-up", "--zone", "Europe/Nowhere", "--yes").status == .usage)
    #expect(run("edit", "warm-up", "--zone", "../../etc/passwd", "--yes").status == .usage)
  }

  // MARK: - For programs

  @Test func `add, edit and test tell programs what they did`() throws {
    #expect(run("add", "warm-up", "--at", "18:00", "--json").status == .usage)
    let shown = run("add", "warm-up", "--at", "18:00", "--json", "--dry-run").output
    #expect(shown.hasPrefix("{\"diff\":\"--- crontab"))
    let added = run("add", "warm-up", "--at", "18:00", "--json", "--yes").output
    #expect("[\(added.dropLast())]\n" == run("list", "--json").output)
    let edited = run("edit", "warm-up", "--at", "19:00", "--json", "--yes").output
    #expect(edited.hasPrefix(#"{"id":"warm-up","routine":"warm-up","#))
    #expect(edited.contains(#""next":["2026-11-23T19:00:00.000+00:00""#))
  }

  // MARK: - Told at the next chance

  @Test func `a reminder that came to nothing is told at the next command, once`() throws {
    func ask(_ minutes: Int64, isTerminal: Bool = true) -> CommandBench.Result {
      desk.run(["list"], isTerminal: isTerminal, seconds: RemindBench.monday + minutes * 60)
    }
    _ = run("add", "warm-up", "--at", "13:00", "--by", "terminal", "--yes")
    #expect(ask(59).errors.isEmpty)
    // A program that reads the list is told nothing, and takes nothing away.
    #expect(ask(70, isTerminal: false).errors.isEmpty)
    let told = ask(70)
    #expect(told.errors.hasPrefix("limber: 'warm-up' of Mon 23 Nov 13:00 was not started; "))
    #expect(ask(71).errors.isEmpty)
    _ = run("run", "warm-up", after: 1_440 + 60)
    #expect(ask(1_440 + 64).errors.contains("'warm-up' of Tue 24 Nov 13:00 reached nobody"))
    _ = run("run", "warm-up", after: 2 * 1_440 + 120)
    #expect(ask(2 * 1_440 + 121).errors.contains("was missed: it was started too late"))
    _ = run("pause", "warm-up", "--yes")
    #expect(ask(3 * 1_440 + 121).errors.isEmpty)
  }
}
