import LimberTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a session on a terminal ends together with the programs that it started.
@Suite(.waits) struct LiveEndingTests {
  /// A sink that heeds nothing at all once it was greeted, in two processes.
  private static let deaf = """
    trap '' TERM INT HUP QUIT
    read -r hello
    (while :; do sleep 1; done) &
    echo $! >> "$folder/pids"
    while :; do sleep 1; done
    """
  private static let attentive = #"cat >/dev/null; echo over >> "$folder/said""#

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1])
  func `where the machine is kept awake, a signal ends the session in order`(
    _ signal: Int32
  ) throws {
    let session = try LiveSession(sinks: ["it": Self.attentive], awake: "exec cat")
    try session.terminal.wait(for: "Hold still.")
    try session.waitForPrograms(2)
    session.terminal.send(signal: signal)
    #expect(try session.terminal.waitForEnding() == .signalled(signal))
    #expect(session.terminal.modes == session.before)
    #expect(session.log.last?.hasPrefix("sessionEnded interrupted SIG") == true)
    #expect(session.lastOfHistory.contains(#""kind":"end""#))
    try session.waitUntilNoneRuns()
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGUSR2, SIGALRM])
  func `whatever signal ends it, modes and pasting are as they were`(_ signal: Int32) throws {
    let session = try LiveSession()
    try session.terminal.wait(for: "\u{1B}[?2004h")
    try session.terminal.wait(for: "Hold still.")
    session.terminal.send(signal: signal)
    try session.terminal.wait(for: "\u{1B}[?2004l")
    #expect(try session.terminal.waitForEnding() == .signalled(signal))
    #expect(session.terminal.modes == session.before)
  }

  @Test func `where the machine is kept awake, ctrl-z pauses and says so`() throws {
    let session = try LiveSession(awake: "exec cat")
    try session.terminal.wait(for: "Hold still.")
    session.terminal.type("\u{1A}")
    #expect(try session.terminal.waitForEnding() == .stopped)
    #expect(session.terminal.modes == session.before)
    #expect(session.log.last == "paused stop-signal")
    session.terminal.send(signal: SIGCONT)
    try session.terminal.wait(for: "Hold still.")
    session.terminal.type("q")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    try session.waitUntilNoneRuns()
  }

  @Test func `a third ctrl-c leaves no sink, however deaf`() throws {
    let session = try LiveSession(sinks: ["deaf": Self.deaf])
    try session.terminal.wait(for: "Hold still.")
    try session.waitForPrograms(2)
    for _ in 1...3 { try session.sendTaken(signal: SIGINT) }
    #expect(try session.terminal.waitForEnding() == .signalled(SIGINT))
    #expect(session.terminal.modes == session.before)
    try session.waitUntilNoneRuns()
  }

  @Test func `limber killed, its sinks see the end, and the deaf are ended`()
    throws
  {
    let session = try LiveSession(
      sinks: ["a": Self.attentive, "b": Self.attentive, "deaf": Self.deaf], awake: "exec cat")
    try session.terminal.wait(for: "Hold still.")
    try session.waitForPrograms(5)
    session.terminal.send(signal: SIGKILL)
    #expect(try session.terminal.waitForEnding() == .signalled(SIGKILL))
    try session.waitUntilNoneRuns()
    #expect(session.said == ["over", "over"])
  }

  @Test func `a flood of commands holds up neither keys nor signals`()
    throws
  {
    let flood = #"cat >/dev/null & exec yes '{"command":"toggle"}'"#
    for ending in ["q", "\u{03}"] {
      let session = try LiveSession(sinks: ["flood": flood])
      try session.terminal.wait(for: "Paused")
      session.terminal.type(ending)
      let isKey = ending == "q"
      #expect(
        try session.terminal.waitForEnding() == (isKey ? .exited(0) : .signalled(SIGINT)))
      #expect(
        session.log.last == (isKey ? "sessionEnded stopped" : "sessionEnded interrupted SIGINT"))
      #expect(session.log.count < 500)
      try session.waitUntilNoneRuns()
    }
  }

  @Test func `a sink's last words stand below the screen, in one line`() throws {
    let session = try LiveSession(
      ["--speed", "1000"],
      sinks: ["lamp": "cat >/dev/null; echo the lamp did not answer >&2; exit 69"])
    try session.terminal.wait(for: "Session done")
    try session.terminal.wait(
      for: "limber: sink 'lamp' will not work: the lamp did not answer\r\n")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.terminal.modes == session.before)
  }

  @Test func `nobody there, a pause ends with the sink that made it`() throws {
    let pausing = #"read -r a; read -r b; read -r c; echo '{"command":"pause"}'; read -r d; exit 0"#
    let session = try LiveSession(
      ["--speed", "1000", "--unattended"], sinks: ["pedal": pausing])
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.log.contains("paused control pedal"))
    #expect(session.log.contains("resumed control pedal"))
    #expect(session.log.last == "sessionEnded completed")
  }

  @Test(arguments: [4, 5, 6, 8, 10, 12, 16, 20], [0, 3])
  func `with few open files one line says so before anything begins`(limit: Int, sinks: Int) throws
  {
    let names = ["a", "b", "c"].prefix(sinks)
    let session = try LiveSession(
      prefix: ["/bin/sh", "-c", #"ulimit -n \#(limit); exec "$@""#, "sh"],
      sinks: Dictionary(uniqueKeysWithValues: names.map { ($0, Self.attentive) }))
    #expect(try session.terminal.waitForEnding() == .exited(71))
    #expect(
      session.terminal.text
        == "limber: too few files may be open at once; 'ulimit -n 256' allows enough\r\n")
    #expect(session.terminal.modes == session.before)
  }
}
