import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberProgress

/// Past sessions as a table for a terminal, the newest last.
struct HistoryTable {
  let columns: Int
  let ink: Ink

  /// How much of an id is shown; enough to tell a person's sessions apart.
  private static let idLength = 8

  func write(_ sessions: [SessionRecord], to page: inout Page) throws {
    let width = min(
      max(sessions.map { SafeText.shown(ReportWords.routines(of: $0)).cellWidth }.max() ?? 0, 7),
      max(columns - 58, 12))
    try page.add(
      ink.dim(
        "Id        Day         Began  \(pad("Routine", width))  Min  Pain  Effort  Outcome") + "\n")
    for session in sessions {
      let routine = TextLayout.cut(ReportWords.routines(of: session), width: width)
      let numbers =
        right(String(ReportWords.minutes(session.did)), 5)
        + right(session.pain.map(String.init) ?? "–", 6)
        + right(session.effort.map(String.init) ?? "–", 8)
      let line =
        "\(pad(SafeText.shown(String(session.id.prefix(Self.idLength))), Self.idLength))  \(session.day.text)  \(clock(session.started))"
        + "  \(pad(routine, width))\(numbers)  \(outcome(session))"
      try page.add(line + "\n")
    }
  }

  private func outcome(_ session: SessionRecord) -> String {
    let words = ReportWords.outcome(of: session)
    return session.outcome == .completed ? words : ink.yellow(words)
  }

  private func clock(_ time: Instant) -> String {
    SafeText.shown(String(time.rfc3339.dropFirst(11).prefix(5)))
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.cellWidth))
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
