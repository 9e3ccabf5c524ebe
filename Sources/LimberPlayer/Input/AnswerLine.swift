internal import LimberBasics

/// A line that a person types as an answer: a state machine without a terminal.
///
/// Nothing of it counts before Enter, and until then it can be taken back a character at a time.
struct AnswerLine: Sendable {
  enum Step: Sendable, Equatable {
    case changed
    /// Nothing.
    case ignored
    case entered
    /// The person wants the question before.
    case back
  }

  /// What is typed so far.
  private(set) var text: String
  /// Characters that go back to the question before while nothing is typed.
  let backKeys: Set<Character>

  /// Characters of an answer at most.
  static let limit = 200

  /// Makes a line; `text` is what stands in it at first.
  init(_ text: String = "", backKeys: Set<Character> = []) {
    self.text = text
    self.backKeys = backKeys
  }

  mutating func take(_ key: Key) -> Step {
    switch key {
    case .enter: return .entered
    case .escape, .up: return .back
    case .backspace:
      guard !text.isEmpty else { return .back }
      text.removeLast()
      return .changed
    case .left, .right, .down, .home, .end, .pageUp, .pageDown, .playPause, .nextTrack,
      .previousTrack:
      return .ignored
    case .character(let character):
      if text.isEmpty, backKeys.contains(character) { return .back }
      guard text.count < Self.limit, Self.isPlain(character) else { return .ignored }
      text.append(character)
      return .changed
    }
  }

  /// Whether a character can be shown as it is typed: no control, nor a mark that turns the line.
  private static func isPlain(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
      default: true
      }
    }
  }

  // MARK: - On the screen

  /// The end of the text that fits into so many cells.
  func shown(in cells: Int) -> String {
    var room = cells
    var kept: [Character] = []
    for character in text.reversed() {
      room -= character.cellWidth
      guard room >= 0 else { break }
      kept.append(character)
    }
    return String(kept.reversed())
  }

  /// What brings a line that shows one text to show another.
  ///
  /// Only steps back and blanks are used, so that it works on every terminal and a screen reader
  /// hears no more than what changed.
  static func change(from old: String, to new: String) -> String {
    let kept = zip(old, new).prefix { $0 == $1 }.count
    let gone = old.dropFirst(kept).cellWidth
    let added = String(new.dropFirst(kept))
    let blanks = max(0, gone - added.cellWidth)
    return String(repeating: "\u{8}", count: gone) + added
      + String(repeating: " ", count: blanks) + String(repeating: "\u{8}", count: blanks)
  }
}
