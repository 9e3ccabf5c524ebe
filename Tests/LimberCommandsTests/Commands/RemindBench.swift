import LimberBasics
import LimberPlatform
import LimberTestSupport

@testable import LimberCommands

/// A person with a `crontab` that keeps its table in a file.
struct RemindBench {
  let bench: CommandBench
  /// 2026-11-23, a Monday, at 12:00:30 in UTC.
  static let monday =
    Int64(Day(year: 2026, month: 11, day: 23).days) * 86_400 + 43_230

  init() throws {
    bench = try CommandBench()
    try bench.writeProgram(
      """
      #!/bin/sh
      here=${0%/*}
      case "$1" in
      -l) if [ -f "$here/../table" ]; then cat "$here/../table"
          else echo "no crontab for me" >&2; exit 1; fi ;;
      -r) rm "$here/../table" ;;
      *) cp "$1" "$here/../table" ;;
      esac

      """, to: "bin/crontab")
  }

  /// Runs `limber remind` with this person's programs.
  func run(
    _ words: [String], input: String = "", isTerminal: Bool = false,
    variables more: [String: String] = [:], seconds: Int64 = monday
  ) -> CommandBench.Result {
    let variables = ["PATH": bench.folder + "/bin:/usr/bin:/bin", "TERM": "dumb"]
    return bench.run(
      ["remind"] + words, input: input, isTerminal: isTerminal,
      variables: variables.merging(more) { $1 }, executable: "/opt/limber", seconds: seconds)
  }

  /// The table; nil where there is none.
  var table: String? { try? bench.read("table") }
}
