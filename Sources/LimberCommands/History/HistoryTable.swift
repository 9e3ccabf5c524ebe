import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberProgress

/// Past sessions as a table for a terminal, the newest last.
///
/// Of each session it keeps no more than it shows, for there may be a hundred thousand of them.
struct HistoryTable {
  private struct Row {
    var started: Instant
    /// Its place in the history.
    var place: Int32
    /// The number of its routines' words, and of its outcome's.
    var routine: Int32
    var outcome: Int32
    var minutes: Int32
    var pain: Int8?
    var effort: Int8?
    /// As much of it as is shown.
    var id: String
  }

  private let columns: Int
  private let ink: Ink
  private var rows: [Row] = []
  private var words: [String] = []
  private var numbers: [String: Int32] = [:]
  /// How much of an id is shown; enough to tell a person's sessions apart.
  private static let idLength = 8

  init(columns: Int, ink: Ink) {
    self.columns = columns
    self.ink = ink
  }

  var isEmpty: Bool { rows.isEmpty }

  /// Takes a session, with its place in the history.
  mutating func add(_ session: SessionRecord, at place: Int) {
    let outcome = ReportWords.outcome(of: session)
    rows.append(
      Row(
        started: session.started, place: Int32(clamping: place),
        routine: number(of: ReportWords.routines(of: session)),
        outcome: number(of: session.outcome == .completed ? outcome : ink.yellow(outcome)),
        minutes: Int32(clamping: ReportWords.minutes(session.did)),
        pain: session.pain.map { Int8(clamping: $0) },
        effort: session.effort.map { Int8(clamping: $0) },
        id: pad(SafeText.shown(String(session.id.prefix(Self.idLength))), Self.idLength)))
  }

  /// The same words have the same number.
  private mutating func number(of text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(clamping: words.count)
    words.append(text)
    numbers[text] = number
    return number
  }

  /// Writes the table, the sessions in the order in which they began.
  mutating func write(to page: inout Page) throws {
    rows.sort { ($0.started, $0.place) < ($1.started, $1.place) }
    let routines = Set(rows.map(\.routine))
    let widest = routines.map { SafeText.shown(words[Int($0)]).cellWidth }.max() ?? 0
    let width = min(max(widest, 7), max(columns - 58, 12))
    let shown = Dictionary(
      uniqueKeysWithValues: routines.map { routine in
        (routine, pad(TextLayout.cut(words[Int(routine)], width: width), width))
      })
    try page.add(
      ink.dim(
        "Id        Day         Began  \(pad("Routine", width))  Min  Pain  Effort  Outcome") + "\n")
    for row in rows {
      // A day and a time as they are told: `2026-03-29T07:30`.
      let time = row.started.rfc3339
      let numbers =
        right(String(row.minutes), 5) + right(row.pain.map { String($0) } ?? "–", 6)
        + right(row.effort.map { String($0) } ?? "–", 8)
      try page.add(
        "\(row.id)  \(time.prefix(10))  \(time.dropFirst(11).prefix(5))  \(shown[row.routine] ?? "")"
          + "\(numbers)  \(words[Int(row.outcome)])\n")
    }
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.cellWidth))
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
