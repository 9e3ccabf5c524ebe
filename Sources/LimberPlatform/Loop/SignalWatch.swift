internal import Synchronization
internal import SystemLibrary

/// Takes signals on a thread of its own while a session runs.
///
/// They are blocked in every thread (`PlainThread` makes none that could take one, nor does Dispatch)
/// and fetched with `sigwait`, so nothing ever runs inside of a signal handler, and none is lost
/// between taking and dying by it. Dispatch sources are not used:
/// once cancelled, they go on swallowing their signal on Linux.
package final class SignalWatch: Sendable {
  /// A signal, as far as limber tells them apart.
  package enum Kind: Sendable, Equatable {
    /// Any that asks the program to end, from `SIGINT` to `SIGUSR2`.
    case end(Int32)
    /// `SIGTSTP`: Ctrl-Z.
    case stop
    /// `SIGCONT`.
    case continued
    /// `SIGWINCH`.
    case resized
  }

  /// The one of the process: a signal is nobody's in particular.
  package static let shared = SignalWatch()

  private struct State {
    var isOpen = false
    var receive: (@Sendable (Kind) -> Void)?
  }

  private let state = Mutex(State())
  private let startThread: @Sendable (@escaping @Sendable () -> Void) -> Bool

  /// Makes a watch.
  ///
  /// - Parameter startThread: starts the thread that waits for signals; false where there is none.
  package init(
    startThread: @escaping @Sendable (@escaping @Sendable () -> Void) -> Bool = {
      PlainThread.start($0)
    }
  ) {
    self.startThread = startThread
  }

  /// Begins to take signals for a receiver; to be called on the main thread, the only one that a
  /// signal ever comes to.
  ///
  /// A signal stays ignored where it was when the program began, as `nohup` asks for.
  ///
  /// - Returns: whether they are taken; where the system gives no thread to wait for them on, they do
  ///   what they do to any program.
  package func open(_ receive: @escaping @Sendable (Kind) -> Void) -> Bool {
    state.withLock { state in
      if !state.isOpen { state.isOpen = watch() }
      if state.isOpen { state.receive = receive }
      return state.isOpen
    }
  }

  /// Lets the receiver go: from now on signals do what they do to any program.
  package func close() {
    state.withLock { $0.receive = nil }
  }

  private func take(_ kind: Kind) {
    if let receive = state.withLock({ $0.receive }) { return receive(kind) }
    switch kind {
    case .end(let number): ProgramEnd.leave(by: number)
    case .stop: ProgramEnd.standStill()
    case .continued, .resized: break
    }
  }

  private func watch() -> Bool {
    let watched = SignalSet.ending.heeded.adding([SIGTSTP, SIGCONT, SIGWINCH])
    let isStarted = startThread {
      while true {
        guard let kind = Self.kind(of: watched.wait()) else { continue }
        self.take(kind)
      }
    }
    // Without a thread that takes them, blocked signals would make the program deaf.
    guard isStarted else { return false }
    // Where a signal's default is to be ignored, some systems drop it even while it is blocked.
    signal(SIGCONT, { _ in })
    signal(SIGWINCH, { _ in })
    // A program in the background must be able to touch its terminal without being stopped.
    watched.adding([SIGTTOU, SIGTTIN]).block()
    return true
  }

  private static func kind(of signal: Int32?) -> Kind? {
    switch signal {
    case SIGTSTP: .stop
    case SIGCONT: .continued
    case SIGWINCH: .resized
    case let signal?: .end(signal)
    case nil: nil
    }
  }
}

// MARK: - Being asked to end

/// Whether the program was asked to end, for one that has a loop of its own and looks now and then.
package enum EndRequest {
  private static let wasMade = Atomic<Bool>(false)

  /// From now on a signal that asks to end is noted, and ends a wait at once.
  ///
  /// A reader that went away is an error to handle, and no end.
  package static func listen() {
    signal(SIGPIPE, SIG_IGN)
    // Made before a handler may need it.
    _ = wasMade.load(ordering: .relaxed)
    for number in [SIGTERM, SIGINT, SIGHUP] {
      var action = sigaction()
      let handler: @convention(c) (Int32) -> Void = { _ in
        EndRequest.wasMade.store(true, ordering: .relaxed)
      }
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = handler
      #else
        action.__sigaction_handler.sa_handler = handler
      #endif
      // Without SA_RESTART, so that a wait ends at once.
      sigaction(number, &action, nil)
    }
  }

  /// Whether such a signal came.
  package static var isMade: Bool { wasMade.load(ordering: .relaxed) }
}

// MARK: - Stopping and ending

/// The ways in which the program stands still or ends.
package enum ProgramEnd {
  /// What must hold from the first line of the program on.
  ///
  /// A reader that went away and a file that may not grow are errors to handle, and no end.
  package static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // A stream that is closed must not become the first file that is opened: reading it is at its end,
    // and writing to it fails.
    for stream: Int32 in 0...2 where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDONLY)
    }
    // Without the few files that every command opens it could do nothing, and Dispatch would trap.
    if let room = OpenFiles.room, room < OpenFiles.least {
      let text = "limber: too few files may be open at once; 'ulimit -n 256' allows enough\n"
      try? OpenFile(number: 2, name: "standard error").writeAll(Array(text.utf8))
      // EX_OSERR of <sysexits.h>.
      exit(71)
    }
  }

  /// Ends with a code, there and then.
  package static func leaveAtOnce(with code: Int32) -> Never { _exit(code) }

  /// Ends with a code, and with whatever it started and did not end.
  package static func leave(with code: Int32) -> Never {
    TerminalRescue.shared.giveBack()
    ChildProcess.killAll()
    exit(code)
  }

  /// Ends by a signal, so that the shell sees what happened, and with whatever it started.
  package static func leave(by number: Int32) -> Never {
    TerminalRescue.shared.giveBack()
    ChildProcess.killAll()
    signal(number, SIG_DFL)
    SignalSet.unblock(number)
    kill(getpid(), number)
    // Only where the signal cannot be delivered.
    _exit(128 + number)
  }

  /// Stops the whole program until it is continued.
  ///
  /// `raise` stops before it returns; a signal to one's own process may do so later.
  package static func standStill() {
    TerminalRescue.shared.giveBack()
    raise(SIGSTOP)
  }
}

/// Signals by the names that people know.
package enum SignalNames {
  /// What the system sends when a terminal goes away.
  package static let hangUp = SIGHUP

  /// `SIGINT`, `SIGTERM`, `SIGQUIT` and so on; `signal 37` of one without a name of its own.
  package static func name(of signal: Int32) -> String {
    switch signal {
    case SIGHUP: "SIGHUP"
    case SIGINT: "SIGINT"
    case SIGQUIT: "SIGQUIT"
    case SIGALRM: "SIGALRM"
    case SIGTERM: "SIGTERM"
    case SIGUSR1: "SIGUSR1"
    case SIGUSR2: "SIGUSR2"
    case SIGVTALRM: "SIGVTALRM"
    case SIGPROF: "SIGPROF"
    case SIGXCPU: "SIGXCPU"
    default: "signal \(signal)"
    }
  }
}
