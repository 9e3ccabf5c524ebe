import LimberEvents
import LimberTestSupport
import Testing

@testable import LimberSinks

/// What a sink may declare beside its events: programs that it needs, secrets, and lines to the person.
@Suite(.waits) struct `What a sink asks for` {
  private static func program(_ description: String, _ body: String = "cat >/dev/null") -> String {
    "#!/bin/sh\n[ \"$1\" = --describe ] && exec printf '%s\\n' '\(description)'\n\(body)\n"
  }

  private static let secret =
    #"{"protocol":[1],"options":{"token":{"secret":true,"required":true,"help":"the key"}}}"#

  private static func refusal(
    _ workshop: Workshop, _ request: String, isInTheOpen: Bool = true
  ) -> String? {
    do {
      _ = try workshop.sinks.assignment(
        for: SinkRequest(parsing: request), isInTheOpen: isInTheOpen)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `a program that is not there refuses it before the session begins`() throws {
    let workshop = try Workshop()
    let path = try workshop.program(
      "lamp", Self.program(#"{"protocol":[1],"needs":["sh","no-such-program"]}"#))
    #expect(
      Self.refusal(workshop, "lamp")
        == "sink 'lamp' (\(path)) cannot be used: it needs the program 'no-such-program', which "
        + "cannot be found; install it")
    try workshop.program("bulb", Self.program(#"{"protocol":[1],"needs":["sh"]}"#))
    #expect(Self.refusal(workshop, "bulb") == nil)
  }

  @Test func `a secret comes from a file, and never from a command line`() throws {
    let workshop = try Workshop()
    let out = workshop.folder.path + "/lamp.out"
    try workshop.program("lamp", Self.program(Self.secret, "cat > '\(out)'"))
    _ = try workshop.folder.file("key", "s3cret\n")
    let key = workshop.folder.path + "/key"
    #expect(
      Self.refusal(workshop, "lamp:token=s3cret")
        == "sink 'lamp': 'token' is secret, and others can read a command line; write it to a file "
        + "that only you may read, and give 'token-file=PATH'")
    #expect(Self.refusal(workshop, "lamp:token=s3cret", isInTheOpen: false) == nil)
    #expect(
      Self.refusal(workshop, "lamp")
        == "sink 'lamp' needs 'token-file', the key, as in 'lamp:token-file=…'")
    #expect(
      Self.refusal(workshop, "lamp:token-file=\(key)x")?.hasSuffix("no such file or directory")
        == true)
    let run = try SinkRun(workshop, "lamp:token-file=\(key)")
    try run.finish()
    let hello = try #require(WireEvent(try workshop.lines("lamp")[0])?.hello)
    #expect(hello.options == [SinkRequest.Option("token", "s3cret")])
  }

  @Test func `a file that is not there refuses it before the session begins`() throws {
    let workshop = try Workshop()
    try workshop.program(
      "gong", Self.program(#"{"protocol":[1],"options":{"sound":{"type":"file","help":""}}}"#))
    _ = try workshop.folder.file("gong.wav", "RIFF")
    let folder = workshop.folder.path
    #expect(
      Self.refusal(workshop, "gong:sound=\(folder)/bell.wav")
        == "sink 'gong': option 'sound' is a file: \(folder)/bell.wav: no such file or directory")
    #expect(
      Self.refusal(workshop, "gong:sound=\(folder)")
        == "sink 'gong': option 'sound' is a file: '\(folder)' is a folder")
    #expect(Self.refusal(workshop, "gong:sound=\(folder)/gong.wav") == nil)
  }

  @Test func `a secret that cannot be is refused without being shown`() throws {
    let workshop = try Workshop()
    try workshop.program(
      "lamp",
      Self.program(
        #"{"protocol":[1],"options":{"pin":{"type":"number","secret":true,"help":""}}}"#))
    let words = Self.refusal(workshop, "lamp:pin=hush", isInTheOpen: false)
    #expect(words == "sink 'lamp': option 'pin' takes a whole number, found '…'")
  }

  @Test func `lines to the person are shown, five in a session`() throws {
    let workshop = try Workshop()
    try workshop.program(
      "page",
      Self.program(
        #"{"protocol":[1],"tells":true}"#,
        """
        for n in 1 2 3 4 5 6 7; do printf '{"tell":"page %s"}\\n' $n; done
        cat >/dev/null
        """))
    let run = try SinkRun(workshop, "page")
    #expect(run.waitToHear(times: 5))
    try run.finish()
    #expect(run.messages == (1...5).map { "sink 'page': page \($0)" })
    #expect(workshop.log.lines.contains { $0.contains("not told any more: page 7") })
  }

  @Test func `lines to the person of a sink that declares none are kept in the log`() throws {
    let workshop = try Workshop()
    try workshop.program(
      "page",
      Self.program(
        #"{"protocol":[1],"acks":true}"#, #"printf '{"tell":"hello"}\n'; cat >/dev/null"#))
    let run = try SinkRun(workshop, "page")
    try run.finish()
    #expect(run.messages == [])
    #expect(workshop.log.lines.contains { $0.contains("it does not declare 'tells'") })
  }

  struct Script: Sendable {
    var text: String
    var reason: String
  }

  @Test(arguments: [
    Script(
      text: "#!/bin/sh\r\ncat\r\n",
      reason: "its lines end as on Windows, with a carriage return; \"sed -i 's/\\r$//'\" takes "
        + "them away"),
    Script(
      text: "#!/no/such/python\n",
      reason: "its first line names '/no/such/python', which is not there"),
    Script(
      text: "#!/usr/bin/env no-such-python\n",
      reason: "its first line names 'no-such-python', which is not on PATH"),
  ])
  func `a script whose interpreter is missing says so`(script: Script) throws {
    let workshop = try Workshop()
    let path = try workshop.program("lamp", script.text)
    #expect(
      Self.refusal(workshop, "lamp") == "sink 'lamp' (\(path)) cannot be used: \(script.reason)")
  }
}
