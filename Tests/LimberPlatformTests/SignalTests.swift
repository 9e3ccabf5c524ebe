import Dispatch
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct SignalTests {
  private static let requests = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU,
  ]

  @Test func `no signal comes to a thread`() {
    let blocked = Mutex<SignalSet?>(nil)
    let done = DispatchSemaphore(value: 0)
    let isStarted = PlainThread.start {
      blocked.withLock { $0 = .current }
      done.signal()
    }
    #expect(isStarted)
    done.wait()
    let set = blocked.withLock { $0 }
    for signal in Self.requests + [SIGTSTP, SIGCONT, SIGWINCH] {
      #expect(set?.contains(signal) == true, "\(SignalNames.name(of: signal))")
    }
    #expect(set?.contains(SIGSEGV) == false)
  }

  @Test func `starting a thread leaves the signals of the one that starts it as they are`() {
    let done = DispatchSemaphore(value: 0)
    let before = Self.requests.map { SignalSet.current.contains($0) }
    PlainThread.start { done.signal() }
    done.wait()
    #expect(Self.requests.map { SignalSet.current.contains($0) } == before)
  }

  @Test func `every signal that ends a program ends a session, but faults and lost readers do not`()
  {
    for signal in Self.requests {
      #expect(SignalSet.ending.contains(signal))
      #expect(SignalNames.name(of: signal).hasPrefix("SIG"))
    }
    let others = [
      SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGPIPE, SIGXFSZ, SIGCHLD, SIGTSTP, SIGCONT,
      SIGWINCH, SIGTTIN, SIGTTOU, SIGKILL, SIGSTOP,
    ]
    for signal in others { #expect(!SignalSet.ending.contains(signal)) }
  }

  @Test func `without a thread to take signals on, they do what they do to any program`() {
    let watch = SignalWatch(startThread: { _ in false })
    let before = Self.requests.map { SignalSet.current.contains($0) }
    #expect(!watch.open { _ in })
    #expect(Self.requests.map { SignalSet.current.contains($0) } == before)
  }
}

@Suite struct ChildGuardTests {
  /// A program that heeds nothing, and its guard.
  private func guarded(
    _ body: String, grace: Duration, _ test: (ChildProcess, ChildGuard) throws -> Void
  ) throws {
    let child = try ChildProcess(
      Launch(path: "/bin/sh", arguments: ["-c", body], output: .pipe))
    defer { child.killGroup() }
    // It says when it has become deaf.
    _ = try child.output?.readLine()
    let guardian = ChildGuard()
    guardian.watch(child.identifier, grace: grace)
    try test(child, guardian)
  }

  @Test func `when limber is gone, what it left is ended, however deaf`() throws {
    let body = "trap '' TERM HUP INT; echo deaf; while :; do sleep 1; done"
    try guarded(body, grace: .zero) { child, guardian in
      // The end of its pipe is all that tells it.
      guardian.shell?.closeInput()
      #expect(child.waitForExit(until: .now() + .seconds(30)) == .signalled(SIGKILL))
    }
  }

  @Test func `what ends by itself has its time for that`() throws {
    let body = "echo there; read -r line; exit 7"
    try guarded(body, grace: .seconds(10)) { child, guardian in
      let shell = try #require(guardian.shell)
      shell.closeInput()
      #expect(child.waitForExit(until: .now() + .seconds(30)) == .exited(7))
      #expect(shell.waitForExit(until: .now() + .seconds(30)) == .exited(0))
    }
  }

  @Test func `it is gone when there is nothing to guard any more, and touches nothing`() throws {
    try guarded("echo there; sleep 100", grace: .zero) { child, guardian in
      let shell = try #require(guardian.shell)
      guardian.release(child.identifier)
      #expect(guardian.shell == nil)
      #expect(shell.waitForExit(until: .now() + .seconds(30)) == .exited(0))
      #expect(child.status == nil)
    }
  }

  @Test func `where there is no shell nothing is guarded, and nothing fails`() {
    let guardian = ChildGuard(shell: "/nonexistent/sh")
    guardian.watch(1, grace: .zero)
    guardian.release(1)
    #expect(guardian.shell == nil)
  }
}

@Suite struct HeldTerminalTests {
  @Test func `a terminal that is held takes nothing, and holds nobody up`() throws {
    let terminal = try PseudoTerminal()
    let display = try #require(LoggedInTerminals.terminal(at: terminal.path))
    try display.write("\u{07}")
    terminal.holdOutput(true)
    #expect(LoggedInTerminals.terminal(at: terminal.path) == nil)
    #expect(throws: SystemError.self) { try display.write("\u{07}") }
    terminal.holdOutput(false)
    #expect(LoggedInTerminals.terminal(at: terminal.path) != nil)
  }
}
