import LimberBasics
import LimberCommandLine
import LimberPlayer
import LimberSyntax

/// The list to choose from as a screen: keys go in, lines come out.
///
/// Letters filter; while nothing is typed `j` and `k` move and `q` leaves. It never has more lines than
/// the screen, and what is chosen is always among them.
struct StartScreen: Sendable {
  /// What a key came to.
  enum Step: Sendable, Equatable {
    case shown, ignored
    case chosen(StartList.Choice)
    case left
  }

  private let list: StartList
  private var filter = ""
  private var selected = 0
  /// Rows that a page moves by: those that were shown last.
  private var page = 1

  /// Characters of a filter at most.
  private static let longestFilter = 40

  init(_ list: StartList) {
    self.list = list
  }

  /// What fits the filter; each routine once where there is one.
  private var rows: [StartList.Row] {
    guard !filter.isEmpty else { return list.rows }
    let wanted = filter.lowercased()
    var known: Set<StartList.Choice> = []
    return list.rows.filter {
      ($0.title.lowercased().holds(wanted) || $0.id.lowercased().holds(wanted))
        && known.insert($0.choice).inserted
    }
  }

  // MARK: - Keys

  mutating func take(_ key: Key) -> Step {
    switch key {
    case .enter:
      return rows.indices.contains(selected) ? .chosen(rows[selected].choice) : .ignored
    case .escape:
      if filter.isEmpty { return .left }
      return type("")
    case .backspace:
      return filter.isEmpty ? .ignored : type(String(filter.dropLast()))
    case .up: return move(by: -1)
    case .down: return move(by: 1)
    case .pageUp: return move(by: -page)
    case .pageDown: return move(by: page)
    case .home: return move(by: -rows.count)
    case .end: return move(by: rows.count)
    case .character("j") where filter.isEmpty: return move(by: 1)
    case .character("k") where filter.isEmpty: return move(by: -1)
    case .character("q") where filter.isEmpty: return .left
    // Begins a filter with a letter that would do something else.
    case .character("/") where filter.isEmpty: return type(" ")
    case .character(let character):
      guard filter.count < Self.longestFilter, character != " " || !filter.isEmpty else {
        return .ignored
      }
      return type((filter == " " ? "" : filter) + String(character))
    case .left, .right, .playPause, .nextTrack, .previousTrack: return .ignored
    }
  }

  private mutating func move(by change: Int) -> Step {
    let last = max(rows.count - 1, 0)
    let wanted = min(max(selected + change, 0), last)
    guard wanted != selected else { return .ignored }
    selected = wanted
    return .shown
  }

  private mutating func type(_ text: String) -> Step {
    filter = text
    selected = 0
    return .shown
  }

  // MARK: - Lines

  /// The screen's lines, no more than it has rows and none wider than it.
  mutating func lines(columns: Int, rows height: Int, ink: Ink) -> [String] {
    let width = max(columns - 1, 1)
    let footer = height >= 6 ? [hint(width, ink)] : []
    let header = height >= 3 ? [title(width, ink)] : []
    let body = bodyLines(width, ink)
    let room = max(height - header.count - footer.count, 1)
    page = max(room - 1, 1)
    let chosen = body.firstIndex(where: \.isChosen) ?? 0
    let first = min(max(chosen - room / 2, 0), max(body.count - room, 0))
    let shown = body.dropFirst(first).prefix(room).map(\.text)
    return header + shown + footer
  }

  private func bodyLines(_ width: Int, _ ink: Ink) -> [(text: String, isChosen: Bool)] {
    let rows = rows
    guard !rows.isEmpty else {
      return [(ink.dim(TextLayout.cut("  Nothing fits.", width: width)), false)]
    }
    let titleWidth = min(rows.map(\.title.cellWidth).max() ?? 0, max(width - 20, 8))
    var lines: [(text: String, isChosen: Bool)] = []
    for (index, row) in rows.enumerated() {
      if filter.isEmpty, index == 0 || rows[index - 1].section != row.section {
        lines.append((ink.bold(TextLayout.cut(row.section.heading, width: width)), false))
      }
      let isChosen = index == selected
      let title = TextLayout.cut(row.title, width: titleWidth)
      let gap = String(repeating: " ", count: max(titleWidth - title.cellWidth, 0) + 2)
      let more = row.detail + (row.note.isEmpty ? "" : "  " + row.note)
      let text = TextLayout.cut("\(isChosen ? "›" : " ") \(title)\(gap)\(more)", width: width)
      lines.append((isChosen ? ink.bold(text) : text, isChosen))
    }
    return lines
  }

  private func title(_ width: Int, _ ink: Ink) -> String {
    let typed = filter.trimmed
    let text =
      filter.isEmpty ? "What would you like to do?" : "Only with: \(SafeText.shown(typed))_"
    return ink.cyan(TextLayout.cut(text, width: width))
  }

  private func hint(_ width: Int, _ ink: Ink) -> String {
    let texts =
      filter.isEmpty
      ? [
        "↑ ↓ choose  Enter plays  letters filter (/ first for j, k, q)  Esc leaves",
        "↑ ↓ choose  Enter plays  letters filter  Esc leaves", "Enter plays  Esc leaves",
      ]
      : ["↑ ↓ choose  Enter plays  Esc shows all again", "Enter plays  Esc shows all"]
    // Where there is little room, how to leave is what counts.
    let text = texts.first { $0.cellWidth <= width } ?? texts.last ?? ""
    return ink.dim(TextLayout.cut(text, width: width))
  }
}
