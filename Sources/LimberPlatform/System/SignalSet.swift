internal import SystemLibrary

/// A set of signals, to be blocked or waited for.
package struct SignalSet: Sendable {
  private var raw: sigset_t

  /// Every signal there is, but those that a fault in the program itself raises.
  package static let all: SignalSet = {
    var set = sigset_t()
    sigfillset(&set)
    for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS] {
      sigdelset(&set, fault)
    }
    return SignalSet(raw: set)
  }()

  /// Every signal that asks a program to end, in that it ends one that does nothing about it.
  package static let ending: SignalSet = {
    var set = all.raw
    var others = [
      SIGKILL, SIGSTOP, SIGCHLD, SIGURG, SIGWINCH, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU,
      // Ignored from the first line of the program on: what they tell of is an error to handle.
      SIGPIPE, SIGXFSZ,
    ]
    #if canImport(Darwin)
      others += [SIGINFO, SIGEMT, SIGIO]
    #endif
    for other in others { sigdelset(&set, other) }
    return SignalSet(raw: set)
  }()

  private init(raw: sigset_t) {
    self.raw = raw
  }

  /// Whether a signal is in it.
  package func contains(_ signal: Int32) -> Bool {
    var set = raw
    return sigismember(&set, signal) == 1
  }

  /// The set with more signals in it.
  package func adding(_ signals: [Int32]) -> SignalSet {
    var set = raw
    for signal in signals { sigaddset(&set, signal) }
    return SignalSet(raw: set)
  }

  /// The set without those that this program ignores, as `nohup` and a shell's `&` ask for.
  package var heeded: SignalSet {
    var set = raw
    for signal in Int32(1)..<65 where contains(signal) && Self.isIgnored(signal) {
      sigdelset(&set, signal)
    }
    return SignalSet(raw: set)
  }

  /// Blocks them in the thread that calls, and in those that it makes from now on.
  package func block() {
    var set = raw
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Does something with them blocked in the thread that calls.
  package func blocked<Result>(during body: () -> Result) -> Result {
    var set = raw
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &set, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return body()
  }

  /// Lets one signal through again in the thread that calls.
  package static func unblock(_ signal: Int32) {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, signal)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// What the thread that calls has blocked.
  package static var current: SignalSet {
    var set = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &set)
    return SignalSet(raw: set)
  }

  /// Waits for one of them, which must be blocked in every thread.
  package func wait() -> Int32? {
    var set = raw
    var signal: Int32 = 0
    return sigwait(&set, &signal) == 0 ? signal : nil
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
