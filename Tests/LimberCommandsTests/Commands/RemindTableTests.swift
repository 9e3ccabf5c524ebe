import Foundation
import LimberBasics
import LimberPlatform
import LimberTestSupport
import Testing

@testable import LimberCommands

/// The crontab and the file of reminders, and what becomes of them.
@Suite(.waits) struct RemindTableTests {
  private let desk: RemindBench
  private var bench: CommandBench { desk.bench }
  private var table: String? { desk.table }

  init() throws { desk = try RemindBench() }

  private func run(_ words: String...) -> CommandBench.Result { desk.run(words) }

  @Test
  func `an edit leaves the lines of others in the block, and those of other reminders, alone`()
    throws
  {
    #expect(run("add", "warm-up", "--at", "18:00", "--yes").status == .success)
    #expect(run("add", "foot-soak", "--at", "19:00", "--yes").status == .success)
    var table = try bench.read("table")
    table = table.replacingOccurrences(
      of: "'/opt/limber' remind run warm", with: "'/usr/limber' remind run warm")
    table = table.replacingOccurrences(of: "# <<<", with: "7 7 * * * mine\n# <<<")
    try bench.write(table, to: "table")
    #expect(run("edit", "foot-soak", "--at", "20:00", "--yes").status == .success)
    #expect(self.table?.contains("\n7 7 * * * mine\n") == true)
    #expect(self.table?.contains("0 18 * * * '/usr/limber' remind run warm-up ") == true)
    #expect(self.table?.contains("0 20 * * * '/opt/limber' remind run foot-soak ") == true)
    #expect(run("doctor", "--fix", "--yes").errors.contains("the block was written anew"))
    #expect(self.table?.contains("0 18 * * * '/opt/limber' remind run warm-up ") == true)
    #expect(self.table?.contains("\n7 7 * * * mine\n") == true)
  }

  @Test func `a file of reminders that was lost is made again of the crontab`() throws {
    #expect(
      run("add", "warm-up", "--at", "7:00,12:30", "--on", "mon-fri", "--yes").status == .success)
    #expect(run("add", "warm-up", "--at", "18:00", "--yes").status == .success)
    try FileManager.default.removeItem(atPath: bench.folder + "/.config/limber/reminders.json")
    let found = run("doctor")
    #expect(found.status == .differs)
    #expect(
      found.output.contains(
        "bad   The crontab starts 'warm-up', which is no reminder: the file of reminders has lost it."
      ))
    #expect(!found.output.contains("takes it out"))
    #expect(
      run("doctor", "--fix", "--yes").errors.contains("'warm-up-2' is a reminder again, of warm-up")
    )
    let listed = run("list").output
    #expect(listed.contains("warm-up: Monday to Friday at 7:00 and 12:30\n"))
    #expect(listed.contains("warm-up-2: Every day at 18:00\n  of:    warm-up\n"))
  }

  @Test func `reminders of another folder of settings are left to it, and find it`() throws {
    func run(_ words: String..., config: String?) -> CommandBench.Result {
      var variables = ["PATH": bench.folder + "/bin:/usr/bin:/bin", "TERM": "dumb"]
      variables["XDG_CONFIG_HOME"] = config
      return bench.run(
        ["remind"] + words, variables: variables, executable: "/opt/limber",
        seconds: RemindBench.monday)
    }
    let other = bench.folder + "/cfg"
    #expect(
      run(
        "add", "warm-up", "--at", "12:00", "--id", "one", "--by", "terminal", "--yes", config: other
      )
      .status == .success)
    #expect(
      run("add", "warm-up", "--at", "12:00", "--id", "two", "--yes", config: nil).status == .success
    )
    #expect(table?.contains("remind run one ") == true)
    #expect(table?.contains("remind run two ") == true)
    // Cron hands neither variable on.
    #expect(run("run", "one", config: nil).status == .success)
    #expect(run("list", config: other).output.contains("last:  Mon 23 Nov 12:00, reached nobody"))
    #expect(run("doctor", config: nil).output.contains("'one', a reminder of other settings"))
    #expect(run("doctor", "--fix", "--yes", config: nil).status != .software)
    #expect(run("list", config: nil).output.contains("one:") == false)
    #expect(table?.contains("remind run one ") == true)
  }

  @Test func `all reminders are removed at once, and the crontab is had back`() throws {
    try bench.write("0 1 * * * mine\n", to: "table")
    #expect(run("add", "warm-up", "--at", "18:00", "--yes").status == .success)
    #expect(run("add", "foot-soak", "--at", "18:00", "--yes").status == .success)
    let full = try bench.read("table")
    #expect(run("remove").status == .usage)
    #expect(run("remove", "--all", "--yes").output == "Removed 'warm-up', 'foot-soak'.\n")
    #expect(try bench.read("table") == "0 1 * * * mine\n")
    let copies = run("restore").output.split(separator: "\n").map(String.init)
    let newest = try #require(copies.first)
    #expect(run("restore", newest, "--dry-run").output.contains("remind run foot-soak"))
    #expect(run("restore", newest).status == .usage)
    #expect(run("restore", newest, "--yes").status == .success)
    #expect(try bench.read("table") == full)
    #expect(run("restore", "none", "--yes").status == .notFound)
  }

  @Test func `timers of systemd that are gone are written anew`() throws {
    try bench.writeProgram("#!/bin/sh\nexit 0\n", to: "bin/systemctl")
    #expect(
      run("add", "warm-up", "--at", "18:00", "--scheduler", "systemd", "--yes").status == .success)
    let unit = ".config/systemd/user/limber-warm-up.timer"
    #expect(try bench.read(unit).contains("Persistent=true"))
    try FileManager.default.removeItem(atPath: bench.folder + "/" + unit)
    #expect(run("doctor", "--json").output.contains("\"code\":\"timer-gone\""))
    _ = run("doctor", "--fix", "--yes")
    #expect(try bench.read(unit).contains("Persistent=true"))
    #expect(!run("doctor", "--json").output.contains("timer-gone"))
  }

  @Test func `units of systemd change as the crontab does: shown, and asked about`() throws {
    try bench.writeProgram("#!/bin/sh\nexit 0\n", to: "bin/systemctl")
    let unit = ".config/systemd/user/limber-warm-up.timer"
    let words = ["add", "warm-up", "--at", "18:00", "--scheduler", "systemd"]
    let unasked = desk.run(words)
    #expect(unasked.status == .usage)
    #expect(
      unasked.errors.contains(
        "this changes your units of systemd; see how with --dry-run, agree with --yes"))
    let shown = desk.run(words + ["--dry-run"])
    #expect(shown.status == .success)
    #expect(shown.output.contains("+OnCalendar=*-*-* 18:00:00\n"))
    #expect(
      desk.run(words + ["--dry-run", "--json"]).output.hasPrefix("{\"diff\":\"--- /dev/null"))
    let refused = desk.run(words, input: "n\n", isTerminal: true)
    #expect(
      refused.output.hasSuffix(
        "Change the units of systemd like this? [y/N] Nothing was changed.\n"))
    #expect(run("list", "--json").output == "[]\n")
    #expect((try? bench.read(unit)) == nil)
    #expect(desk.run(words, input: "y\n", isTerminal: true).status == .success)
    #expect(try bench.read(unit).contains("OnCalendar=*-*-* 18:00:00\n"))
    #expect(run("edit", "warm-up", "--at", "19:00").status == .usage)
    #expect(run("edit", "warm-up", "--grace", "1h").status == .success)
    #expect(run("pause", "warm-up").status == .success)
    #expect(run("snooze", "warm-up", "10m").status == .success)
    #expect(try bench.read(unit).contains("OnCalendar=2026-11-23 12:11:00\n"))
    let both = desk.run(["edit", "warm-up", "--at", "19:00"], input: "y\n", isTerminal: true)
    #expect(both.output.contains("-OnCalendar=*-*-* 18:00:00\n+OnCalendar=*-*-* 19:00:00\n"))
    #expect(run("remove", "warm-up").status == .usage)
    #expect(run("remove", "warm-up", "--dry-run").output.contains("+++ /dev/null\n"))
    #expect(try bench.read(unit).contains("19:00"))
    #expect(run("remove", "warm-up", "--yes").status == .success)
    #expect((try? bench.read(unit)) == nil)
  }

  @Test func `the doctor says what is wrong and what to do`() throws {
    #expect(run("add", "warm-up", "--at", "18:00", "--yes").status == .success)
    try bench.write("SHELL=/bin/cat\n", to: "table")
    let result = run("doctor")
    #expect(result.status == .differs)
    #expect(result.output.contains("bad   The crontab has no block of limber's.\n"))
    #expect(result.output.contains("'/bin/cat', which may not understand limber's lines"))
    #expect(run("doctor", "--fix", "--yes").output.contains("has no block") == false)
    #expect(table?.contains("remind run warm-up") == true)
    try bench.write("# >>> limber reminders >>>\n", to: "table")
    #expect(run("doctor").output.contains("line 1 of the crontab begins limber's block"))
  }
}
