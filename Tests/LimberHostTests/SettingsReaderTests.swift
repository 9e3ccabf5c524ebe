import LimberEvents
import LimberRoutine
import LimberSchedule
import LimberSyntax
import LimberTestSupport
import Testing

@testable import LimberHost
@testable import LimberSinks

@Suite struct `A settings file` {
  static func read(_ text: String) -> SettingsReading {
    SettingsReader.read(SourceText(name: "settings.json", text: text))
  }

  @Test func `is read with the line of each value`() {
    let reading = Self.read(
      """
      {
        "$schema": "x", "x-mine": 1,
        "sinks": {
          "terminal": ["console",
            "bell:on=countdown"],
          "elsewhere": [],
          "commands": {"lamp": ["/usr/bin/python3", "~/lamp.py"]}
        },
        "leadIn": "1m30s", "resumeCountdown": "5s",
        "dose": "mid",
        "plain": true, "quietHours": "22:00-7:00",
        "terminalProgram": ["xterm", "-e"]
      }
      """)
    #expect(reading.isGood)
    let settings = reading.settings
    #expect(
      settings.terminalSinks
        == .init([.init("console", line: 4), .init("bell:on=countdown", line: 5)], line: 4))
    #expect(settings.otherSinks == .init([], line: 6))
    #expect(settings.commands == ["lamp": .init(["/usr/bin/python3", "~/lamp.py"], line: 7)])
    #expect(settings.leadIn == .init(.seconds(90), line: 9))
    #expect(settings.resumeCountdown == .init(.seconds(5), line: 9))
    #expect(settings.dose == .init(0.5, line: 10))
    #expect(settings.isPlain == .init(true, line: 11))
    #expect(settings.quietHours?.value.phrase == "from 22:00 to 7:00")
    #expect(settings.terminalProgram == .init(["xterm", "-e"], line: 12))
  }

  @Test func `may name any number of commands, and is gone through once`() {
    let count = 20_000
    let commands = (1...count).map { "\"lamp-\($0)\": [\"/bin/true\"]" }
    let reading = Self.read("{\"sinks\": {\"commands\": {\n\(commands.joined(separator: ",\n"))}}}")
    #expect(reading.isGood)
    #expect(reading.settings.commands.count == count)
    #expect(reading.settings.commands["lamp-\(count)"] == .init(["/bin/true"], line: count + 1))
    let twice = Self.read("{\"sinks\": {\"commands\": {\(commands[0]), \(commands[0])}}}")
    #expect(twice.diagnostics.map(\.code) == ["duplicate-key"])
  }

  @Test func `of nothing settles nothing`() {
    #expect(Self.read("{}").settings == Settings())
    #expect(Self.read("{}").isGood)
  }

  @Test func `may name a sink that cannot be had, which is found out when it is wanted`() {
    #expect(Self.read(#"{"sinks":{"terminal":["log:x", "Bel"]}}"#).isGood)
  }

  @Test func `may say that there is no lead-in`() {
    #expect(Self.read(#"{"leadIn":"0s"}"#).settings.leadIn?.value == .zero)
    #expect(Self.read(#"{"resumeCountdown":"0s"}"#).settings.resumeCountdown?.value == .zero)
  }

  struct Fault: Sendable {
    var text: String
    /// What stands at the place that is pointed at.
    var at: String
    var code: String
    var message: String
  }

  @Test(arguments: [
    Fault(
      text: #"{"leadIn":5}"#, at: "5", code: "wrong-type",
      message: "expected a string, found a number"),
    Fault(
      text: #"{"leadIn":"5"}"#, at: #""5""#, code: "bad-duration",
      message: "expected a duration such as '5s', or '0s' for none"),
    Fault(
      text: #"{"dose":1.5}"#, at: "1.5", code: "bad-value",
      message: "expected 'min', 'mid', 'max' or a number from 0 to 1"),
    Fault(
      text: #"{"dose":"0.5"}"#, at: #""0.5""#, code: "bad-value",
      message: "expected 'min', 'mid', 'max' or a number from 0 to 1"),
    Fault(
      text: #"{"plian":true}"#, at: #""plian""#, code: "unknown-key",
      message: "no key is called 'plian' here; did you mean 'plain'?"),
    Fault(
      text: #"{"plain":true,"plain":false}"#, at: #""plain""#, code: "duplicate-key",
      message: "'plain' stands here twice"),
    Fault(
      text: #"{"plain":"yes"}"#, at: #""yes""#, code: "wrong-type",
      message: "expected true or false, found a string"),
    Fault(
      text: #"{"sinks":{"commands":{"lamp":[]}}}"#, at: "[]", code: "empty",
      message: "a command begins with the name of its program"),
    Fault(
      text: #"{"sinks":{"commands":{"Lamp":["x"]}}}"#, at: #"["x"]"#, code: "bad-value",
      message: "a sink's name is made of lower-case letters, digits and hyphens"),
    Fault(text: "[]", at: "[]", code: "wrong-type", message: "expected an object, found an array"),
  ])
  func `that is faulty is told where and why`(fault: Fault) throws {
    let reading = Self.read(fault.text)
    let diagnostic = try #require(reading.diagnostics.first)
    #expect(reading.diagnostics.count == 1)
    #expect(diagnostic.code == fault.code)
    #expect(diagnostic.message == fault.message)
    let bytes = Array(fault.text.utf8)[diagnostic.range.offsets]
    #expect(String(decoding: bytes, as: UTF8.self) == fault.at)
  }

  @Test func `tells all its faults in one go, and a fault of syntax alone`() {
    let codes = Self.read(#"{"dose":7,"leadIn":1,"plain":2}"#).diagnostics.map(\.code)
    #expect(codes == ["bad-value", "wrong-type", "wrong-type"])
    #expect(Self.read(#"{"dose":}"#).diagnostics.map(\.code) == ["syntax"])
  }

  @Test func `can name a program for a sink, which goes first`() throws {
    let workshop = try Workshop()
    let out = workshop.folder.path + "/lamp.out"
    _ = try workshop.folder.file("lamp.sh", "echo \"$1\" > '\(out)'; cat >> '\(out)'\n")
    try workshop.program("lamp", "#!/bin/sh\nexit 1\n")
    _ = try workshop.folder.file(
      ".config/limber/settings.json",
      #"{"sinks":{"commands":{"lamp":["sh","\#(workshop.folder.path)/lamp.sh","first"]}}}"#)
    let found = try #require(SinkFinder(workshop.environment.sinkHost).find("lamp"))
    #expect(found.path.hasSuffix("/sh"))
    #expect(found.arguments == [workshop.folder.path + "/lamp.sh", "first"])
    #expect(
      SinkFinder(workshop.environment.sinkHost).all().filter { $0.name == "lamp" }.map(\.state) == [
        .usable, .shadowed(by: found.path),
      ])
    let run = try SinkRun(workshop, "lamp")
    try run.feed()
    try run.finish()
    #expect(try workshop.lines("lamp").first == "first")
    #expect(try workshop.lines("lamp").count == 19)
  }
}
