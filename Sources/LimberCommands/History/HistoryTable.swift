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
        id: beginning(of: session.id)))
  }

  /// As much of an id as is shown.
  private func beginning(of id: String) -> String {
    let letters = id.utf8.prefix(Self.idLength)
    // Nearly every id is one of limber's own, of plain letters and digits.
    if letters.count == Self.idLength, letters.allSatisfy({ $0.isPlain }) {
      return String(Substring(letters))
    }
    return pad(SafeText.shown(String(id.prefix(Self.idLength))), Self.idLength)
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
    var line = ""
    for row in rows {
      // A day and a time as they are told: `2026-03-29T07:30`.
      let time = row.started.rfc3339.utf8
      line.removeAll(keepingCapacity: true)
      line += row.id
      line += "  "
      line += Substring(time.prefix(10))
      line += "  "
      line += Substring(time.dropFirst(11).prefix(5))
      line += "  "
      line += shown[row.routine] ?? ""
      addRight(String(row.minutes), 5, to: &line)
      addRight(row.pain.map { String($0) }, 6, to: &line)
      addRight(row.effort.map { String($0) }, 8, to: &line)
      line += "  "
      line += words[Int(row.outcome)]
      line += "\n"
      try page.add(line)
    }
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.cellWidth))
  }

  /// Adds a number at the right end of so many cells; a dash where there is none.
  private func addRight(_ number: String?, _ width: Int, to line: inout String) {
    for _ in 0..<max(0, width - (number?.utf8.count ?? 1)) { line += " " }
    line += number ?? "–"
  }
}

extension UInt8 {
  /// Whether it is a small letter of plain English or a digit.
  fileprivate var isPlain: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}
