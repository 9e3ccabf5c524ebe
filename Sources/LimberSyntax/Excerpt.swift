internal import LimberBasics

/// One source line as a message shows it, with a caret below the character at fault.
///
/// At most `maximumWidth` cells around the caret are shown, an ellipsis standing for what was cut.
/// A tab is shown as blanks, since nobody knows where a terminal's tabs stop, and whatever could
/// steer the terminal is replaced.
public struct Excerpt: Hashable, Sendable {
  /// The widest line that is shown, in cells.
  public static let maximumWidth = 120
  /// How many blanks stand for a tab.
  static let tabWidth = 4

  /// The line, without its break.
  public let line: String
  /// Blanks and a caret.
  public let caret: String
}

extension SourceText {
  /// The line that holds a byte, with a caret below that byte's character.
  public func excerpt(at offset: Int) -> Excerpt {
    excerpt(at: offset, line: places(of: [offset])[0].lineRange)
  }

  func excerpt(at offset: Int, line: Range<Int>) -> Excerpt {
    let offset = min(max(offset, line.lowerBound), line.upperBound)
    return bytes.withUnsafeBufferPointer { bytes in
      ExcerptMaker(bytes: bytes, line: line, offset: offset).make()
    }
  }
}

/// Cuts one line around one place.
private struct ExcerptMaker {
  let bytes: UnsafeBufferPointer<UInt8>
  let line: Range<Int>
  let offset: Int

  /// As many bytes as are looked at on each side of the caret: more than the widest line holds in
  /// any script, and little enough that 100 excerpts of one huge line cost next to nothing.
  private static let reach = 2048

  /// One character as it is shown.
  private struct Cell {
    let text: String
    let width: Int

    init(_ character: Character) {
      if character == "\t" {
        text = String(repeating: " ", count: Excerpt.tabWidth)
        width = Excerpt.tabWidth
      } else {
        text = SafeText.shown(String(character))
        width = text.cellWidth
      }
    }
  }

  func make() -> Excerpt {
    let start = boundary(before: offset - Self.reach)
    let stop = min(line.upperBound, offset + Self.reach)
    var passed: [Character] = []
    var after: [Cell] = []
    var right = 0
    var cursor = CharacterCursor(bytes, in: start..<stop)
    var end = start
    while right <= Excerpt.maximumWidth, let step = cursor.next() {
      if step.end <= offset {
        passed.append(step.character)
      } else {
        after.append(Cell(step.character))
        right += after[after.count - 1].width
      }
      end = step.end
    }
    var before: [Cell] = []
    var left = 0
    while left <= Excerpt.maximumWidth, let character = passed.popLast() {
      before.append(Cell(character))
      left += before[before.count - 1].width
    }
    return fit(
      before.reversed(), after, isCutBefore: start > line.lowerBound || !passed.isEmpty,
      isCutAfter: end < line.upperBound)
  }

  /// A place at or before an offset where a character begins for sure, or nearly so.
  private func boundary(before offset: Int) -> Int {
    guard offset > line.lowerBound else { return line.lowerBound }
    var place = offset
    let limit = max(line.lowerBound, offset - Self.reach)
    while place > limit, !(bytes[place] < 0x80 && bytes[place - 1] < 0x80) { place -= 1 }
    if place > limit { return place }
    // Nothing but other scripts: the beginning of any scalar has to do.
    place = offset
    while place > limit, bytes[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }

  private func fit(
    _ before: [Cell], _ after: [Cell], isCutBefore: Bool, isCutAfter: Bool
  ) -> Excerpt {
    var left = before.reduce(0) { $0 + $1.width }
    // Behind the end of the line the caret needs a cell of its own.
    var right = after.isEmpty ? 1 : after.reduce(0) { $0 + $1.width }
    var first = 0
    var last = after.count
    var cutsLeft = isCutBefore
    var cutsRight = isCutAfter
    func total() -> Int { left + right + (cutsLeft ? 1 : 0) + (cutsRight ? 1 : 0) }
    // What is shown before the caret yields first while it is the longer part.
    while total() > Excerpt.maximumWidth {
      if left > right || last <= 1 {
        guard first < before.count else { break }
        cutsLeft = true
        left -= before[first].width
        first += 1
      } else {
        cutsRight = true
        last -= 1
        right -= after[last].width
      }
    }
    let text =
      (cutsLeft ? "…" : "") + before[first...].map(\.text).joined()
      + after[..<last].map(\.text).joined() + (cutsRight ? "…" : "")
    let blanks = String(repeating: " ", count: left + (cutsLeft ? 1 : 0))
    return Excerpt(line: text, caret: blanks + "^")
  }
}
