import LimberHost
import LimberProgress

/// Past sessions as comma-separated values (RFC 4180), a line each.
enum HistoryCSV {
  private static let columns = [
    "id", "routine", "started", "ended", "outcome", "planned_seconds", "did_seconds", "pain",
    "effort", "unattended", "note",
  ]

  static func write(_ sessions: [SessionRecord], to page: inout Page) throws {
    try page.add(columns.joined(separator: ",") + "\r\n")
    for session in sessions {
      let values = [
        session.id, ReportWords.routines(of: session), session.started.rfc3339,
        session.ended?.rfc3339 ?? "", session.outcome.rawValue,
        "\(session.plannedMilliseconds / 1000)", "\(session.didMilliseconds / 1000)",
        session.pain.map(String.init) ?? "", session.effort.map(String.init) ?? "",
        session.isUnattended ? "yes" : "no", session.note ?? "",
      ]
      try page.add(values.map(field).joined(separator: ",") + "\r\n")
    }
  }

  /// A value in quotes where it needs them; one that a spreadsheet would run is made harmless.
  private static func field(_ value: String) -> String {
    let isFormula = value.first.map { "=+-@\t\r".contains($0) } ?? false
    let text = isFormula ? "'" + value : value
    guard text.contains(where: { ",\"\r\n".contains($0) || $0.isNewline }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
