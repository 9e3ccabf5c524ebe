import LimberEvents
import LimberHistory
import LimberRoutine

/// What this build calls itself; the one place that says so.
package enum Version {
  package static let current = "0.1.0"

  /// The revision and its day, which git fills in where it makes an archive; built from a clone it is neither.
  private static let archived = "$Format:%h %cs$"
  /// The day of the last release, which stands on what is built from a clone.
  private static let released = "2026-11-22"

  private static var facts: [Substring] {
    archived.hasPrefix("$") ? [] : archived.split(separator: " ")
  }

  /// The version of the compiler, as far as a program can know it.
  private static var swift: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  /// What `limber --version` says: this build, and what its files and lines are versions of.
  static var text: String {
    """
    limber \(current) (\(revision.map { "revision \($0), \(day)" } ?? "built from a clone"))
    Swift \(swift); routine format \(FormatLimits.version), history \(HistoryLine.version), sink and control protocol \
    \(WireForm.version)

    """
  }

  /// The short hash of the revision; nil for what is built from a clone.
  static var revision: String? { facts.first.map(String.init) }
  /// The day of the revision, as `2026-11-22`.
  static var day: String { facts.last.map(String.init) ?? released }
}
