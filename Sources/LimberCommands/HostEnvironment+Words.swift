import LimberBasics
import LimberEvents
import LimberHost
import LimberPlatform

extension HostEnvironment {
  /// How wide what is printed may be.
  var columns: Int { output.isTerminal ? output.size().columns : 80 }

  /// Writes one line to standard error, whatever stands in it; a person who does not see it misses
  /// nothing that lasts.
  func say(_ line: String) {
    try? errors.write(Wrapping.fit(SafeText.shown(line), in: errors) + "\n")
  }

  /// Writes one line to standard output, whatever stands in it.
  func tell(_ line: String) throws {
    try output.write(SafeText.shown(line) + "\n")
  }
}
