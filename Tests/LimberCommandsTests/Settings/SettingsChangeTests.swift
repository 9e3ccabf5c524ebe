import LimberHost
import LimberPlatform
import Testing

@testable import LimberCommands

@Suite struct `limber settings set` {
  static let path = ".config/limber/settings.json"
  static let name = "~/.config/limber/settings.json"

  @Test func `settles values that hold at once, in a file for the person alone`() throws {
    let bench = try CommandBench()
    let first = bench.run("settings", "set", "leadIn", "10s")
    #expect(first.status == .success)
    #expect(first.output == "leadIn is 10s, in \(Self.name)\n")
    #expect(Disk.system.status(of: bench.folder + "/" + Self.path)?.mode == 0o600)
    let sinks = bench.run(
      "settings", "set", "terminal", "console,log:path=a\\,b,format=jsonl", "bell")
    #expect(
      sinks.output
        == "sinks.terminal is console, log:path=a\\,b,format=jsonl, bell, in \(Self.name)\n")
    #expect(bench.run("settings", "set", "elsewhere", "none").status == .success)
    #expect(bench.run("settings", "set", "dose", "mid").status == .success)
    #expect(bench.run("settings", "set", "plain", "true").status == .success)
    #expect(
      bench.run("settings").output == """
        sinks.terminal   console, log:path=a\\,b,format=jsonl, bell  settings.json, line 3
        sinks.elsewhere  none                                       settings.json, line 3
        leadIn           10s                                        settings.json, line 2
        resumeCountdown  3s                                         built in
        dose             0.5                                        settings.json, line 4
        handsFree        false                                      built in
        plain            true                                       settings.json, line 5
        control          true                                       built in
        quietHours       none                                       built in
        terminalProgram  the first there is                         built in
        file: \(Self.name)

        """)
  }

  @Test func `keeps order, line breaks and the author's own keys`() throws {
    let bench = try CommandBench()
    try bench.write(
      "{ \"x-mine\": [1,\n  2],\n\"dose\": \"max\", \"plain\": true }\n", to: Self.path)
    #expect(bench.run("settings", "set", "dose", "0.25").status == .success)
    #expect(
      try bench.read(Self.path) == "{ \"x-mine\": [1,\n  2],\n\"dose\": 0.25, \"plain\": true }\n")
    let unset = bench.run("settings", "unset", "dose")
    #expect(unset.output == "dose is out of \(Self.name): what your history gives holds\n")
    #expect(try bench.read(Self.path) == "{ \"x-mine\": [1,\n  2], \"plain\": true }\n")
    #expect(
      bench.run("settings", "unset", "dose").output
        == "dose was not in \(Self.name): what your history gives holds\n")
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var words: [String]
    var status: LimberCommands.ExitStatus
    /// The setting that is left as it was; nil where none was found.
    var key: String?
    var reason: String
    var testDescription: String { words.joined(separator: " ") }

    init(
      _ words: String..., status: LimberCommands.ExitStatus = .usage, key: String? = nil,
      reason: String
    ) {
      self.words = words
      self.status = status
      self.key = key
      self.reason = reason
    }
  }

  static let refusals = [
    Refusal(
      "terminal", "console,bel", status: .unavailable, key: "sinks.terminal",
      reason: "there is no sink 'bel'; did you mean 'bell'?; there is console, log, bell"),
    Refusal(
      "terminal", "bell:on=never", key: "sinks.terminal",
      reason: "sink 'bell': option 'on' takes one or more of"),
    Refusal(
      "leadIn", "soon", key: "leadIn",
      reason: "expected a duration such as '5s', or '0s' for none, found 'soon'"),
    Refusal(
      "dose", "1.5", key: "dose",
      reason: "expected 'min', 'mid', 'max' or a number from 0 to 1, found '1.5'"),
    Refusal("plain", "yes", key: "plain", reason: "expected true or false, found a string"),
    Refusal("leadIn", "5s", "6s", reason: "the setting 'leadIn' takes one value"),
    Refusal("leadin", "5s", reason: "no setting is called 'leadin'; did you mean 'leadIn'?"),
    Refusal("colour", "red", reason: "no setting is called 'colour'; there is sinks.terminal, "),
  ]

  @Test(arguments: refusals)
  func `refuses what play would, and changes nothing`(row: Refusal) throws {
    let place = row.key.map { "'\($0)' in \(Self.name) is left as it was: " } ?? ""
    let bench = try CommandBench()
    for before in [nil, "{\"plain\": false}\n"] {
      if let before { try bench.write(before, to: Self.path) }
      let result = bench.run(["settings", "set"] + row.words)
      #expect(result.status == row.status)
      #expect(result.output == "")
      #expect(result.errors.hasPrefix("limber: " + place + row.reason), "\(result.errors)")
      let advice = "See 'limber settings set --help'.\n"
      #expect(result.errors.hasSuffix(advice) == (row.status == .usage), "\(result.errors)")
      #expect((try? bench.read(Self.path)) == before)
    }
  }

  @Test func `takes a program as a sink, which then can be had`() throws {
    let bench = try CommandBench()
    try bench.writeProgram("#!/bin/sh\necho '{\"protocol\":[1]}'\n", to: "lamp.sh")
    let lamp = bench.run("settings", "set", "sinks.commands.lamp", bench.folder + "/lamp.sh", "on")
    #expect(lamp.output == "sinks.commands.lamp is \(bench.folder)/lamp.sh on, in \(Self.name)\n")
    #expect(bench.run("settings", "set", "elsewhere", "console,lamp").status == .success)
    #expect(bench.run("settings").status == .success)
    #expect(
      bench.run("settings", "unset", "sinks.commands.lamp").output
        == "sinks.commands.lamp is out of \(Self.name)\n")
  }

  @Test func `leaves a faulty file to its author, and takes an empty one for none`() throws {
    let bench = try CommandBench()
    try bench.write("{\"doze\": 1}", to: Self.path)
    for words in [["set", "dose", "1"], ["unset", "dose"]] {
      let result = bench.run(["settings"] + words)
      #expect(result.status == .configuration)
      #expect(result.errors.contains("did you mean 'dose'?"))
      #expect(try bench.read(Self.path) == "{\"doze\": 1}")
    }
    try bench.write("\n", to: Self.path)
    #expect(bench.run("settings").output.contains("plain            false"))
    #expect(bench.run("settings", "set", "plain", "true").status == .success)
    #expect(try bench.read(Self.path) == "{\n  \"plain\": true\n}\n")
  }

  @Test func `the keys are those that the settings list`() throws {
    let bench = try CommandBench()
    let listed = bench.run("settings").output.split(separator: "\n").dropLast().map {
      String($0.prefix { $0 != " " })
    }
    #expect(listed == SettingKey.all.map(\.name))
  }
}
