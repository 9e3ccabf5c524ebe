import Foundation
import LimberHost
import LimberPlatform
import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite struct `limber sinks` {
  static let variables = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]

  static func program(_ name: String, _ text: String, in bench: CommandBench) throws {
    let path = ".local/share/limber/sinks/limber-sink-\(name)"
    try bench.write(text, to: path)
    try Disk.system.makeExecutable(bench.folder + "/" + path)
  }

  static let lamp = """
    #!/bin/sh
    [ "$1" = --describe ] && exec echo '{"protocol":[1],"version":"2","summary":"lights a lamp",\
    "events":["cue"],"options":{"colour":{"type":"choice","values":["red","blue"],"default":"red",\
    "help":"its colour"}}}'
    exec cat >/dev/null
    """

  @Test func `lists what is compiled in and what is found`() throws {
    let bench = try CommandBench()
    try Self.program("lamp", Self.lamp, in: bench)
    try bench.write("#!/bin/sh\n", to: ".local/share/limber/sinks/limber-sink-plain")
    let text = bench.run("sinks").output
    #expect(text.hasPrefix("console: "))
    #expect(
      text.contains("\nlamp: lights a lamp (.local/share/limber/sinks/limber-sink-lamp)\n"))
    #expect(text.contains("colour=red|blue"))
    #expect(
      text.replacing("\n", with: " ").contains(
        "plain: not-executable: 'chmod +x' makes it executable"))
  }

  @Test func `says in the list why a sink does not describe itself, and that others may change it`()
    throws
  {
    let bench = try CommandBench()
    try Self.program("noise", "#!/bin/sh\necho noise\n", in: bench)
    let path = bench.folder + "/.local/share/limber/sinks/limber-sink-noise"
    func text() -> String { bench.run("sinks").output.replacing("\n", with: " ") }
    #expect(
      text().contains("noise: does not describe itself: what it answers to --describe is no JSON"))
    #expect(!text().contains("others may change the program"))
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: path)
    #expect(text().contains("others may change the program; 'chmod o-w' keeps them from it"))
  }

  @Test func `lists as JSON with kind, path and state`() throws {
    let bench = try CommandBench()
    try Self.program("lamp", Self.lamp, in: bench)
    try Self.program("log", Self.lamp, in: bench)
    let output = bench.run("sinks", "--json").output
    let sinks = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
    let lamp = try #require(sinks.first { $0["name"] as? String == "lamp" })
    #expect(lamp["kind"] as? String == "external")
    #expect(lamp["state"] as? String == "usable")
    #expect(lamp["version"] as? String == "2")
    #expect(lamp["events"] as? [String] == ["cue"])
    #expect(
      lamp["path"] as? String == bench.folder + "/.local/share/limber/sinks/limber-sink-lamp")
    let logs = sinks.filter { $0["name"] as? String == "log" }
    #expect(logs.map { $0["kind"] as? String } == ["built-in", "external"])
    #expect(logs.map { $0["state"] as? String } == ["usable", "shadowed"])
  }

  @Test func `describes one sink`() throws {
    let bench = try CommandBench()
    try Self.program("lamp", Self.lamp, in: bench)
    #expect(
      bench.run("sinks", "describe", "lamp").output == """
        lamp: lights a lamp (.local/share/limber/sinks/limber-sink-lamp)
          colour=red|blue  its colour (red unless given)

          program       .local/share/limber/sinks/limber-sink-lamp
          version       2
          events        cue
          acknowledges  no
          may control   no
          may tell you  no
          time to end   2 s

        """)
    #expect(bench.run("sinks", "describe", "bell").output.hasPrefix("bell: "))
    let missing = bench.run("sinks", "describe", "lmap")
    #expect(missing.status == .notFound)
    #expect(
      missing.errors
        == "limber: there is no sink 'lmap'; did you mean 'lamp'?; see 'limber sinks'\n")
  }

  @Test func `says who may control, who may tell, what is missing and what may be a slip`() throws {
    let bench = try CommandBench()
    try Self.program(
      "lamp",
      """
      #!/bin/sh
      exec echo '{"protocol":[1],"controls":true,"tells":true,"needs":["no-such-program"],"event":[]}'
      """, in: bench)
    let reason = "it needs the program 'no-such-program', which cannot be found; install it"
    let listed = bench.run("sinks").output.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    #expect(
      listed.contains(
        "lamp: may control the session; may tell you lines; broken: \(reason)"))
    let described = bench.run("sinks", "describe", "lamp").output
    #expect(described.contains("  may tell you  yes\n  needs         no-such-program\n"))
    #expect(
      described.contains("  hint          limber knows no field 'event'; did you mean 'events'?\n"))
  }

  @Test func `tests a sink by its path and by its name`() throws {
    let bench = try CommandBench()
    try Self.program("lamp", Self.lamp, in: bench)
    for argument in ["lamp", "./.local/share/limber/sinks/limber-sink-lamp"] {
      let result = bench.run(["sinks", "test", argument], variables: Self.variables)
      #expect(result.status == .success)
      #expect(result.output.hasPrefix("TAP version 13\n1..13\nok 1 - describes itself validly\n"))
    }
    try Self.program("bad", "#!/bin/sh\nexit 3\n", in: bench)
    #expect(bench.run(["sinks", "test", "bad"], variables: Self.variables).status == .differs)
    #expect(bench.run("sinks", "test", "nothing").status == .notFound)
    #expect(bench.run("sinks", "test", "./nothing").status == .notFound)
    #expect(bench.run("sinks", "test", "log").status == .usage)
  }

  @Test func `tests a sink with options, by its name and by its path`() throws {
    let bench = try CommandBench()
    try Self.program("lamp", Self.lamp, in: bench)
    for argument in ["lamp", "./.local/share/limber/sinks/limber-sink-lamp"] {
      #expect(
        bench.run(["sinks", "test", argument + ":colour=blue"], variables: Self.variables).status
          == .success)
      let bad = bench.run(["sinks", "test", argument + ":colour=green"], variables: Self.variables)
      #expect(bad.status == .usage)
      #expect(bad.errors.contains("option 'colour' takes one of 'red' and 'blue', found 'green'"))
    }
    #expect(bench.run("sinks", "test", "lamp:=").status == .usage)
  }

  @Test func `says what a path is that is no program`() throws {
    let bench = try CommandBench()
    try bench.write("#!/bin/sh\n", to: "limber-sink-closed")
    let closed = bench.run("sinks", "test", "./limber-sink-closed")
    #expect(closed.status == .unavailable)
    #expect(
      closed.errors
        == "limber: './limber-sink-closed' is not executable; 'chmod +x' makes it so\n")
    let folder = bench.run("sinks", "test", "./.")
    #expect(folder.status == .unavailable)
    #expect(folder.errors == "limber: './.': it is a folder\n")
  }

  @Test func `the command that is named for a new sink in this folder works`() throws {
    let bench = try CommandBench()
    let made = bench.run(["sinks", "new", "lamp", "-o", "."], variables: Self.variables)
    #expect(made.errors.contains("'limber sinks test ./limber-sink-lamp' tries it out"))
    #expect(
      bench.run(["sinks", "test", "./limber-sink-lamp"], variables: Self.variables).status
        == .success)
  }

  @Test(arguments: SinkTemplate.allCases)
  func `no new sink writes where others do`(template: SinkTemplate) {
    #expect(!template.text(name: "mine").contains("/tmp"))
  }

  @Test(arguments: ["sh", "python"])
  func `a new sink writes to the person's own file, and says where it cannot`(
    language: String
  ) throws {
    let bench = try CommandBench()
    try bench.write(
      #"{"format":1,"title":"T","steps":[{"type":"timed","name":"Say \"ah\", \\ then go","duration":"1s"}]}"#,
      to: "t.json")
    _ = bench.run(["sinks", "new", "mine", "--language", language], variables: Self.variables)
    #expect(
      bench.run(["play", "t.json", "--dry-run", "--sink", "mine"], variables: Self.variables)
        .status == .success)
    let path = ".local/state/limber-mine.txt"
    #expect(try bench.read(path).contains(#"Say "ah", \ then go"#))
    let mode = try FileManager.default.attributesOfItem(atPath: bench.folder + "/" + path)[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
    let refused = bench.run(
      ["play", "t.json", "--dry-run", "--sink", "mine:path=/nonexistent/x"],
      variables: Self.variables)
    #expect(refused.errors.contains("will not work"))
    #expect(refused.errors.contains("/nonexistent/x"))
  }

  @Test(arguments: ["sh", "python", "swift"])
  func `makes a sink that passes the kit`(language: String) throws {
    let bench = try CommandBench()
    let made = bench.run(
      ["sinks", "new", "mine", "--language", language], variables: Self.variables)
    try #require(made.status == .success, "\(made.errors)")
    let source = language == "swift" ? "mine.swift" : "limber-sink-mine"
    #expect(made.output == "Wrote .local/share/limber/sinks/\(source)\n")
    #expect(made.errors.contains("'--sink mine' uses it"))
    let report = bench.run(["sinks", "test", "mine"], variables: Self.variables)
    #expect(report.status == .success, "\(report.output)")
    #expect(report.output.contains("ok 1 - describes itself validly\n"))
  }

  @Test(arguments: ["sh", "python"])
  func `makes a sink that steers and passes the kit`(language: String) throws {
    let bench = try CommandBench()
    let made = bench.run(
      ["sinks", "new", "pedal", "--controls", "--language", language], variables: Self.variables)
    try #require(made.status == .success, "\(made.errors)")
    let report = bench.run(["sinks", "test", "pedal"], variables: Self.variables)
    #expect(report.status == .success, "\(report.output)")
    #expect(bench.run(["sinks"], variables: Self.variables).output.contains("control"))
    try bench.write("mine\n", to: "file")
    let refused = bench.run(
      ["play", "warm-up", "--dry-run", "--sink", "pedal:path=\(bench.folder)/file"],
      variables: Self.variables)
    #expect(refused.errors.contains("will not work"))
    #expect(try bench.read("file") == "mine\n")
  }

  @Test func `makes no sink that steers in a language that has none`() throws {
    let bench = try CommandBench()
    let result = bench.run("sinks", "new", "pedal", "--controls", "--language", "swift")
    #expect(result.status == .usage)
    #expect(result.errors.contains("--controls"))
  }

  @Test(arguments: ["sh", "python", "swift"])
  func `makes a sink that works`(language: String) throws {
    let bench = try CommandBench()
    try bench.write(
      #"{"format":1,"title":"T","steps":[{"type":"timed","name":"Täst","duration":"1s"}]}"#,
      to: "t.json")
    _ = bench.run(["sinks", "new", "mine", "--language", language], variables: Self.variables)
    let played = bench.run(
      ["play", "t.json", "--dry-run", "--sink", "mine:path=\(bench.folder)/said.txt"],
      variables: Self.variables)
    #expect(played.status == .success)
    #expect(played.errors == "")
    let said = try bench.read("said.txt").split(separator: "\n")
    #expect(said.count == 4)
    #expect(said[2].contains("Täst"))
  }

  @Test func `makes no sink over a file, or under a name that is taken`() throws {
    let bench = try CommandBench()
    #expect(bench.run("sinks", "new", "mine").status == .success)
    let again = bench.run("sinks", "new", "mine")
    #expect(again.status == .cannotCreate)
    #expect(again.errors.contains("is there already; --force replaces it"))
    #expect(bench.run("sinks", "new", "mine", "--force").status == .success)
    #expect(bench.run("sinks", "new", "log").status == .usage)
    #expect(bench.run("sinks", "new", "../mine").status == .usage)
    #expect(bench.run("sinks", "new", "mine", "-o", "here").status == .success)
    #expect(try bench.read("here/limber-sink-mine").hasPrefix("#!/bin/sh\n"))
  }

  @Test func `without a compiler a Swift sink says how to build it`() throws {
    let bench = try CommandBench()
    let made = bench.run(["sinks", "new", "mine", "--language", "swift"], variables: ["PATH": ""])
    #expect(made.status == .unavailable)
    #expect(made.errors.contains("swiftc -O .local/share/limber/sinks/mine.swift -o "))
  }
}
