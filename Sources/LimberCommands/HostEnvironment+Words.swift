import LimberEvents
import LimberHost

extension HostEnvironment {
  /// How wide what is printed may be.
  var columns: Int { output.isTerminal ? output.size().columns : 80 }

  /// Writes a line to standard error; a person who does not see it misses nothing that lasts.
  func say(_ line: String) {
    try? errors.write(line + "\n")
  }
}
