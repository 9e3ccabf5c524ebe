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
  /// Reverse video; together with a colour, black on that colour.
  ///
  /// A colour alone is none: no colour of letters is legible on each ground that terminals have.
  static let reverse = Style(rawValue: 64)
  /// What a person is waited for by.
  static let waits: Style = [.bold, .reverse, .yellow]

  /// The control sequence that switches it on; empty for none.
  func sequence(hasColour: Bool) -> String {
    var codes: [String] = []
    if contains(.bold) { codes.append("1") }
    if contains(.faint) { codes.append("2") }
    if contains(.reverse) {
      // Both colours are named: what a terminal's palette makes of them alone is not legible on each.
      codes.append(hasColour ? ground.map { "38;5;16;48;5;\($0)" } ?? "7" : "7")
    }
    return codes.isEmpty ? "" : "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}

extension Style {
  /// The colour that stands behind black text, by its number in the cube that no palette changes.
  var ground: Int? {
    if contains(.red) { return 217 }
    if contains(.green) { return 114 }
    if contains(.yellow) { return 221 }
    if contains(.cyan) { return 117 }
    return nil
  }
}

/// One line of the screen, as runs of text with their looks; no text in it can steer the terminal.
struct Line: Equatable {
  /// A text of one look.
  struct Run: Equatable {
    var text: String
    var style: Style
    /// Cells it takes.
    var width: Int
  }

  private(set) var runs: [Run] = []
  /// Cells it takes.
  private(set) var width = 0

  init() {}

  init(_ text: String, _ style: Style = []) {
    append(text, style)
  }

  /// A line of blanks, blocks and the like, each of which takes one cell.
  init(drawn text: String) {
    append(Run(text: text, style: [], width: text.unicodeScalars.count))
  }

  /// The words alone.
  var text: String { runs.map(\.text).joined() }

  mutating func append(_ text: String, _ style: Style = []) {
    let text = SafeText.line(text)
    guard !text.isEmpty else { return }
    append(Run(text: text, style: style, width: text.cellWidth))
  }

  /// Adds what was looked through before.
  private mutating func append(_ run: Run) {
    runs.append(run)
    width += run.width
  }

  mutating func append(_ line: Line) {
    runs += line.runs
    width += line.width
  }

  /// The line in reverse video, as wide as it is to be.
  func reversed(width: Int) -> Line {
    var result = self
    result.pad(to: width)
    for index in result.runs.indices { result.runs[index].style.formSymmetricDifference(.reverse) }
    return result
  }

  /// The line without a look: what is faint on one terminal cannot be read on another.
  func without(_ style: Style) -> Line {
    var result = self
    for index in result.runs.indices { result.runs[index].style.subtract(style) }
    return result
  }

  /// Adds blanks up to a column.
  mutating func pad(to column: Int) {
    guard width < column else { return }
    let count = column - width
    append(Run(text: String(repeating: " ", count: count), style: [], width: count))
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

// MARK: - Texts that become lines

extension String {
  /// The text on one line, without anything that could steer a terminal or turn its lines around.
  ///
  /// Routines hold no control characters, but nothing that is printed depends on that.
  var printable: String { SafeText.line(self) }

  /// The text in lines of at most `width` cells, whatever words it has.
  ///
  /// - Parameter limit: how many lines at most; a text that needs more ends in `…`.
  func wrapped(to width: Int, limit: Int = .max) -> [String] {
    Wrapping.lines(self, width: width, longWords: .broken, limit: limit)
  }
}
