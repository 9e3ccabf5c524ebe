import LimberEvents
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberSinks

@Suite(.waits) struct `A sink that prepares` {
  private static let description =
    #"{"protocol":[1],"prepares":true,"events":["sessionStarted","sessionEnded"],"#
    + #""options":{"prepare":{"type":"choice","values":["off","on"],"default":"off","help":""}}}"#

  private static func program(_ body: String) -> String {
    "#!/bin/sh\n[ \"$1\" = --describe ] && exec printf '%s\\n' '\(description)'\n\(body)\n"
  }

  private static func prepare(
    _ workshop: Workshop, _ request: String = "voice:prepare=on", isWanted: Bool = true,
    report: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> String?? {
    let assignment = try #require(
      try workshop.sinks.assignment(for: SinkRequest(parsing: request)))
    return assignment.prepare.map { prepare in
      prepare(
        SinkRehearsal(
          session: "0b5a", events: SampleEvents.session, isWanted: { isWanted }, report: report))
    }
  }

  @Test func `is started before the session with one more word, greeted, fed and waited for`()
    throws
  {
    let workshop = try Workshop()
    try workshop.program(
      "voice",
      Self.program(
        """
        { echo "$*"; cat; } > '\(workshop.folder.path)/voice.out'
        printf '{"prepared":1,"of":2}\\nnonsense\\n{"prepared":3,"of":2}\\n{"prepared":2,"of":2}\\n'
        """))
    let told = Mutex<[String]>([])
    let answer = try Self.prepare(workshop) { done, count in
      told.withLock { $0.append("\(done)/\(count)") }
    }
    #expect(answer == .some(nil))
    let lines = try workshop.lines("voice")
    #expect(lines.count == 4)
    #expect(lines[0] == "--prepare")
    let hello = try #require(WireEvent(lines[1])?.hello)
    #expect(hello.options == [SinkRequest.Option("prepare", "on")])
    #expect(
      lines.dropFirst(2).compactMap { WireEvent($0)?.kind } == ["sessionStarted", "sessionEnded"])
    #expect(told.withLock(\.self) == ["1/2", "2/2"])
  }

  @Test func `prepares only where it is asked to`() throws {
    let workshop = try Workshop()
    try workshop.program("voice", Self.program("exit 3"))
    #expect(try Self.prepare(workshop, "voice") == nil)
    #expect(try Self.prepare(workshop, "voice:prepare=off") == nil)
    #expect(try Self.prepare(workshop) != nil)
  }

  @Test func `is ended where nobody waits for it any longer`() throws {
    let workshop = try Workshop()
    try workshop.program("voice", Self.program("cat >/dev/null; exec sleep 100"))
    #expect(try Self.prepare(workshop, isWanted: false) == .some(nil))
  }

  @Test func `says why it could not, but one that will not work says so in the session`() throws {
    let workshop = try Workshop()
    try workshop.program("voice", Self.program("cat >/dev/null; echo 'no room' >&2; exit 74"))
    #expect(try Self.prepare(workshop) == "no room")
    try workshop.program("voice", Self.program("cat >/dev/null; echo 'no voice' >&2; exit 69"))
    #expect(try Self.prepare(workshop) == .some(nil))
  }
}
