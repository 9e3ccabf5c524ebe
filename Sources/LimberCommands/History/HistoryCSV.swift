import LimberBasics
import LimberHost
import LimberProgress

/// Past sessions as comma-separated values (RFC 4180), a line each.
enum HistoryCSV {
  private static let columns = [
    "id", "routine", "started", "ended", "outcome", "planned_seconds", "did_seconds", "pain",
    "effort", "unattended", "note",
  ]

  static func write(_ sessions: some Sequence<SessionRecord>, to page: inout Page) throws {
    try page.add(columns.joined(separator: ",") + "\r\n")
    for session in sessions {
      let values = [
        session.id, ReportWords.routines(of: session), session.started.rfc3339,
        session.ended?.rfc3339 ?? "", session.outcome.rawValue,
        "\(session.planned.components.seconds)", "\(session.did.components.seconds)",
        session.pain.map(String.init) ?? "", session.effort.map(String.init) ?? "",
        session.isUnattended ? "yes" : "no", session.note ?? "",
      ]
      try page.add(values.map(field).joined(separator: ",") + "\r\n")
    }
  }

  /// A value as RFC 4180 has it, on one line.
  ///
  /// What a spreadsheet would run as a formula gets an apostrophe before it, which makes it a text
  /// there (OWASP, "CSV Injection"); numbers stay numbers.
  static func field(_ value: String) -> String {
    let line = SafeText.line(value)
    let text = isFormula(line) ? "'" + line : line
    guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
    return "\"" + text.escapingScalars(["\""], with: "\"") + "\""
  }

  /// Whether a spreadsheet takes a text for more than a text: blanks before it do not matter there,
  /// and the wide forms of the four signs count as the signs.
  private static func isFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first(where: { $0 != " " }) {
    case "=", "@", "\u{FF1D}", "\u{FF20}", "\u{FF0B}", "\u{FF0D}": true
    case "+", "-": !isNumber(text)
    default: false
    }
  }

  /// Whether a text is a sign and digits, with a point among them perhaps.
  private static func isNumber(_ text: String) -> Bool {
    let parts = text.utf8.dropFirst().split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { 0x30...0x39 ~= $0 } }
  }
}
