import LimberTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The questions after a session of the built program, on a real terminal.
@Suite(.waits) struct `Questions at a terminal` {
  /// A session of which both steps were ended by a key, so that the questions come.
  private func finished(
    _ arguments: [String] = [], prefix: [String] = []
  ) throws -> LiveSession {
    let session = try LiveSession(arguments, prefix: prefix, asks: true)
    try session.terminal.wait(for: "Hold still.")
    session.terminal.type("d")
    try session.terminal.wait(for: "Reach up.")
    // A key that does nothing before it, so that it is not the first one held.
    session.terminal.type(".d")
    try session.terminal.wait(for: "How hard was it")
    try session.terminal.wait(for: "Enter to skip: ")
    return session
  }

  @Test func `ten is a one and a zero, and a digit is taken back before Enter`() throws {
    let session = try finished()
    session.terminal.type("1")
    session.terminal.type("0\r")
    try session.terminal.wait(for: "How much does it hurt")
    try session.terminal.wait(for: "goes back: ")
    session.terminal.type("5\u{7F}3\r")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.terminal.modes == session.before)
    #expect(session.answers.count == 1)
    #expect(session.answers.first?.contains(#""effort":10,"pain":3"#) == true)
  }

  @Test func `an arrow and a backspace go back to the first question`() throws {
    let session = try finished()
    session.terminal.type("9\r")
    try session.terminal.wait(for: "goes back: ")
    session.terminal.type("\u{1B}[A")
    try session.terminal.wait(for: "Enter to skip: 9")
    session.terminal.type("\u{7F}2\r")
    try session.terminal.wait(for: "goes back: ")
    session.terminal.type("0\r")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.answers.first?.contains(#""effort":2,"pain":0"#) == true)
  }

  @Test func `ctrl-c at the second question loses nothing of the first`() throws {
    let session = try finished()
    session.terminal.type("4\r")
    try session.terminal.wait(for: "goes back: ")
    session.terminal.type("7\u{03}")
    #expect(try session.terminal.waitForEnding() == .signalled(SIGINT))
    #expect(session.terminal.modes == session.before)
    #expect(session.answers.first?.contains(#""effort":4}"#) == true)
  }

  @Test func `a window that is closed at the second question loses nothing of the first`() throws {
    let session = try finished()
    session.terminal.type("4\r")
    try session.terminal.wait(for: "goes back: ")
    session.terminal.hangUp()
    #expect(try session.terminal.waitForEnding() == .signalled(SIGHUP))
    #expect(session.answers.first?.contains(#""effort":4}"#) == true)
  }

  @Test func `ctrl-z gives the terminal back, and fg asks again`() throws {
    let session = try finished()
    session.terminal.type("4")
    try session.terminal.wait(for: "4")
    session.terminal.type("\u{1A}")
    #expect(try session.terminal.waitForEnding() == .stopped)
    #expect(session.terminal.modes == session.before)
    session.terminal.send(signal: SIGCONT)
    try session.terminal.wait(for: "Enter to skip: 4")
    session.terminal.type("\r")
    try session.terminal.wait(for: "goes back: ")
    session.terminal.type("\r")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.answers.first?.contains(#""effort":4}"#) == true)
  }

  @Test func `what is typed ahead answers no question`() throws {
    let session = try LiveSession(asks: true)
    try session.terminal.wait(for: "Hold still.")
    session.terminal.type("dq53")
    try session.terminal.wait(for: "Enter to skip: ")
    session.terminal.type("\r")
    try session.terminal.wait(for: "goes back: ")
    session.terminal.type("\r")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.answers == [])
  }

  @Test func `with the events into a file the terminal asks`() throws {
    let script = #""$@" > "$HOME/out.jsonl"; grep -c -v "^{" "$HOME/out.jsonl"; echo over"#
    let session = try LiveSession(
      ["--events"], prefix: ["/bin/sh", "-c", script, "sh"], asks: true)
    try session.terminal.wait(for: "Hold still.")
    session.terminal.type("d")
    try session.terminal.wait(for: "Reach up.")
    // A key that does nothing before it, so that it is not the first one held.
    session.terminal.type(".d")
    try session.terminal.wait(for: "Enter to skip: ")
    session.terminal.type("10\r")
    try session.terminal.wait(for: "goes back: ")
    session.terminal.type("10\r")
    try session.terminal.wait(for: "0\r\nover")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.answers.first?.contains(#""effort":10,"pain":10"#) == true)
  }

  @Test func `after pain, how much and where are asked`() throws {
    let session = try LiveSession(asks: true)
    try session.terminal.wait(for: "Hold still.")
    session.terminal.type("!")
    try session.terminal.wait(for: "Enter to skip: ")
    session.terminal.type("6\r")
    try session.terminal.wait(for: "Where does it hurt?")
    session.terminal.type("right calf\r")
    try session.terminal.wait(for: "see a professional")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.answers.count == 2)
    #expect(session.answers.last?.contains("It hurt: right calf") == true)
  }

  @Test func `whoever stops is told how to go on`() throws {
    let session = try LiveSession()
    try session.terminal.wait(for: "Hold still.")
    session.terminal.type("q")
    try session.terminal.wait(for: "limber resume")
    #expect(try session.terminal.waitForEnding() == .exited(0))
  }

  @Test func `unattended at a terminal the keys work, and the terminal is given back`() throws {
    let session = try LiveSession(["--unattended"])
    try session.terminal.wait(for: "Hold still.")
    #expect(!session.terminal.modes.isEchoing)
    session.terminal.type(" ")
    try session.terminal.wait(for: "Paused")
    session.terminal.type("q")
    #expect(try session.terminal.waitForEnding() == .exited(0))
    #expect(session.log.last == "sessionEnded stopped")
    #expect(session.terminal.modes == session.before)
  }

  @Test func `without keys none are shown, and the terminal is left as it is`() throws {
    let script = #""$@" </dev/null; echo over"#
    let session = try LiveSession(prefix: ["/bin/sh", "-c", script, "sh"])
    try session.terminal.wait(for: "Hold still.")
    try session.terminal.wait(for: "Next: ")
    #expect(session.terminal.modes == session.before)
    #expect(!session.terminal.text.contains("space"))
    session.terminal.type("\u{03}")
    try session.terminal.wait(for: "limber resume")
  }
}
