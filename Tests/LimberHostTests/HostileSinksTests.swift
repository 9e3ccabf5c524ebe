import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

@testable import LimberHost
@testable import LimberPlatform
@testable import LimberPlayer
@testable import LimberSinks

/// A sink that behaves badly, as a program of its own.
struct HostileSink: Sendable {
  var name: String
  /// What it is declared as, beside the protocol.
  var described = #""drainSeconds":0.1"#
  /// The program; `$pids` is a file for its process id.
  var body: String

  static let gallery = [
    HostileSink(name: "never-reads", body: "exec sleep 100"),
    HostileSink(
      name: "reads-a-byte-a-second",
      body: "while dd bs=1 count=1 >/dev/null 2>&1; do sleep 1; done"),
    HostileSink(name: "exits-0", body: "exit 0"),
    HostileSink(name: "exits-1", body: "exit 1"),
    HostileSink(name: "exits-64", body: "exit 64"),
    HostileSink(name: "exits-69", body: "exit 69"),
    HostileSink(name: "exits-78", body: "exit 78"),
    HostileSink(name: "exits-127", body: "exit 127"),
    HostileSink(
      name: "crashes", body: "for n in 1 2 3 4 5; do read -r line; done; kill -SEGV $$"),
    HostileSink(
      name: "floods", described: #""acks":true,"drainSeconds":0.1"#,
      body: "yes | head -c 100000000 >&2 & yes | head -c 100000000; wait; cat >/dev/null"),
    HostileSink(
      name: "ignores-sigterm", body: "trap '' TERM; while :; do sleep 1; done"),
    HostileSink(name: "leaves-a-grandchild", body: "sleep 100 & exec cat >/dev/null"),
    HostileSink(name: "closes-its-input", body: "exec <&-; exec sleep 100"),
    HostileSink(
      name: "sends-garbage", described: #""controls":true,"drainSeconds":0.1"#,
      body: """
        printf '\\377\\376\\000{"command":"stop"}\\n{"command":\\n[]\\n{"command":"choose"}\\n'
        head -c 5000000 /dev/urandom
        head -c 5000000 /dev/zero | tr '\\0' x
        exec cat >/dev/null
        """),
    HostileSink(name: "starts-slowly", body: "sleep 30; exec cat >/dev/null"),
    HostileSink(name: "deletes-itself", body: "rm -f \"$0\"; exit 1"),
  ]

  func install(in workshop: Workshop) throws {
    try workshop.program(
      name,
      """
      #!/bin/sh
      [ "$1" = --describe ] && exec echo '{"protocol":[1],\(described)}'
      pids='\(workshop.folder.path)/pids'
      echo $$ >> "$pids"
      \(body)
      """)
  }
}

@Suite(.waits) struct `Hostile sinks` {
  /// Thirty steps of ten seconds.
  static let steps = (1...30).map { #"{"type":"timed","name":"Step \#($0)","duration":"10s"}"# }
    .joined(separator: ",")

  @Test func `all at once do not keep an event from a healthy one, and none of them stays`() throws
  {
    let workshop = try Workshop()
    for sink in HostileSink.gallery { try sink.install(in: workshop) }
    try workshop.shell("healthy", "while read -r line; do printf '%s\\n' \"$line\"; done > $out")
    try workshop.program(
      "describes-itself-at-length",
      """
      #!/bin/sh
      [ "$1" = --describe ] && { printf '{"protocol":[1],"x":"'; yes | head -c 10000000; exit 0; }
      exec cat >/dev/null
      """)
    let names = HostileSink.gallery.map(\.name) + ["describes-itself-at-length", "healthy"]
    let sinks = workshop.sinks
    let assignments = try names.map {
      try #require(try sinks.assignment(for: SinkRequest(name: $0)))
    }

    let stage = Stage()
    var environment = stage.environment(VirtualScheduler())
    environment.playing.makeScheduler = { $0.makeScheduler() }
    let result = environment.stage.play(
      PlayRequest(
        plan: try Stage.plan(Self.steps), settings: Session.Settings(attendance: .nobody),
        pace: .real(speed: 300), sinks: [stage.recording()] + assignments, keepsAwake: false))

    #expect(result.end?.outcome == .completed)
    let sent = stage.recorder.events.filter { $0.kind != .tick }
    let lines = try workshop.lines("healthy").compactMap { WireEvent($0) }
    #expect(lines.first?.hello?.stamp.sequence == 1)
    let events = lines.dropFirst().compactMap(\.event)
    #expect(events.map(\.body) == sent.map(\.body))
    #expect(events.map(\.text) == sent.map(\.text))
    #expect(events.map(\.stamp.sequence) == Array(2..<sent.count + 2))

    let groups = try workshop.folder.content("pids").split(separator: "\n").compactMap { Int32($0) }
    #expect(groups.count >= HostileSink.gallery.count)
    #expect(groups.filter { ProcessGroup.isAlive($0) } == [])
    let told = stage.errors.text
    #expect(told.contains("sink 'exits-69' will not work: it ended with exit code 69"))
    #expect(told.contains("sink 'crashes' crashed with signal 11; it is started again"))
    #expect(!told.contains("exits-0"))
  }

  @Test(arguments: [
    ("folder", "it is a folder"),
    (
      "bare",
      "it is no program that the system can start; a script begins with a line such as '#!/bin/sh'"
    ),
  ])
  func `what is no program is refused before the session`(name: String, reason: String) throws {
    let workshop = try Workshop()
    _ = try workshop.folder.file("sinks/limber-sink-folder/x")
    try workshop.program("bare", "cat\n")
    let refusal = #expect(throws: ExternalSinks.Refusal.self) {
      try workshop.sinks.assignment(for: SinkRequest(name: name))
    }
    guard case .unusable(_, _, let found) = refusal else { return }
    #expect(found == reason)
  }
}
