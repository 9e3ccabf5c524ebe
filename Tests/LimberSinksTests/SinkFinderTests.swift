import Foundation
import LimberBasics
import LimberEvents
import LimberHost
import LimberPlatform
import LimberTestSupport
import Testing

@testable import LimberSinks

@Suite(.waits) struct `Where external sinks are found` {
  @Test func `the places have an order`() throws {
    let folder = try TemporaryFolder()
    var environment = folder.environment([
      "LIMBER_PLUGIN_PATH": "/own::/more", "PATH": "/usr/bin:/bin:/usr/bin",
      "XDG_DATA_HOME": "/data",
    ])
    environment.surroundings.executable = "/repo/.build/debug/limber"
    #expect(
      SinkFinder(environment.sinkHost).folders == [
        "/own", "/more", "/data/limber/sinks", "/data/limber", "/repo/.build/debug",
        "/repo/.build/lib/limber", "/repo/.build/libexec/limber", "/repo/Plugins/external",
        "/usr/bin", "/bin",
      ])
  }

  @Test func `limber itself is the ready-made ones, unless a folder of the person's goes first`()
    throws
  {
    let workshop = try Workshop()
    let root = workshop.folder.path + "/opt"
    for name in ["speech", "sound"] {
      _ = try workshop.folder.file("opt/bin/limber-sink-\(name)", "another")
      try workshop.makeExecutable("\(root)/bin/limber-sink-\(name)")
    }
    let limber = try workshop.folder.file("opt/bin/limber", "limber")
    try workshop.makeExecutable(limber)
    // What is installed has links for people, which lead to limber.
    try FileManager.default.createDirectory(
      atPath: root + "/lib/limber", withIntermediateDirectories: true)
    for name in ["sound", "mqtt"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(root)/lib/limber/limber-sink-\(name)", withDestinationPath: limber)
    }
    try workshop.program("sound", "#!/bin/sh\n")
    var environment = workshop.environment
    environment.surroundings.executable = limber
    environment.readyMadeSinks = ["speech", "sound", "mqtt"]
    let finder = SinkFinder(environment.sinkHost)
    let mine = workshop.folder.path + "/sinks/limber-sink-sound"
    func own(_ name: String, _ state: FoundSink.State = .usable) -> FoundSink {
      FoundSink(
        name: name, path: limber, arguments: ["limber-sink-" + name], state: state,
        isReadyMade: true)
    }
    func other(_ name: String, by winner: String) -> FoundSink {
      FoundSink(
        name: name, path: "\(root)/bin/limber-sink-\(name)", state: .shadowed(by: winner))
    }
    #expect(
      finder.all() == [
        own("mqtt"), FoundSink(name: "sound", path: mine, state: .usable),
        own("sound", .shadowed(by: mine)), other("sound", by: mine), own("speech"),
        other("speech", by: limber),
      ])
    #expect(finder.find("speech") == own("speech"))
    #expect(finder.find("sound")?.path == mine)
    #expect(finder.find("notify") == nil)
  }

  @Test func `what limber itself says as a sink is remembered for each name`() throws {
    let workshop = try Workshop()
    let log = workshop.folder.path + "/asked"
    let limber = try workshop.folder.file(
      "limber",
      "#!/bin/sh\necho \"$*\" >>'\(log)'\necho '{\"protocol\":[1],\"summary\":\"'$1'\"}'\n"
    )
    try workshop.makeExecutable(limber)
    var environment = workshop.environment
    environment.surroundings.executable = limber
    environment.readyMadeSinks = ["speech", "sound"]
    for _ in 1...2 {
      let sinks = SinkFinder(environment.sinkHost).all()
      let answers = SinkDescriber(environment.sinkHost).describe(sinks)
      #expect(
        answers.map { $0.description?.summary } == ["limber-sink-sound", "limber-sink-speech"])
    }
    #expect(
      try workshop.folder.content("asked").split(separator: "\n").sorted()
        == ["limber-sink-sound --describe", "limber-sink-speech --describe"])
  }

  @Test func `what is found is told with what speaks against it`() throws {
    let workshop = try Workshop()
    let second = workshop.folder.path + "/data/limber/sinks"
    try workshop.program("one", "#!/bin/sh\n")
    try workshop.program("plain", "#!/bin/sh\n", mode: 0o644)
    try workshop.program("log", "#!/bin/sh\n")
    try workshop.program("bad.py", "#!/bin/sh\n")
    _ = try workshop.folder.file("sinks/limber-sink-folder/x")
    _ = try workshop.folder.file("sinks/limber-sink-one.product/x")
    _ = try workshop.folder.file("data/limber/sinks/limber-sink-one", "other")
    _ = try workshop.folder.file("data/limber/sinks/unrelated")
    try workshop.makeExecutable(second + "/limber-sink-one")
    var environment = workshop.environment
    environment.surroundings.variables["XDG_DATA_HOME"] = workshop.folder.path + "/data"
    environment.surroundings.variables["PATH"] = nil
    environment.registry = SinkRegistry([EventRecorder().descriptor(named: "log")])

    let first = workshop.folder.path + "/sinks/limber-sink-"
    let finder = SinkFinder(environment.sinkHost)
    #expect(
      finder.all() == [
        FoundSink(
          name: "bad.py", path: first + "bad.py",
          state: .broken("a sink's name is made of lower-case letters, digits and hyphens")),
        FoundSink(name: "folder", path: first + "folder", state: .broken("it is a folder")),
        FoundSink(name: "log", path: first + "log", state: .reserved),
        FoundSink(name: "one", path: first + "one", state: .usable),
        FoundSink(
          name: "one", path: second + "/limber-sink-one", state: .shadowed(by: first + "one")),
        FoundSink(name: "plain", path: first + "plain", state: .notExecutable),
      ])
    #expect(finder.find("one")?.path == first + "one")
    #expect(finder.find("plain") == nil)
    #expect(finder.find("log") == nil)
    #expect(finder.find("../sinks/limber-sink-one") == nil)
  }

  @Test func `a program that may be anybody's is not run, but where the settings name it`() throws {
    let workshop = try Workshop()
    try workshop.program("open", "#!/bin/sh\n", mode: 0o777)
    try workshop.program("one", "#!/bin/sh\n")
    let folder = workshop.folder.path + "/sinks"
    let finder = SinkFinder(workshop.environment.sinkHost)
    #expect(
      finder.all().first { $0.name == "open" }?.state
        == .broken("anybody may write to it; 'chmod o-w' leaves it to you"))
    #expect(finder.find("open") == nil)
    #expect(finder.find("one") != nil)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: folder)
    #expect(finder.find("one") == nil)
    guard case .broken(let reason)? = finder.all().first(where: { $0.name == "one" })?.state else {
      Issue.record("it is not told of")
      return
    }
    #expect(reason.hasPrefix("anybody may put programs into "))
    // In a sticky folder one's own is one's own.
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o1777], ofItemAtPath: folder)
    #expect(finder.find("one") != nil)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: folder)
    var environment = workshop.environment
    try environment.surroundings.disk.makeFolder(workshop.folder.path + "/.config/limber")
    _ = try workshop.folder.file(
      ".config/limber/settings.json",
      #"{"sinks": {"commands": {"one": ["\#(folder)/limber-sink-one"]}}}"#)
    environment.surroundings.variables["XDG_CONFIG_HOME"] = workshop.folder.path + "/.config"
    #expect(SinkFinder(environment.sinkHost).find("one") != nil)
  }

  @Test func `a name that only an unusable program has is refused with the reason`() throws {
    let workshop = try Workshop()
    try workshop.program("plain", "#!/bin/sh\n", mode: 0o644)
    let path = workshop.folder.path + "/sinks/limber-sink-plain"
    let refusal = #expect(throws: ExternalSinks.Refusal.self) {
      try workshop.sinks.assignment(for: SinkRequest(name: "plain"))
    }
    #expect(
      refusal?.description
        == "sink 'plain' (\(path)) cannot be used: it is not executable; 'chmod +x' makes it so")
    #expect(try workshop.sinks.assignment(for: SinkRequest(name: "nothing")) == nil)
  }
}

@Suite(.waits) struct `Asking a sink what it is` {
  /// A program that answers `--describe` with a text.
  static func describing(_ text: String) -> String {
    "#!/bin/sh\n[ \"$1\" = --describe ] && { cat <<'END'\n\(text)\nEND\nexit 0; }\ncat >/dev/null\n"
  }

  static func ask(_ program: String, timing: ExternalSinkTiming = ExternalSinkTiming()) throws
    -> SinkDescriber.Answer
  {
    let workshop = try Workshop()
    try workshop.program("it", program)
    let sink = try #require(SinkFinder(workshop.environment.sinkHost).find("it"))
    return SinkDescriber(workshop.environment.sinkHost, timing: timing).describe(sink)
  }

  @Test func `a description is read`() throws {
    let answer = try Self.ask(Self.describing(#"{"protocol":[1],"summary":"It."}"#))
    #expect(answer.description?.summary == "It.")
  }

  @Test func `a wrong description breaks the sink`() throws {
    let answer = try Self.ask(Self.describing(#"{"protocol":[9]}"#))
    #expect(answer == .broken("it describes itself wrongly: it speaks protocol 9, limber speaks 1"))
  }

  @Test func `without an answer it is used all the same`() throws {
    #expect(try Self.ask("#!/bin/sh\nexit 3\n") == .silent("it ends --describe with exit code 3"))
    #expect(
      try Self.ask("#!/bin/sh\necho hello\n")
        == .silent("what it answers to --describe is no JSON object"))
    #expect(
      try Self.ask("#!/bin/sh\nwhile read -r line; do :; done\n")
        == .silent("what it answers to --describe is no JSON object"))
  }

  @Test func `an answer that does not come is not waited for`() throws {
    let timing = ExternalSinkTiming(describing: .milliseconds(50))
    #expect(
      try Self.ask("#!/bin/sh\nsleep 100\n", timing: timing)
        == .silent("it does not answer --describe in time"))
  }

  @Test func `an endless answer is not read to its end`() throws {
    #expect(
      try Self.ask("#!/bin/sh\nyes\n") == .silent("it describes itself in more than 65536 bytes"))
  }

  @Test func `a descendant that holds the pipe does not delay the answer`() throws {
    let program = #"""
      #!/bin/sh
      sleep 100 &
      echo '{"protocol":[1],"summary":"It."}'
      """#
    #expect(try Self.ask(program).description?.summary == "It.")
  }

  @Test func `what is no program is broken`() throws {
    #expect(
      try Self.ask("echo hello\n")
        == .broken(
          "it is no program that the system can start; "
            + "a script begins with a line such as '#!/bin/sh'"))
  }

  @Test func `the answer is remembered until the file changes`() throws {
    let workshop = try Workshop()
    let counter = workshop.folder.path + "/asked"
    func program(_ summary: String) -> String {
      """
      #!/bin/sh
      echo asked >> '\(counter)'
      echo '{"protocol":[1],"summary":"\(summary)"}'
      """
    }
    try workshop.program("it", program("One."))
    let sink = try #require(SinkFinder(workshop.environment.sinkHost).find("it"))
    let describer = SinkDescriber(workshop.environment.sinkHost)
    for _ in 1...3 { #expect(describer.describe(sink).description?.summary == "One.") }
    #expect(try workshop.folder.content("asked") == "asked\n")
    try workshop.program("it", program("Another."))
    #expect(describer.describe(sink).description?.summary == "Another.")
    #expect(try workshop.folder.content("asked") == "asked\nasked\n")
  }

  @Test func `programs are asked all at once, however many processors there are`() throws {
    let workshop = try Workshop()
    let count = 12
    let names = (1...count).map { "s\($0)" }
    // Each answers only once all of them have been asked.
    for name in names {
      try workshop.program(
        name,
        """
        #!/bin/sh
        echo \(name) >> '\(workshop.folder.path)/asked'
        until [ $(wc -l < '\(workshop.folder.path)/asked') -ge \(count) ]; do sleep 0.02; done
        echo '{"protocol":[1],"summary":"\(name)"}'
        """)
    }
    let finder = SinkFinder(workshop.environment.sinkHost)
    let sinks = try names.map { try #require(finder.find($0)) }
    let describer = SinkDescriber(
      workshop.environment.sinkHost, timing: ExternalSinkTiming(describing: .seconds(25)))
    #expect(describer.describe(sinks).map { $0.description?.summary } == names)
  }

  @Test func `that no answer came is remembered for an hour`() throws {
    let workshop = try Workshop()
    let counter = workshop.folder.path + "/asked"
    try workshop.program("it", "#!/bin/sh\necho asked >> '\(counter)'\nsleep 100\n")
    let sink = try #require(SinkFinder(workshop.environment.sinkHost).find("it"))
    let asked = { try workshop.folder.content("asked").split(separator: "\n").count }
    for (second, times) in [(0, 1), (3_599, 1), (3_600, 2), (3_601, 2), (0, 3)] {
      var environment = workshop.environment
      environment.clock.now = { Instant(milliseconds: Int64(second) * 1_000) }
      let describer = SinkDescriber(
        environment.sinkHost, timing: ExternalSinkTiming(describing: .seconds(1)))
      #expect(describer.describe(sink) == .silent("it does not answer --describe in time"))
      #expect(try asked() == times)
    }
  }

  @Test func `what is remembered wrongly is asked again`() throws {
    let workshop = try Workshop()
    try workshop.program("it", Self.describing(#"{"protocol":[1],"summary":"It."}"#))
    _ = try workshop.folder.file(".cache/limber/sinks.jsonl", "\u{0}\n{\"path\":1}\n[")
    let sink = try #require(SinkFinder(workshop.environment.sinkHost).find("it"))
    #expect(
      SinkDescriber(workshop.environment.sinkHost).describe(sink).description?.summary == "It.")
  }
}
