#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps the machine from falling asleep for as long as it lives, where the system offers a way.
///
/// A helper program holds the lock. It lives on a pipe from here, so it ends when this program does,
/// however that happens. Where the helper is missing or refuses, nothing happens.
final class KeepAwake: Sendable {
  private let lifeline: OpenFile
  private let child: pid_t

  #if canImport(Darwin)
    private static func command() -> [String] {
      ["caffeinate", "-i", "-w", String(getpid())]
    }
  #else
    private static func command() -> [String] {
      [
        "systemd-inhibit", "--what=idle:sleep", "--who=limber", "--why=A session is running",
        "--mode=block", "cat",
      ]
    }
  #endif

  /// Starts the helper; nil where it cannot be started.
  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let reader = OpenFile(number: ends[0], name: "pipe", owns: true)
    lifeline = OpenFile(number: ends[1], name: "pipe", owns: true)
    guard let child = QuietChild.start(Self.command(), input: reader) else { return nil }
    self.child = child
  }

  deinit {
    kill(child, SIGTERM)
    // Where it takes its time, the system cleans up behind both.
    waitpid(child, nil, WNOHANG)
  }
}
