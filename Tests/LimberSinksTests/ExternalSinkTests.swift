import LimberEvents
import LimberTestSupport
import Testing

@testable import LimberPlatform
@testable import LimberSinks

@Suite(.waits) struct `An external sink` {
  /// The session without what is not wanted unless it is declared.
  static let wanted = SampleEvents.session.filter { $0.kind != .tick }

  static func kinds(_ lines: [String]) -> [String] {
    lines.compactMap { WireEvent($0)?.kind }
  }

  static func numbers(_ lines: [String]) -> [Int] {
    lines.compactMap { line in
      let wire = WireEvent(line)
      return (wire?.event?.stamp ?? wire?.hello?.stamp)?.sequence
    }
  }

  @Test func `is greeted, fed every event and finished`() throws {
    let workshop = try Workshop()
    try workshop.shell("it", "while read -r line; do printf '%s\\n' \"$line\"; done >\"$out\"")
    let run = try SinkRun(workshop, "it:voice=de")
    try run.feed()
    try run.finish()
    let lines = try workshop.lines("it")
    #expect(Self.kinds(lines) == ["hello"] + Self.wanted.map(\.kind.rawValue))
    #expect(Self.numbers(lines) == Array(1...Self.wanted.count + 1))
    let hello = try #require(WireEvent(lines[0])?.hello)
    #expect(hello.stamp.session == "0b5a")
    #expect(hello.locale == "de_DE.UTF-8")
    #expect(hello.hostVersion == "1.2.3")
    #expect(hello.sinkName == "it")
    #expect(hello.options == [SinkRequest.Option("voice", "de")])
    #expect(run.messages == [])
  }

  @Test func `of three lines of shell works`() throws {
    let workshop = try Workshop()
    let out = workshop.folder.path + "/three.out"
    try workshop.program(
      "three", "#!/bin/sh\nwhile read -r line; do\n  echo got >> '\(out)'\ndone\n")
    let run = try SinkRun(workshop, "three")
    try run.feed()
    try run.finish()
    #expect(try workshop.lines("three").count == Self.wanted.count + 1)
  }

  @Test func `is told what it is, in its environment`() throws {
    let workshop = try Workshop()
    try workshop.shell(
      "it", "echo $LIMBER_SINK $LIMBER_PROTOCOL $LIMBER $LANG > $out; cat >/dev/null")
    let run = try SinkRun(workshop, "it")
    try run.finish()
    #expect(try workshop.lines("it") == ["it 1 /opt/limber/bin/limber de_DE.UTF-8"])
  }

  @Test func `gets the kinds that it declares, numbered without gaps`() throws {
    let workshop = try Workshop()
    let out = workshop.folder.path + "/it.out"
    try workshop.program(
      "it",
      """
      #!/bin/sh
      [ "$1" = --describe ] && exec echo '{"protocol":[1],"events":["cue","tick"]}'
      cat > '\(out)'
      """)
    let run = try SinkRun(workshop, "it")
    try run.feed()
    try run.finish()
    let lines = try workshop.lines("it")
    #expect(Self.kinds(lines) == ["hello", "cue", "tick", "cue", "cue"])
    #expect(Self.numbers(lines) == [1, 2, 3, 4, 5])
  }

  @Test func `that crashes is started again, told where the session is, and off after that`() throws
  {
    let workshop = try Workshop()
    try workshop.shell(
      "it",
      """
      n=1; [ -e "$out" ] || n=6
      read -r line; echo "$line" >> "$out"; echo > "$ready"
      while [ $n -gt 0 ]; do read -r line; n=$((n - 1)); done
      exit 3
      """)
    let run = try SinkRun(workshop, "it")
    try workshop.waitUntilReady("it")
    try run.feed(Array(Self.wanted[0...5]))
    #expect(run.waitToHear(times: 1))
    #expect(run.messages == ["sink 'it' crashed with exit code 3; it is started again"])
    try workshop.waitUntilReady("it")
    try run.feed([Self.wanted[6]])
    try workshop.waitUntilReady("it")
    try run.feed([Self.wanted[7]])
    #expect(run.waitToHear(times: 1))
    #expect(run.messages.last == "sink 'it' is off: it crashed again, with exit code 3")
    try run.feed(Self.wanted)
    try run.finish()
    let hellos = try workshop.lines("it").compactMap { WireEvent($0)?.hello }
    try #require(hellos.count == 3)
    #expect(hellos.map(\.resumed) == [false, true, true])
    #expect(hellos[1].step?.name == "Heel drop")
    #expect(hellos.map(\.stamp.sequence) == [1, 8, 10])
  }

  @Test func `that crashes while it is muted is told so behind its greeting`() throws {
    let workshop = try Workshop()
    try workshop.shell(
      "it",
      """
      [ -e "$out" ] && again=yes
      read -r line; echo "$line" >> "$out"; read -r line; echo "$line" >> "$out"; echo > "$ready"
      [ "$again" ] || exit 3
      while read -r line; do :; done
      """)
    let run = try SinkRun(workshop, "it")
    try run.feed([SessionEvent(at: .seconds(3), text: "Muted.", body: .muted(true))])
    try workshop.waitUntilReady("it")
    #expect(run.waitToHear(times: 1))
    try workshop.waitUntilReady("it")
    try run.finish()
    let lines = try workshop.lines("it").compactMap { WireEvent($0) }
    try #require(lines.count == 4)
    #expect(lines[2].hello?.resumed == true)
    #expect(lines[3].event?.body == .muted(true))
    #expect(lines[3].event?.stamp.dropped == 0)
  }

  struct Leaving: Sendable {
    var code: Int
    var messages: [String]
  }

  @Test(arguments: [
    Leaving(code: 0, messages: []),
    Leaving(code: 64, messages: ["sink 'it' will not work: no synthesiser here"]),
    Leaving(code: 69, messages: ["sink 'it' will not work: no synthesiser here"]),
    Leaving(code: 78, messages: ["sink 'it' will not work: no synthesiser here"]),
  ])
  func `that leaves early is not started again`(leaving: Leaving) throws {
    let workshop = try Workshop()
    try workshop.shell(
      "it",
      "echo started >> $out; echo warming up >&2; echo no synthesiser here >&2; "
        + "exit \(leaving.code)")
    let run = try SinkRun(workshop, "it")
    if !leaving.messages.isEmpty { #expect(run.waitToHear(times: 1)) }
    try run.feed()
    try run.finish()
    #expect(run.messages == leaving.messages)
    if !leaving.messages.isEmpty { #expect(run.leavings == 1) }
    #expect(try workshop.lines("it") == ["started"])
  }

  @Test func `that begins its last words with its own name is not named twice`() throws {
    let workshop = try Workshop()
    try workshop.shell("it", "echo 'limber-sink-it: no lamp' >&2; exit 69")
    let run = try SinkRun(workshop, "it")
    #expect(run.waitToHear(times: 1))
    try run.finish()
    #expect(run.messages == ["sink 'it' will not work: no lamp"])
  }

  @Test func `that refuses at length is told of in a line or two`() throws {
    let workshop = try Workshop()
    try workshop.shell("it", "printf '%0900d\\n' 7 >&2; exit 69")
    let run = try SinkRun(workshop, "it")
    #expect(run.waitToHear(times: 1))
    try run.finish()
    let zeros = String(repeating: "0", count: 119)
    #expect(run.messages == ["sink 'it' will not work: \(zeros)…"])
  }

  @Test func `that takes nothing is dropped, with its descendants`() throws {
    let workshop = try Workshop()
    try workshop.shell("it", "echo $$ > $out; echo > $ready; sleep 100")
    let run = try SinkRun(workshop, "it")
    try workshop.waitUntilReady("it")
    let error = #expect(throws: ExternalSink.Failure.self) {
      for _ in 1...100 { try run.feed() }
    }
    #expect(error?.description == "it has taken nothing for 0 s")
    let group = try #require(Int32(try workshop.lines("it")[0]))
    #expect(!ProcessGroup.isAlive(group))
    try run.finish()
  }

  @Test func `that closes its input and lives on is left alone, and ended at the end`() throws {
    let workshop = try Workshop()
    try workshop.shell("it", "exec <&-; echo $$ > $out; echo > $ready; exec sleep 100")
    let run = try SinkRun(workshop, "it")
    try workshop.waitUntilReady("it")
    try run.feed()
    let group = try #require(Int32(try workshop.lines("it")[0]))
    #expect(ProcessGroup.isAlive(group))
    run.abandon()
    #expect(!ProcessGroup.isAlive(group))
    #expect(run.messages == [])
  }

  @Test func `has its time to end, and is ended after that`() throws {
    let workshop = try Workshop()
    let out = workshop.folder.path + "/it.out"
    try workshop.program(
      "it",
      """
      #!/bin/sh
      [ "$1" = --describe ] && exec echo '{"protocol":[1],"drainSeconds":0.2}'
      trap 'echo terminated >> "\(out)"' TERM
      (trap '' TERM; sleep 100) &
      echo $$ > '\(out)'
      while read -r line; do :; done
      echo drained >> '\(out)'
      sleep 100
      """)
    let run = try SinkRun(workshop, "it")
    try run.feed()
    try run.finish()
    let lines = try workshop.lines("it")
    #expect(lines.dropFirst().first == "drained")
    #expect(!ProcessGroup.isAlive(try #require(Int32(lines[0]))))
    #expect(
      workshop.log.lines.contains {
        $0.hasSuffix("it: it did not end within its time, and is ended")
      })
  }

  @Test func `writes its errors to the log, a line at a time and not without end`() throws {
    let workshop = try Workshop()
    try workshop.shell(
      "it",
      "printf 'one\\ntwo\\033[2J\\n' >&2; yes 'far too much' | head -c 3000000 >&2; cat >/dev/null")
    let run = try SinkRun(workshop, "it")
    try run.feed()
    try run.finish()
    let lines = workshop.log.lines
    #expect(lines.first == "1970-01-01 00:00:00  it: one")
    #expect(lines.dropFirst().first == "1970-01-01 00:00:00  it: two␛[2J")
    #expect(lines.last?.hasSuffix("it: that is 1 MiB in one session; the rest is not kept") == true)
    #expect(lines.map(\.utf8.count).reduce(0, +) < 5 << 20)
  }

  @Test func `can control the session where it declares that, and bad lines are passed over`()
    throws
  {
    let workshop = try Workshop()
    try workshop.program(
      "it",
      """
      #!/bin/sh
      [ "$1" = --describe ] && exec echo '{"protocol":[1],"controls":true}'
      echo '{"command":"pause"}'
      echo 'not that'
      head -c 200000 /dev/zero | tr '\\0' x
      echo
      echo '{"command":"adjust","seconds":10}'
      cat >/dev/null
      """)
    let run = try SinkRun(workshop, "it")
    #expect(run.waitToHear(times: 2))
    try run.finish()
    #expect(run.controls == [.pause, .adjust(by: .seconds(10))])
    #expect(
      workshop.log.lines.map { $0.dropFirst(21) } == [
        "it: a line of its output is ignored: a line is one JSON object",
        "it: a line of its output is ignored: a line has at most 4096 bytes",
      ])
  }

  @Test func `does not control the session where it does not`() throws {
    let workshop = try Workshop()
    try workshop.shell("it", #"echo '{"command":"stop"}'; cat >/dev/null"#)
    let run = try SinkRun(workshop, "it")
    try run.finish()
    #expect(run.controls == [])
  }

  @Test func `refuses options that it did not declare`() throws {
    let workshop = try Workshop()
    try workshop.program(
      "it",
      """
      #!/bin/sh
      echo '{"protocol":[1],"options":{"rate":{"type":"number","default":160}}}'
      """)
    let refusal = #expect(throws: ExternalSinks.Refusal.self) { try SinkRun(workshop, "it:rat=1") }
    #expect(refusal?.description == "sink 'it' has no option 'rat'; it takes 'rate'")
    guard case .options(let error) = refusal else { return }
    #expect(error.misspelling?.word == "rat")
  }

  @Test func `that deletes itself and crashes is not started again`() throws {
    let workshop = try Workshop()
    try workshop.shell("it", "rm -f \"$0\"; exit 1")
    let run = try SinkRun(workshop, "it")
    #expect(run.waitToHear(times: 2))
    try run.finish()
    #expect(
      run.messages == [
        "sink 'it' crashed with exit code 1; it is started again",
        "sink 'it' is off: it cannot be started: no such file or directory",
      ])
  }
}
