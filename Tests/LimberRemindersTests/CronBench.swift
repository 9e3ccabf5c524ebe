import LimberBasics
import LimberEvents
import LimberSchedule
import LimberTestSupport

@testable import LimberHost
@testable import LimberPlatform
@testable import LimberReminders

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A home folder with a `crontab` of its own, which keeps its table in a file.
final class CronBench {
  let folder: TemporaryFolder
  /// What the fake says and does; a test may put another in its place.
  static let script = """
    #!/bin/sh
    here=${0%/*}
    case "$1" in
    -l) if [ -f "$here/../table" ]; then cat "$here/../table"
        else echo "no crontab for me" >&2; exit 1; fi ;;
    -r) rm "$here/../table" ;;
    *) cp "$1" "$here/../table.new" && mv "$here/../table.new" "$here/../table" ;;
    esac

    """

  init(script: String = CronBench.script) throws {
    folder = try TemporaryFolder()
    try install(script, as: "crontab")
  }

  /// Puts a program where `PATH` leads to.
  func install(_ script: String, as name: String) throws {
    try Disk.system.makeFolder(folder.path + "/bin")
    try ProgramFile.write(script, to: folder.path + "/bin/" + name)
  }

  /// The environment of a person with these programs; a Monday at 12:00:30 in UTC.
  func environment(
    at seconds: Int64 = CronBench.noon, terminals: [OtherTerminal] = []
  ) -> HostEnvironment {
    var environment = folder.environment([
      "PATH": "\(folder.path)/bin:/usr/bin:/bin", "LOGNAME": "me",
    ])
    environment.surroundings.executable = "/opt/limber/limber"
    environment.clock.now = { Instant(milliseconds: seconds * 1_000) }
    environment.terminals.loggedIn = { terminals }
    return environment
  }

  /// 2026-11-23, a Monday, at 12:00:30.
  static let noon = Int64(Day(year: 2026, month: 11, day: 23).days) * 86_400 + 43_230

  func editor(
    at seconds: Int64 = CronBench.noon, crontabSeconds: Double = 10
  ) throws -> ReminderEditor {
    try ReminderEditor(
      environment(at: seconds).reminderHost, lockPatience: 60_000, crontabSeconds: crontabSeconds,
      pause: { _ in })
  }

  /// The table as the fake has it; nil where there is none.
  var table: String? { try? folder.content("table") }

  func setTable(_ text: String) throws { _ = try folder.file("table", text) }
}

extension Reminder {
  /// A reminder of a routine at a time of day.
  static func sample(_ id: String, at: String = "12:00", ways: [Way] = [.terminal]) throws
    -> Reminder
  {
    guard let id = ReminderID(id) else { throw BadSample() }
    return Reminder(id: id, routine: "warm-up", schedule: try Schedule(at: at), ways: ways)
  }

  struct BadSample: Error {}
}

extension ReminderEditor {
  func add(_ reminder: Reminder) throws(ReminderFailure) {
    try apply { book throws(ReminderFailure) in book[reminder.id] = reminder }
  }

  func remove(_ id: ReminderID) throws(ReminderFailure) {
    try apply { book throws(ReminderFailure) in book[id] = nil }
  }
}
