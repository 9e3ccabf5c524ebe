import Foundation
import LimberBasics
import LimberHost
import LimberSchedule
import LimberTestSupport
import Testing

@testable import LimberCommands

/// Numbers that no clock ever showed, in every file that reminders and programmes keep.
@Suite(.waits) struct `A time that is none` {
  private let bench: CommandBench

  init() throws {
    bench = try CommandBench()
    try bench.write(
      "#!/bin/sh\n[ \"$1\" = -l ] && { echo 'no crontab for me' >&2; exit 1; }\nexit 0\n",
      to: "bin/crontab")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: bench.folder + "/bin/crontab")
  }

  static let values = [
    "-9223372036854775808", "-1", "0", "1", "2147483648", "9007199254740992",
    "9223372036854775807", "1e308",
  ]
  private static let monday =
    Int64(Day(year: 2026, month: 11, day: 23).days) * 86_400 + 43_230

  private func run(_ words: [String]) -> CommandBench.Result {
    bench.run(
      words, variables: ["PATH": bench.folder + "/bin:/usr/bin:/bin"], executable: "/opt/limber",
      seconds: Self.monday)
  }

  private static let commands = [
    ["remind", "list"], ["remind", "list", "--json"], ["remind", "pause", "a", "--dry-run"],
    ["remind", "resume", "--all", "--dry-run"], ["remind", "snooze", "a", "10m", "--dry-run"],
    ["remind", "run", "a"], ["remind", "add", "warm-up", "--at", "18:00", "--dry-run"],
    ["remind", "export", "--ics"], ["remind", "doctor"], ["report"], ["today"],
  ]

  @Test(
    arguments: ["created", "pausedUntil", "snoozedUntil", "testAt", "grace", "patience"], values)
  func `in the reminders is refused in a line, and traps nowhere`(
    field: String, value: String
  ) throws {
    let text = """
      {"version":1,"reminders":[{"id":"a","routine":"warm-up","by":["terminal"],\
      "schedule":{"at":"12:00"},"\(field)":\(value)}]}
      """
    let bounds = ["grace", "patience"].contains(field) ? KnownTimes.grace : KnownTimes.seconds
    let isKnown = Int64(value).map(bounds.contains) ?? false
    for command in Self.commands {
      try bench.write(text, to: ".config/limber/reminders.json")
      let result = run(command)
      let said = result.errors + result.output
      let needsBook = command[0] == "remind"
      #expect(
        said.contains("reminder 1: '\(field)' is a whole number of seconds from 0 to ")
          == (needsBook && !isKnown), "\(command): \(said)")
    }
  }

  @Test(arguments: ["at", "offset", "instant"], values)
  func `in the log of firings is passed over`(field: String, value: String) throws {
    #expect(
      run(["remind", "add", "warm-up", "--id", "a", "--at", "12:00", "--dry-run"]).status
        == .success)
    try bench.write(
      #"{"version":1,"reminders":[{"id":"a","routine":"warm-up","schedule":{"at":"12:00"}}]}"#,
      to: ".config/limber/reminders.json")
    let fields = ["at", "offset", "instant"].map { "\"\($0)\":\($0 == field ? value : "3600")" }
    let line =
      #"{"v":1,"id":"a","outcome":"arrived","#
      + fields.joined(separator: ",") + "}\n"
    try bench.write(line, to: ".local/state/limber/reminders/firings.jsonl")
    for command in [["remind", "list"], ["remind", "list", "--json"], ["remind", "doctor"]] {
      #expect(run(command).errors == "")
    }
    #expect(run(["remind", "run", "a"]).status == .success)
  }

  @Test(arguments: values)
  func `in a programme's first day is refused in a line`(value: String) throws {
    let isKnown = Int(value).map(KnownTimes.days.contains) ?? false
    for command in [["today"], ["programme", "status"], ["report"], ["programme", "stop"]] {
      try bench.write(
        #"{"v":1,"programme":"calf-return","day":\#(value)}"#,
        to: ".local/state/limber/programme.json")
      let result = run(command)
      if !isKnown, command != ["report"], command != ["programme", "stop"] {
        #expect(result.status == .data)
        #expect(result.errors.contains("'day' is a whole number from 0 to 2932896"))
        #expect(result.errors.split(separator: "\n").count == 1)
      }
    }
    #expect(
      FileManager.default.fileExists(
        atPath: bench.folder + "/.local/state/limber/programme.json") == false)
  }
}
