/// The difference of two texts, line by line, in the unified form that `diff -u` writes.
public enum LineDiff {
  /// How many lines may be added and removed before the search for the fewest is given up.
  ///
  /// The search costs the square of this in time and memory; beyond it, what is left between the
  /// lines that both texts begin and end with counts as replaced as a whole.
  static let searchLimit = 1_000
  /// Unchanged lines that are shown around a change.
  static let context = 3

  /// The unified diff from one text to another; empty where they are equal to the letter.
  ///
  /// - Parameters:
  ///   - oldName: stands behind `---`.
  ///   - newName: stands behind `+++`.
  public static func unified(
    from old: String, to new: String, oldName: String, newName: String
  ) -> String {
    var numbering = LineNumbering()
    let (oldLines, newLines) = (LineNumbering.lines(of: old), LineNumbering.lines(of: new))
    let edits = EditSearch(
      old: numbering.numbers(of: oldLines), new: numbering.numbers(of: newLines)
    ).edits()
    let hunks = Hunk.gather(edits, context: context)
    guard !hunks.isEmpty else { return "" }
    var text = "--- \(oldName)\n+++ \(newName)\n"
    for hunk in hunks {
      text += hunk.header
      for edit in hunk.edits {
        switch edit {
        case .keep(let index, _): write(" ", oldLines[index], to: &text)
        case .remove(let index, _): write("-", oldLines[index], to: &text)
        case .add(_, let index): write("+", newLines[index], to: &text)
        }
      }
    }
    return text
  }

  private static func write(_ sign: Character, _ line: Substring, to text: inout String) {
    text.append(sign)
    text += line
    if line.utf8.last != UInt8(ascii: "\n") { text += "\n\\ No newline at end of file\n" }
  }
}

/// Gives equal lines equal numbers, so that they are compared by letter and only once.
private struct LineNumbering {
  private var known: [[UInt8]: Int] = [:]

  /// The lines of a text, each with its line break.
  static func lines(of text: String) -> [Substring] {
    var lines: [Substring] = []
    var start = text.startIndex
    while start < text.endIndex {
      let newline = text.utf8[start...].firstIndex(of: UInt8(ascii: "\n"))
      let end = newline.map { text.utf8.index(after: $0) } ?? text.endIndex
      lines.append(text[start..<end])
      start = end
    }
    return lines
  }

  mutating func numbers(of lines: [Substring]) -> [Int] {
    lines.map { line in
      let letters = Array(line.utf8)
      if let number = known[letters] { return number }
      known[letters] = known.count
      return known.count - 1
    }
  }
}
