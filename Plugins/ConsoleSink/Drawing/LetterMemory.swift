import LimberBasics
import LimberFigures

/// Large texts that were set and the figure that was drawn, so that what does not change is not made again
/// every second.
struct LetterMemory {
  private struct Key: Hashable {
    var text: String
    var width: Int
    var height: Int
    var isUnicode: Bool
  }

  private var known: [Key: [Line]] = [:]
  /// A figure that was drawn, with its frame and its surroundings.
  struct Drawn {
    let figure: Figure
    let stage: Figure.Stage
  }

  private let shipped: @Sendable (_ name: String) -> Figure?
  /// Every figure that was drawn; nil for one that there is not.
  private var drawn: [FigureReference: Drawn?] = [:]

  /// - Parameter shipped: finds a figure that ships by its name.
  init(_ shipped: @escaping @Sendable (_ name: String) -> Figure? = { _ in nil }) {
    self.shipped = shipped
  }

  /// More than a step has of them.
  private static let capacity = 24

  /// A figure with what stays of it while it moves; nil where there is none of its name.
  mutating func drawn(_ reference: FigureReference) -> Drawn? {
    if let known = drawn[reference] { return known }
    let made = reference.figure(shipped).map { Drawn(figure: $0, stage: Figure.Stage($0)) }
    if drawn.count >= Self.capacity { drawn = [:] }
    drawn[reference] = .some(made)
    return made
  }

  /// A text as large as it can be in a box: in block letters, in wide text, and else as it stands.
  mutating func lines(_ text: String, width: Int, height: Int, isUnicode: Bool) -> [Line] {
    let key = Key(text: text, width: width, height: height, isUnicode: isUnicode)
    if let lines = known[key] { return lines }
    if known.count >= Self.capacity { known = [:] }
    let lines =
      BlockLetters(text, width: width, height: height, isUnicode: isUnicode)
      .map { $0.rows.map { Line(drawn: $0) } }
      ?? WideText.lines(text, width: width, height: height).map { Line($0, .bold) }
    known[key] = lines
    return lines
  }
}

/// A short text for what has no large letters: wide where it fits into a line, else as it stands.
enum WideText {
  /// Lines of a text, at most as many as there is room for.
  static func lines(_ text: String, width: Int, height: Int) -> [String] {
    let capitals = text.uppercased()
    // Letters that join their neighbours are not to be torn from them.
    if capitals.unicodeScalars.allSatisfy({ $0.stands }) {
      let wide = capitals.split(separator: " ")
        .map { $0.map(String.init).joined(separator: " ") }.joined(separator: "   ")
      if wide.cellWidth <= width { return [wide] }
    }
    return text.wrapped(to: width, limit: height)
  }
}

extension Unicode.Scalar {
  /// Whether it stands by itself in a word: of a script whose letters do not join.
  fileprivate var stands: Bool {
    value < 0x300 || (0x370..<0x590).contains(value) || (0x1E00..<0x2070).contains(value)
      || (0x2E80..<0xD7B0).contains(value) || (0xF900..<0xFB00).contains(value)
  }
}
