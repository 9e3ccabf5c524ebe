/// Keeps the machine from falling asleep for as long as it lives, where the system offers a way.
///
/// Another program holds the lock. It reads a pipe from here to its end, so it ends when this program
/// does, however that happens. Where it is missing or refuses, nothing happens.
package final class KeepAwake: Sendable {
  /// The program that holds the lock.
  package let holder: any RunningProgram

  #if canImport(Darwin)
    private static let program = "caffeinate"
    private static let arguments = ["-i", "/bin/cat"]
  #else
    private static let program = "systemd-inhibit"
    private static let arguments = [
      "--what=idle:sleep", "--who=limber", "--why=A session is running", "--mode=block", "cat",
    ]
  #endif

  /// Starts the program; nil where it cannot be started.
  package init?(in surroundings: Surroundings, by processes: Processes) {
    guard let path = processes.find(Self.program, in: surroundings),
      let holder = try? processes.start(
        Launch(
          path: path, arguments: Self.arguments, variables: surroundings.variables, input: .pipe))
    else { return nil }
    self.holder = holder
  }

  deinit {
    holder.killGroup()
  }
}
