import Foundation
import Testing

/// A program that a test started, with all signals as a shell would give them.
///
/// Foundation hands a child the signals that its own threads block, so that it would hear no alarm.
final class Program {
  let identifier: pid_t
  private var input: Int32 = -1
  private var status: Int32?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - command: its path and its arguments.
  ///   - input: a file that it reads; nil for nothing, or for a pipe where `isFed`.
  ///   - log: the file behind which all that it writes is put.
  init(
    _ command: [String], environment: [String: String], input file: String?, isFed: Bool,
    log: String
  ) throws {
    signal(SIGPIPE, SIG_IGN)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var ends: [Int32] = [-1, -1]
    if isFed {
      try #require(pipe(&ends) == 0)
      // The writing end in no other child, or this one would never see its end.
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, file ?? "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var identifier = pid_t()
    let code = posix_spawn(&identifier, command[0], &actions, &attributes, arguments, variables)
    if isFed { close(ends[0]) }
    try #require(code == 0, "\(command[0]) cannot be started")
    self.identifier = identifier
    input = ends[1]
  }

  /// Hands it bytes; throws where it does not read any more.
  func send(_ text: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      guard count > 0 else { throw POSIXError(.EPIPE) }
      rest = rest.dropFirst(count)
    }
  }

  /// Tells it that nothing more comes.
  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Waits until it is over and answers with its exit code, or 128 and its signal.
  @discardableResult
  func wait() -> Int32 {
    if let status { return status }
    var raw: Int32 = 0
    while waitpid(identifier, &raw, 0) < 0, errno == EINTR {}
    let signal = raw & 0x7F
    status = signal == 0 ? raw >> 8 & 0xFF : 128 + signal
    return status ?? 0
  }

  /// Ends it, and all that it started, by a signal.
  func end(_ signal: Int32) {
    closeInput()
    guard status == nil else { return }
    kill(-identifier, signal)
    wait()
  }
}
