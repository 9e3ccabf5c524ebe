import LimberBasics
import LimberSchedule
import LimberTestSupport
import Testing

@testable import LimberPlatform
@testable import LimberReminders

/// Crons other than Debian's: what they say, and how they are seen.
@Suite struct CronKindsTests {
  /// What a `crontab` says of no table, and how it ends.
  struct Dialect: Sendable, CustomTestStringConvertible {
    var name: String
    var code: Int
    var said: String
    var testDescription: String { name }

    /// A `crontab` of this kind over the bench's file.
    var script: String {
      """
      #!/bin/sh
      here=${0%/*}
      case "$1" in
      -l) if [ -f "$here/../table" ]; then cat "$here/../table"
          else echo "\(said)" >&2; exit \(code); fi ;;
      -r) rm "$here/../table" ;;
      *) cp "$1" "$here/../table" ;;
      esac

      """
    }
  }

  static let dialects = [
    Dialect(name: "debian", code: 1, said: "no crontab for anna"),
    Dialect(name: "systemd-cron", code: 2, said: "no crontab for anna"),
    Dialect(
      name: "busybox", code: 1, said: "crontab: can't open 'anna': No such file or directory"),
    Dialect(name: "bcron", code: 111, said: "Crontab does not exist"),
  ]

  @Test(arguments: dialects)
  func `an empty table is begun, and the last reminder is removed`(dialect: Dialect) throws {
    let bench = try CronBench(script: dialect.script)
    let reminder = try Reminder.sample("stretch")
    try bench.editor().add(reminder)
    #expect(bench.table?.contains("remind run stretch") == true)
    try bench.editor().remove(reminder.id)
    #expect(bench.table == nil)
    #expect(try bench.editor().book().reminders.isEmpty)
  }

  @Test(arguments: [
    "crontab: can't change directory to '/var/spool/cron/crontabs': No such file or directory",
    "You (anna) are not allowed to use this program (crontab)", "crontab: must be setuid",
  ])
  func `whatever else a crontab says is no empty table`(said: String) throws {
    let bench = try CronBench(script: Dialect(name: "", code: 1, said: said).script)
    #expect(throws: ReminderFailure.self) { try bench.editor().add(Reminder.sample("stretch")) }
  }

  @Test func `a daemon is one that the system's keeper runs, under any of its names`() throws {
    let bench = try CronBench()
    let root = bench.folder.path
    let own = Identity.user
    func look(keeper: UInt32 = own) -> CronDaemon { .look(on: .system, at: root, keeper: keeper) }
    #expect(look() == .unseen)
    _ = try bench.folder.file("proc/12/comm", "bash\n")
    #expect(look() == .none)
    _ = try bench.folder.file("proc/13/comm", "busybox\n")
    _ = try bench.folder.file("proc/13/cmdline", "busybox\0sh\0")
    #expect(look() == .none)
    _ = try bench.folder.file("proc/13/cmdline", "busybox\0crond\0-f\0")
    #expect(look() == .running)
    // Somebody's program of that name starts nobody's crontab.
    #expect(look(keeper: own + 1) == .none)
    _ = try bench.folder.file("proc/13/status", "Name:\tbusybox\nState:\tT (stopped)\n")
    #expect(look() == .stopped(process: "13"))
    _ = try bench.folder.file("proc/77/comm", "cron\n")
    #expect(look() == .running)
    #expect(look().isAtWork == true)
  }

  @Test func `systemd-cron needs no daemon`() throws {
    let bench = try CronBench()
    let root = bench.folder.path
    _ = try bench.folder.file("proc/12/comm", "bash\n")
    _ = try bench.folder.file("run/systemd/system/x", "")
    let generators = root + "/usr/lib/systemd/system-generators"
    try Disk.system.makeFolder(generators)
    try ProgramFile.write("#!/bin/sh\n", to: generators + "/systemd-crontab-generator")
    #expect(CronDaemon.look(on: .system, at: root, keeper: Identity.user) == .timers)
  }
}
