import LimberTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The built program on a real terminal; each test compares the terminal's modes before and after.
@Suite(.waits) struct LiveSessionTests {
  private static let begin = ["sessionStarted", "stepStarted"]

  @Test func `a session is started, paused, moved on and stopped with keys`() throws {
    let session = try LiveSession()
    let terminal = session.terminal
    try terminal.wait(for: "Hold still.")
    #expect(!terminal.modes.isCanonical)
    #expect(!terminal.modes.isEchoing)
    terminal.type(" ")
    try terminal.wait(for: "Paused")
    terminal.type(" ")
    try terminal.wait(for: "Get ready")
    // The keys say what can be done again once it has gone on.
    try terminal.wait(for: "pause")
    terminal.type("n")
    try terminal.wait(for: "Reach up.")
    terminal.type("\u{1B}[D")
    try terminal.wait(for: "Hold still.")
    terminal.type("q")
    #expect(try terminal.waitForEnding() == .exited(0))
    #expect(terminal.modes == session.before)
    #expect(
      session.log == Self.begin + [
        "paused person", "cue", "cue", "cue", "resumed person", "stepEnded skipped", "stepStarted",
        "stepEnded repeated", "stepStarted", "stepEnded partial", "sessionEnded stopped",
      ])
  }

  @Test func `whoever wants no count goes on at once`() throws {
    let session = try LiveSession(settings: #"{"resumeCountdown": "0s"}"#)
    let terminal = session.terminal
    try terminal.wait(for: "Hold still.")
    terminal.type(" ")
    try terminal.wait(for: "Paused")
    terminal.type(" nq")
    #expect(try terminal.waitForEnding() == .exited(0))
    #expect(
      session.log.prefix(5) == Self.begin[...] + [
        "paused person", "resumed person", "stepEnded skipped",
      ])
  }

  @Test func `all keys are shown and hidden`() throws {
    let session = try LiveSession()
    try session.terminal.wait(for: "Hold still.")
    session.terminal.type("?")
    try session.terminal.wait(for: "skip to the next step")
    session.terminal.type("?")
    try session.terminal.wait(for: "Hold still.")
    session.terminal.type("!")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.log.last == "sessionEnded stopped pain")
    #expect(session.terminal.modes == session.before)
  }

  @Test func `the screen follows the terminal's size`() throws {
    let session = try LiveSession(columns: 80)
    try session.terminal.wait(for: String(repeating: "─", count: 60))
    session.terminal.resize(columns: 40, rows: 24)
    let block = try session.terminal.wait(for: "Reach")
    #expect(!block.contains(String(repeating: "─", count: 41)))
    session.terminal.type("q")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.terminal.modes == session.before)
  }

  struct Signal: CustomTestStringConvertible {
    var number: Int32
    var name: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Signal(number: SIGINT, name: "SIGINT"), Signal(number: SIGTERM, name: "SIGTERM"),
    Signal(number: SIGHUP, name: "SIGHUP"), Signal(number: SIGQUIT, name: "SIGQUIT"),
    Signal(number: SIGALRM, name: "SIGALRM"), Signal(number: SIGUSR1, name: "SIGUSR1"),
    Signal(number: SIGUSR2, name: "SIGUSR2"), Signal(number: SIGVTALRM, name: "SIGVTALRM"),
    Signal(number: SIGPROF, name: "SIGPROF"), Signal(number: SIGXCPU, name: "SIGXCPU"),
  ]) func `a signal ends the session in order, and then the program`(_ signal: Signal) throws {
    let session = try LiveSession()
    try session.terminal.wait(for: "Hold still.")
    session.terminal.send(signal: signal.number)
    #expect(try session.terminal.waitForEnding() == .signalled(signal.number))
    #expect(session.log.last == "sessionEnded interrupted \(signal.name)")
    #expect(session.terminal.modes == session.before)
  }

  @Test func `ctrl-c ends the session in order, and then the program`() throws {
    let session = try LiveSession()
    try session.terminal.wait(for: "Hold still.")
    session.terminal.type("\u{03}")
    #expect(try session.terminal.waitForEnding() == .signalled(SIGINT))
    #expect(session.log == Self.begin + ["stepEnded partial", "sessionEnded interrupted SIGINT"])
    #expect(session.terminal.modes == session.before)
  }

  @Test func `a window that is closed ends the session in order`() throws {
    let session = try LiveSession()
    try session.terminal.wait(for: "Hold still.")
    session.terminal.hangUp()
    #expect(try session.terminal.waitForEnding() == .signalled(SIGHUP))
    #expect(session.log.last == "sessionEnded interrupted SIGHUP")
  }

  @Test func `ctrl-z gives the terminal back, and fg goes on`() throws {
    let session = try LiveSession()
    let terminal = session.terminal
    try terminal.wait(for: "Hold still.")
    terminal.type("\u{1A}")
    #expect(try terminal.waitForEnding() == .stopped)
    #expect(terminal.modes == session.before)
    terminal.send(signal: SIGCONT)
    try terminal.wait(for: "Hold still.")
    #expect(!terminal.modes.isCanonical)
    terminal.type("q")
    #expect(try terminal.waitForEnding() == .exited(0))
    #expect(terminal.modes == session.before)
    #expect(
      session.log == Self.begin + [
        "paused stop-signal", "resumed stop-signal", "stepEnded partial", "sessionEnded stopped",
      ])
  }

  @Test func `a shell stops it with ctrl-z and goes on with fg`() throws {
    let script =
      #"set -m; "$@"; echo "gave $?"; stty -a | grep -c -e ' -icanon'; fg; echo "over $?""#
    let session = try LiveSession(prefix: ["/bin/sh", "-c", script, "sh"])
    let terminal = session.terminal
    try terminal.wait(for: "Hold still.")
    terminal.type("\u{1A}")
    try terminal.wait(for: "gave 14")
    try terminal.wait(for: "0\r\n")
    try terminal.wait(for: "Hold still.")
    terminal.type("q")
    try terminal.wait(for: "over 0")
    #expect(try terminal.waitForEnding() == .exited(0))
    #expect(terminal.modes == session.before)
    #expect(session.log.last == "sessionEnded stopped")
  }

  @Test func `a shell sees that ctrl-c ended it`() throws {
    let session = try LiveSession(
      prefix: ["/bin/sh", "-c", #"trap : INT; "$@"; echo "over $?""#, "sh"])
    try session.terminal.wait(for: "Hold still.")
    session.terminal.type("\u{03}")
    try session.terminal.wait(for: "over 130")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.terminal.modes == session.before)
  }

  @Test func `a job in the background is not stopped by its terminal`() throws {
    let script = #"set -m; "$@" & wait $!; echo "over $?""#
    let session = try LiveSession(
      ["--speed", "1000"], prefix: ["/bin/sh", "-c", script, "sh"])
    try session.terminal.wait(for: "over 0")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.terminal.modes == session.before)
    #expect(session.log.last == "sessionEnded completed")
  }

  @Test func `output that is held holds up nothing else`() throws {
    let session = try LiveSession()
    let terminal = session.terminal
    try terminal.wait(for: "Hold still.")
    terminal.holdOutput(true)
    terminal.type("d")
    terminal.type("q")
    #expect(try terminal.waitForEnding() == .exited(0))
    terminal.holdOutput(false)
    #expect(session.log.last == "sessionEnded stopped")
    #expect(terminal.modes == session.before)
  }

  @Test func `a plain terminal gets lines and no control codes`() throws {
    let session = try LiveSession(["--speed", "1000"], variables: ["TERM": "dumb"])
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.terminal.text.contains("Hold, 10 minutes. Hold still."))
    #expect(!session.terminal.text.contains("\u{1B}"))
    #expect(session.terminal.modes == session.before)
  }

  @Test func `what is pasted presses no key`() throws {
    let session = try LiveSession()
    let terminal = session.terminal
    try terminal.wait(for: "\u{1B}[?2004h")
    try terminal.wait(for: "Hold still.")
    terminal.type("\u{1B}[200~Done! Next, q\u{1B}[201~?")
    try terminal.wait(for: "stop because it hurts")
    terminal.type("q")
    #expect(try terminal.waitForEnding() == .exited(0))
    #expect(session.log == Self.begin + ["stepEnded partial", "sessionEnded stopped"])
    #expect(terminal.text.contains("\u{1B}[?2004l"))
  }

  @Test(arguments: [["LC_ALL": "C"], ["LANG": "de_DE.ISO-8859-1"]])
  func `a terminal without Unicode gets ASCII`(_ variables: [String: String]) throws {
    let session = try LiveSession(variables: variables)
    try session.terminal.wait(for: "Reach")
    session.terminal.type("q")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.terminal.text.utf8.allSatisfy { $0 < 0x80 })
    #expect(session.terminal.text.contains("##"))
  }
}
