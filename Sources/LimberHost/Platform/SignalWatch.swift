internal import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Takes signals on a thread of its own while a session runs.
///
/// They are blocked in every thread and fetched with `sigwait`, so nothing ever runs inside of a
/// signal handler, and none is lost between taking and dying by it. Dispatch sources are not used:
/// once cancelled, they go on swallowing their signal on Linux.
final class SignalWatch: Sendable {
  /// A signal, as far as limber tells them apart.
  enum Kind: Sendable, Equatable {
    /// `SIGINT`, `SIGTERM` or `SIGHUP`.
    case end(Int32)
    /// `SIGTSTP`: Ctrl-Z.
    case stop
    /// `SIGCONT`.
    case continued
    /// `SIGWINCH`.
    case resized
  }

  /// The one of the process: a signal is nobody's in particular.
  static let shared = SignalWatch()

  private struct State {
    var isOpen = false
    var receive: (@Sendable (Kind) -> Void)?
  }

  private let state = Mutex(State())

  private init() {}

  /// Begins to take signals for a receiver; must be called before the threads of a session are made,
  /// which inherit what is blocked.
  ///
  /// `SIGINT` and `SIGHUP` stay ignored where they were when the program began, as `nohup` asks for.
  func open(_ receive: @escaping @Sendable (Kind) -> Void) {
    let isFirst = state.withLock { state in
      defer { state.isOpen = true }
      state.receive = receive
      return !state.isOpen
    }
    if isFirst { watch() }
  }

  /// Lets the receiver go: from now on signals do what they do to any program.
  func close() {
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

  private func watch() {
    var watched = sigset_t()
    sigemptyset(&watched)
    for signal in [SIGINT, SIGHUP] where !Self.isIgnored(signal) { sigaddset(&watched, signal) }
    for signal in [SIGTERM, SIGTSTP, SIGCONT, SIGWINCH] { sigaddset(&watched, signal) }
    // Where a signal's default is to be ignored, some systems drop it even while it is blocked.
    signal(SIGCONT, { _ in })
    signal(SIGWINCH, { _ in })
    var blocked = watched
    // A program in the background must be able to touch its terminal without being stopped.
    sigaddset(&blocked, SIGTTOU)
    sigaddset(&blocked, SIGTTIN)
    pthread_sigmask(SIG_BLOCK, &blocked, nil)
    let signals = SignalSet(watched)
    PlainThread.start {
      while true {
        guard let kind = Self.kind(of: signals.wait()) else { continue }
        self.take(kind)
      }
    }
  }

  private static func kind(of signal: Int32?) -> Kind? {
    switch signal {
    case SIGINT, SIGTERM, SIGHUP: signal.map { .end($0) }
    case SIGTSTP: .stop
    case SIGCONT: .continued
    case SIGWINCH: .resized
    default: nil
    }
  }

  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

/// A set of signals that can be waited for.
private struct SignalSet: Sendable {
  private var set: sigset_t

  init(_ set: sigset_t) {
    self.set = set
  }

  func wait() -> Int32? {
    var set = set
    var signal: Int32 = 0
    return sigwait(&set, &signal) == 0 ? signal : nil
  }
}

// MARK: - Stopping and ending

/// The ways in which the program stands still or ends.
public enum ProgramEnd {
  /// What must hold from the first line of the program on.
  ///
  /// A reader that went away and a file that may not grow are errors to handle, and no end.
  public static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // A stream that is closed must not become the first file that is opened: reading it is at its end,
    // and writing to it fails.
    for stream: Int32 in 0...2 where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Ends with a code.
  public static func leave(with code: Int32) -> Never {
    exit(code)
  }

  /// Ends by a signal, so that the shell sees what happened.
  public static func leave(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, number)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    kill(getpid(), number)
    // Only where the signal cannot be delivered.
    _exit(128 + number)
  }

  /// Stops the whole program until it is continued.
  ///
  /// `raise` stops before it returns; a signal to one's own process may do so later.
  static func standStill() {
    raise(SIGSTOP)
  }
}
