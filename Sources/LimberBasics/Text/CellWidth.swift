// How much room a text takes on a terminal, whose lines are made of cells.

extension Unicode.Scalar {
  /// Whether it is printed ASCII, a dash, quote or ellipsis, a line or block for drawing, or Braille: one cell, and
  /// never part of a cluster.
  ///
  /// What sentences, pictures and large letters are made of, known without a look into Unicode's tables.
  package var isPlainCell: Bool {
    switch value {
    case 0x20..<0x7F, 0x2010..<0x2028, 0x2500..<0x25A0, 0x2800..<0x2900: true
    default: false
    }
  }

  /// Cells that this scalar takes when it stands alone: 0, 1 or 2.
  package var cellWidth: Int {
    switch value {
    case _ where isPlainCell: return 1
    case 0..<0x20, 0x7F..<0xA0: return 0
    case 0xA0..<0x300: return value == 0xAD ? 0 : 1
    // Vowels and final consonants of Hangul join the consonant before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: return 0
    default: break
    }
    switch properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator:
      return 0
    default:
      return properties.isEmojiPresentation || Self.isWide(value) ? 2 : 1
    }
  }

  /// Whether East_Asian_Width of Unicode 14 says wide or fullwidth; emoji are looked up elsewhere.
  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if value > wideRanges[middle].last { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && value >= wideRanges[low].first
  }

  /// In ascending order; gaps that hold nothing assigned are closed.
  private static let wideRanges: [(first: UInt32, last: UInt32)] = [
    (0x1100, 0x115F), (0x2329, 0x232A), (0x2E80, 0x303E), (0x3041, 0x3247), (0x3250, 0x4DBF),
    (0x4E00, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19),
    (0xFE30, 0xFE6F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x16FE0, 0x18DFF), (0x1AFF0, 0x1B2FF),
    (0x1F200, 0x1F265), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD),
  ]
}

extension Character {
  /// Cells that this character takes on a terminal: 0 for a control character, 2 for CJK and emoji.
  ///
  /// An emoji made of several scalars counts 2. Of any other cluster each scalar that is no mark
  /// counts, because terminals draw the letters of an Indic conjunct side by side.
  package var cellWidth: Int {
    if let byte = utf8.first, utf8.count == 1 { return byte >= 0x20 && byte < 0x7F ? 1 : 0 }
    var sum = 0
    for scalar in unicodeScalars {
      if scalar.isPlainCell {
        sum += 1
        continue
      }
      if scalar == "\u{FE0F}", sum == 1 { return 2 }
      if scalar.properties.isEmojiPresentation { return 2 }
      sum += scalar.cellWidth
    }
    return sum
  }
}

extension StringProtocol {
  /// Whether it is printed ASCII and nothing else, of which a byte is a character and a cell.
  package var isPlain: Bool {
    let isPlain = utf8.withContiguousStorageIfAvailable { bytes in
      // Without a way out of the loop, which so takes many bytes at once.
      bytes.reduce(into: 0 as UInt8) { other, byte in other |= byte &- 0x20 < 0x5F ? 0 : 1 } == 0
    }
    return isPlain ?? utf8.allSatisfy { $0 &- 0x20 < 0x5F }
  }

  /// Cells that this text takes on a terminal, in one line.
  package var cellWidth: Int {
    if isPlain { return utf8.count }
    var sum = 0
    for scalar in unicodeScalars {
      guard scalar.isPlainCell else { return reduce(0) { $0 + $1.cellWidth } }
      sum += 1
    }
    return sum
  }
}

extension String {
  /// The text, cut to a number of cells; a cut shows as `…` in the last of them.
  ///
  /// - Parameter cells: how much room there is; 0 or less gives an empty text.
  package func truncated(toCells cells: Int) -> String {
    guard cells > 0 else { return "" }
    // No character takes more cells than it has bytes.
    if utf8.count <= cells { return self }
    var width = 0
    var kept = startIndex
    var index = startIndex
    while index < endIndex {
      let next = self.index(after: index)
      width += self[index].cellWidth
      if width > cells {
        let end = self[..<kept].lastIndex { $0 != " " }
        return self[..<(end.map { self.index(after: $0) } ?? startIndex)] + "…"
      }
      if width < cells { kept = next }
      index = next
    }
    return self
  }
}

/// How large a terminal is, in character cells.
public struct TerminalSize: Sendable, Hashable {
  /// Cells in a line.
  public var columns: Int
  /// Lines.
  public var rows: Int

  /// Makes a size; 80 by 24 where nothing is known.
  public init(columns: Int = 80, rows: Int = 24) {
    self.columns = columns
    self.rows = rows
  }
}

extension String {
  /// The text with spaces behind it, up to so many cells; a wider one is left as it is.
  package func padded(toCells cells: Int) -> String {
    self + String(repeating: " ", count: max(0, cells - cellWidth))
  }
}
