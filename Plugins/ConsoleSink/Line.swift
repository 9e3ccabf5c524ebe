import LimberBasics
import LimberEvents

/// How a run of text looks; its meaning is always in the words too.
struct Style: OptionSet {
  let rawValue: UInt8

  static let bold = Style(rawValue: 1)
  static let faint = Style(rawValue: 2)
  static let green = Style(rawValue: 4)
  static let yellow = Style(rawValue: 8)
  static let cyan = Style(rawValue: 16)
  static let red = Style(rawValue: 32)

  /// The control sequence that switches it on; empty for none.
  func sequence(hasColour: Bool) -> String {
    var codes: [String] = []
    if contains(.bold) { codes.append("1") }
    if contains(.faint) { codes.append("2") }
    if hasColour {
      if contains(.red) { codes.append("31") }
      if contains(.green) { codes.append("32") }
      if contains(.yellow) { codes.append("33") }
      if contains(.cyan) { codes.append("36") }
    }
    return codes.isEmpty ? "" : "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}

/// One line of the screen, as runs of text with their looks; no text in it can steer the terminal.
struct Line {
  private(set) var runs: [(text: String, style: Style)] = []
  /// Cells it takes.
  private(set) var width = 0

  init() {}

  init(_ text: String, _ style: Style = []) {
    append(text, style)
  }

  /// The words alone.
  var text: String { runs.map(\.text).joined() }

  mutating func append(_ text: String, _ style: Style = []) {
    let text = SafeText.line(text)
    guard !text.isEmpty else { return }
    runs.append((text, style))
    width += text.cellWidth
  }

  mutating func append(_ line: Line) {
    runs += line.runs
    width += line.width
  }

  /// Adds blanks up to a column.
  mutating func pad(to column: Int) {
    if width < column { append(String(repeating: " ", count: column - width)) }
  }

  /// The line cut to a width.
  func fitted(to limit: Int) -> Line {
    guard width > limit else { return self }
    var result = Line()
    for run in runs {
      let room = limit - result.width
      if room <= 0 { break }
      let text = run.text.truncated(toCells: room)
      result.append(text, run.style)
      if text != run.text { break }
    }
    return result
  }

  /// What a terminal is sent for it.
  func rendered(hasColour: Bool) -> String {
    var result = ""
    for run in runs {
      let sequence = run.style.sequence(hasColour: hasColour)
      result += sequence.isEmpty ? run.text : sequence + run.text + "\u{1B}[0m"
    }
    return result
  }
}
