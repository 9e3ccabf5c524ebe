import LimberBasics
import LimberEvents
import LimberHost
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberSinks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.waits) struct `The kit for sinks` {
  /// Tests a program and gives the report without what does not concern its result.
  static func report(
    _ program: String, options: [SinkRequest.Option] = [],
    timing: ExternalSinkTiming = ExternalSinkTiming(patience: 2000)
  ) throws -> (isGood: Bool, failures: [String], text: String) {
    let workshop = try Workshop()
    let path = try workshop.program("it", program)
    let kit = SinkKit(
      workshop.environment.sinkHost, version: "1.2.3", trial: TrialSession.events,
      timing: timing)
    var text = ""
    let isGood = try kit.test(try #require(kit.find(path)), options: options) { text += $0 }
    let lines = text.split(separator: "\n").map(String.init)
    let failures = lines.filter { $0.hasPrefix("not ok") || $0.hasPrefix("# ") }
      .map { $0.replacing(#/^not ok \d+ - /#, with: "✘ ") }
    return (isGood, failures, text)
  }

  static let good = """
    #!/bin/sh
    [ "$1" = --describe ] && exec echo '{"protocol":[1],"drainSeconds":5}'
    exec cat >/dev/null
    """

  @Test func `a good sink passes every test`() throws {
    let (isGood, _, text) = try Self.report(Self.good)
    #expect(isGood)
    #expect(
      text == """
        TAP version 13
        1..13
        ok 1 - describes itself validly
        ok 2 - survives a session from its beginning to its end
        ok 3 - survives kinds and fields that it does not know
        ok 4 - survives a line of 4,096 bytes
        ok 5 - survives escapes and letters of all kinds
        ok 6 - survives a burst of 1,000 events
        ok 7 - survives an end at once
        ok 8 - survives an end in the middle of a line
        ok 9 - leaves within its drain time of 5 s
        ok 10 - leaves no process behind
        ok 11 - writes nothing to the terminal
        ok 12 - prints only lines that limber takes # SKIP it declares neither acks, controls nor tells
        ok 13 - acknowledges every line # SKIP it does not declare acks

        """)
  }

  @Test func `a beginner's three lines pass`() throws {
    let (isGood, _, text) = try Self.report("#!/bin/sh\nwhile read -r line; do\n  :\ndone\n")
    #expect(isGood)
    #expect(
      text.contains(
        "ok 1 - describes itself validly # SKIP what it answers to --describe is no JSON object\n"))
  }

  struct Flaw: Sendable {
    var body: String
    var failures: [String]
  }

  @Test(arguments: [
    Flaw(
      body: """
        while read -r line; do case $line in *'}') ;; *) exit 3 ;; esac; done
        [ -z "$line" ] || { echo 'half a line' >&2; exit 3; }
        """,
      failures: [
        "✘ survives an end in the middle of a line", "# it ended with exit code 3",
        "# it printed: half a line",
      ]),
    Flaw(
      body: "while read -r line; do case $line in *somethingNew*) kill -SEGV $$ ;; esac; done",
      failures: [
        "✘ survives kinds and fields that it does not know", "# it ended with signal 11",
      ]),
    Flaw(
      body: "echo hello 2>/dev/null > /dev/tty; exec cat >/dev/null",
      failures: [
        "✘ writes nothing to the terminal", "# it wrote 7 bytes to it",
      ]),
    Flaw(
      body: "read -r hello; read -r line; exit 0",
      failures: [
        "✘ survives a session from its beginning to its end",
        "# it left before the session was over",
      ]),
    Flaw(
      body: "setsid sleep 100 & exec cat >/dev/null",
      failures: [
        "✘ leaves no process behind", "# after a session from its beginning to its end",
      ]),
    Flaw(
      body: "sleep 100 & exec cat >/dev/null",
      failures: [
        "✘ leaves no process behind", "# after a session from its beginning to its end",
      ]),
  ])
  func `what a sink does wrong is named`(flaw: Flaw) throws {
    let (isGood, failures, _) = try Self.report(
      """
      #!/bin/sh
      [ "$1" = --describe ] && exec echo '{"protocol":[1],"drainSeconds":1}'
      \(flaw.body)
      """)
    #expect(!isGood)
    #expect(failures == flaw.failures)
  }

  @Test func `a sink that does not end in time fails everything that waits for it`() throws {
    let (isGood, failures, _) = try Self.report(
      """
      #!/bin/sh
      [ "$1" = --describe ] && exec echo '{"protocol":[1],"drainSeconds":0.05}'
      cat >/dev/null; exec sleep 100
      """)
    #expect(!isGood)
    #expect(failures.contains("✘ leaves within its drain time of 0.05 s"))
    #expect(failures.contains("# it did not end within 0.05 s"))
  }

  @Test func `a wrong description ends the test`() throws {
    let (isGood, _, text) = try Self.report("#!/bin/sh\necho '{\"protocol\":[7]}'\n")
    #expect(!isGood)
    #expect(
      text.hasSuffix(
        """
        not ok 1 - describes itself validly
        # it describes itself wrongly: it speaks protocol 7, limber speaks 1
        Bail out! it cannot be used

        """))
  }

  @Test func `acknowledgements are counted and their latency is measured`() throws {
    let acking = """
      #!/bin/sh
      [ "$1" = --describe ] && exec echo '{"protocol":[1],"acks":true,"drainSeconds":10}'
      while read -r line; do
        seq=${line#*\\"seq\\":}; echo "{\\"ack\\":${seq%%,*}}"
      done
      """
    let (isGood, failures, text) = try Self.report(acking)
    #expect(isGood)
    #expect(text.contains("ok 13 - acknowledges every line\n"))
    #expect(failures.count == 1 && failures[0].hasPrefix("# latency: median "))
  }

  @Test func `acknowledgements that are kept back until the end are a failure`() throws {
    let (isGood, failures, _) = try Self.report(
      """
      #!/bin/sh
      [ "$1" = --describe ] && exec echo '{"protocol":[1],"acks":true,"drainSeconds":10}'
      all=$(cat) i=0
      count=$(printf '%s\\n' "$all" | wc -l)
      while [ $i -lt $count ]; do i=$((i + 1)); echo "{\\"ack\\":$i}"; done
      """)
    #expect(!isGood)
    #expect(
      failures.first { $0.hasPrefix("# it acknowledged") }
        == "# it acknowledged nothing until its input had ended: it reads ahead, or keeps back what it prints"
    )
  }

  @Test func `a sink that does not heed a signal is told of as such`() throws {
    let (_, failures, _) = try Self.report(
      """
      #!/bin/sh
      [ "$1" = --describe ] && exec echo '{"protocol":[1],"drainSeconds":0.05}'
      trap '' TERM
      cat >/dev/null
      while :; do sleep 1; done
      """)
    #expect(
      failures.contains(
        "# it did not end within 0.05 s, nor when it was asked to by SIGTERM, and was killed"))
  }

  @Test func `a sink that will not work here is no failure, and says what is missing`() throws {
    let (isGood, failures, text) = try Self.report(
      """
      #!/bin/sh
      [ "$1" = --describe ] && exec echo '{"protocol":[1]}'
      read -r hello || exit 0
      echo 'there is no lamp' >&2
      exit 69
      """)
    #expect(isGood)
    #expect(failures == [])
    #expect(
      text.contains(
        "ok 2 - survives a session from its beginning to its end # SKIP it will not work here:"
          + " there is no lamp\n"))
  }

  @Test func `options are handed on, and refused where it has them not`() throws {
    let program = """
      #!/bin/sh
      [ "$1" = --describe ] && exec echo '{"protocol":[1],"options":{"colour":{}}}'
      while read -r line; do
        case $line in *hello*'"colour":"red"'*) ;; *hello*) exit 3 ;; esac
      done
      """
    #expect(try !Self.report(program).isGood)
    #expect(try Self.report(program, options: [SinkRequest.Option("colour", "red")]).isGood)
    #expect(throws: SinkOptionError.self) {
      try Self.report(program, options: [SinkRequest.Option("size", "3")])
    }
  }

  @Test func `what may be a slip is told, and is no failure`() throws {
    let (isGood, failures, _) = try Self.report(
      "#!/bin/sh\n[ \"$1\" = --describe ] && exec echo '{\"protocol\":[1],\"drainseconds\":5}'\n"
        + "exec cat >/dev/null\n")
    #expect(isGood)
    #expect(
      failures == ["# limber knows no field 'drainseconds'; did you mean 'drainSeconds'?"])
  }

  @Test(arguments: [
    ("sleep 100", "it does not answer --describe in time"),
    ("echo noise; exit 0", "what it answers to --describe is no JSON object"),
    (#"echo '{"protocol":[1]}'; exit 1"#, "it ends --describe with exit code 1"),
    ("exec head -c 1000000000 /dev/zero", "it describes itself in more than 65536 bytes"),
    (
      #"echo '{"protocol":[1],"events":["stepStart"]}'; exit 0"#,
      "'events' has no kind that limber knows, so it is told nothing"
    ),
  ])
  func `a description that is worse than none is a failure`(
    answer: String, fault: String
  ) throws {
    let (isGood, failures, _) = try Self.report(
      "#!/bin/sh\n[ \"$1\" = --describe ] && { \(answer); }\nexec cat >/dev/null\n",
      timing: ExternalSinkTiming(patience: 2000, describing: .milliseconds(500)))
    #expect(!isGood)
    #expect(failures.prefix(2) == ["✘ describes itself validly", "# " + fault])
  }

  @Test(arguments: [
    (
      #""controls":true"#, "echo 'ready when you are'",
      "a line is one JSON object, not 'ready when you are'"
    ),
    (
      #""controls":true"#, #"echo '{"command":"stop"}'"#,
      "it asked for 'stop', which ends the session, and nobody had asked it to"
    ),
    (
      #""acks":true"#, #"echo '{"command":"stop"}'"#,
      "it gives commands and does not declare 'controls'"
    ),
  ])
  func `what it prints is looked at`(declared: String, body: String, fault: String) throws {
    let (_, failures, _) = try Self.report(
      """
      #!/bin/sh
      [ "$1" = --describe ] && exec echo '{"protocol":[1],\(declared)}'
      \(body)
      exec cat >/dev/null
      """)
    #expect(failures.prefix(2) == ["✘ prints only lines that limber takes", "# " + fault])
  }

  @Test func `a sink is played a session, and what it prints is told`() throws {
    let workshop = try Workshop()
    let path = try workshop.program(
      "it",
      """
      #!/bin/sh
      [ "$1" = --describe ] && exec echo '{"protocol":[1],"events":["cue"],"controls":true,"tells":true}'
      while read -r line; do
        case $line in
          *'"kind":"cue"'*) echo 'a lamp is lit' >&2; echo '{"command":"pause"}'; echo '{"tell":"look"}' ;;
        esac
      done
      """)
    let kit = SinkKit(
      workshop.environment.sinkHost, version: "1.2.3", trial: TrialSession.events,
      timing: ExternalSinkTiming(patience: 2000))
    func session(_ begin: Instant) -> [SessionEvent] {
      // As soon as one may: what is waited for is the program, not the time.
      TrialSession.brief(from: begin).prefix(4).map { event in
        var event = event
        event.at = .zero
        return event
      }
        + TrialSession.brief(from: begin).filter { $0.kind == .cue }.prefix(1).map { event in
          var event = event
          event.at = .milliseconds(1)
          return event
        }
    }
    var text = ""
    let isGood = try kit.play(try #require(kit.find(path)), session: session) { text += $0 }
    #expect(isGood)
    #expect(text.hasPrefix("TAP version 13\n1..5\n"))
    for words in [
      "told: cue, ", "it printed: a lamp is lit", "it asks for 'pause'",
      "it tells the person: look",
      "ok 1 - lives through a session at its real pace\n",
      "ok 4 - prints only lines that limber takes\n",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("told: sessionStarted"))
  }

  @Test func `a played sink that crashes fails, with what it printed`() throws {
    let workshop = try Workshop()
    let path = try workshop.program(
      "it",
      "#!/bin/sh\n[ \"$1\" = --describe ] && exit 0\nread -r hello; echo 'no lamp' >&2; exit 3\n")
    let kit = SinkKit(
      workshop.environment.sinkHost, version: "1.2.3", trial: TrialSession.events,
      timing: ExternalSinkTiming(patience: 2000))
    var text = ""
    let isGood = try kit.play(try #require(kit.find(path)), session: TrialSession.brief) {
      text += $0
    }
    #expect(!isGood)
    #expect(text.contains("it printed: no lamp"))
    #expect(
      text.contains(
        "not ok 1 - lives through a session at its real pace\n# it ended with exit code 3\n"))
  }

  @Test func `what is no program is told apart`() throws {
    let workshop = try Workshop()
    let folder = workshop.folder.path
    try workshop.program("closed", "#!/bin/sh\n", mode: 0o644)
    #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
    #expect(symlink("\(folder)/nowhere", "\(folder)/dangling") == 0)
    #expect(symlink("\(folder)/loop", "\(folder)/loop") == 0)
    let kit = SinkKit(workshop.environment.sinkHost, version: "1.2.3", trial: TrialSession.events)
    #expect(kit.find("\(folder)/sinks/limber-sink-closed")?.state == .notExecutable)
    #expect(kit.find("\(folder)/sinks")?.state == .broken("it is a folder"))
    #expect(kit.find("\(folder)/pipe")?.state == .broken("it is no regular file"))
    #expect(kit.find("\(folder)/dangling")?.state == .broken("it leads nowhere"))
    #expect(
      kit.find("\(folder)/loop")?.state == .broken("too many levels of symbolic links"))
    #expect(kit.find("\(folder)/nothing") == nil)
  }

  @Test func `its session has an event of every kind`() {
    let kinds = TrialSession.events(from: Instant()).map(\.kind)
    #expect(Set(kinds) == Set(EventKind.allCases))
    #expect(kinds.first == .sessionStarted && kinds.last == .sessionEnded)
  }

  @Test func `its longest line is an event, and as long as a line may be`() throws {
    for events in [TrialSession.events(from: Instant()), []] {
      let kitCase = try #require(
        KitCase.all(events).first { $0.title == "a line of 4,096 bytes" })
      #expect(kitCase.lines[0].utf8.count + 1 == 4096)
      let wire = try #require(WireEvent(kitCase.lines[0]))
      #expect((wire.event == nil) == events.isEmpty)
      #expect(wire.unknownFields == ["x-filling"])
    }
  }
}
