import LimberBasics

/// A text set in large letters: the largest that fit into a box.
///
/// A text that does not fit at one size is set at the next smaller one, or broken between words where
/// the box is high enough. Nothing of it is ever left out; where no size fits there are no letters.
struct BlockLetters: Equatable {
  /// What one point of a letter takes.
  struct Size: Equatable {
    /// Cells beside each other.
    var cells: Int
    /// Halves of a row above each other.
    var halves: Int

    /// Rows that a line of letters takes.
    var rows: Int { (BlockFont.height * halves + 1) / 2 }
  }

  /// The rows from the top down, without blanks at their ends.
  private(set) var rows: [String]
  /// Cells of the widest row.
  let width: Int
  /// What one point takes.
  let size: Size

  /// Sets a text as large as a box allows; nil where a character has no shape, or nothing fits.
  ///
  /// - Parameters:
  ///   - isUnicode: whether half rows can be drawn; else every point takes whole rows of `#`.
  init?(_ text: String, width: Int, height: Int, isUnicode: Bool = true) {
    let words = Self.letters(of: text).split(separator: " ")
    guard !words.isEmpty, height > 0,
      let shapes = words.map({ word in word.compactMap(BlockFont.shape) }).nonEmpty,
      zip(words, shapes).allSatisfy({ $0.count == $1.count })
    else { return nil }
    for size in Self.sizes(height: height, isUnicode: isUnicode) {
      let lines = Self.broken(shapes, toPoints: width / size.cells)
      let halves =
        lines.count * BlockFont.height * size.halves
        + (lines.count - 1) * Self.gap(size)
      guard !lines.isEmpty, halves <= 2 * height else { continue }
      self.init(lines: lines, size: size, isUnicode: isUnicode)
      return
    }
    return nil
  }

  /// Sets a text of one line at one size; what has no shape is left out.
  init(_ text: String, size: Size, isUnicode: Bool = true) {
    let words = Self.letters(of: text).split(separator: " ").map { $0.compactMap(BlockFont.shape) }
    self.init(lines: [words], size: size, isUnicode: isUnicode)
  }

  private init(lines: [[[[String]]]], size: Size, isUnicode: Bool) {
    let grids = lines.map { Self.points(of: $0) }
    let gap = [String](repeating: "", count: Self.gap(size))
    var halves: [String] = []
    for (number, grid) in grids.enumerated() {
      if number > 0 { halves += gap }
      for row in grid {
        let row = String(row.flatMap { repeatElement($0, count: size.cells) })
        halves += repeatElement(row, count: size.halves)
      }
    }
    self.size = size
    width = (grids.map { $0[0].count }.max() ?? 0) * size.cells
    rows = stride(from: 0, to: halves.count, by: 2).map { top in
      Self.row(
        halves[top], top + 1 < halves.count ? halves[top + 1] : "", full: isUnicode ? "█" : "#")
    }
  }
}

// MARK: - Sizes

extension BlockLetters {
  /// Every size that a line of a height can have, the highest first, and of these the widest.
  ///
  /// A point is never wider than high, nor more than twice as high as wide: letters that are drawn
  /// out further are read no better.
  private static func sizes(height: Int, isUnicode: Bool) -> [Size] {
    (1...max(2 * height / BlockFont.height, 1)).reversed()
      .filter { isUnicode || $0.isMultiple(of: 2) }
      .flatMap { halves in
        ((halves + 1) / 2...halves).reversed().map { Size(cells: $0, halves: halves) }
      }
  }

  /// Halves of a row between two lines, so many that each line begins with a whole row.
  private static func gap(_ size: Size) -> Int {
    size.halves.isMultiple(of: 2) ? 2 : min(size.halves, 3)
  }
}

// MARK: - Points

extension BlockLetters {
  /// Points between two words, beside the one that stands behind every letter.
  private static let wordGap = 2

  /// The text in the characters of the font: capitals, letters without their marks.
  private static func letters(of text: String) -> String {
    String(
      text.uppercased().flatMap { character -> [Character] in
        if BlockFont.shape(character) != nil || character == " " { return [character] }
        if let other = others[character] { return Array(other) }
        // A letter and its mark may be two scalars.
        return character.unicodeScalars.first.map { [Character($0)] } ?? []
      })
  }

  /// Latin letters with marks, by the letters they are made of.
  private static let others: [Character: String] = {
    let bases = [
      "A": "ÀÁÂÃÄÅĀĂĄǍ", "C": "ÇĆĈĊČ", "D": "ĎĐÐ", "E": "ÈÉÊËĒĔĖĘĚ", "G": "ĜĞĠĢ", "H": "ĤĦ",
      "I": "ÌÍÎÏĨĪĬĮİ", "J": "Ĵ", "K": "Ķ", "L": "ĹĻĽĿŁ", "N": "ÑŃŅŇ", "O": "ÒÓÔÕÖØŌŎŐ",
      "R": "ŔŖŘ", "S": "ŚŜŞŠȘ", "T": "ŢŤŦȚ", "U": "ÙÚÛÜŨŪŬŮŰŲ", "W": "Ŵ", "Y": "ÝŶŸ", "Z": "ŹŻŽ",
      "AE": "Æ", "OE": "Œ", "TH": "Þ", "SS": "ẞ", "'": "’‘ʼ", "-": "‐‑", "–": "—", "...": "…",
    ]
    var table: [Character: String] = [:]
    for (base, marked) in bases {
      for character in marked { table[character] = base }
    }
    return table
  }()

  /// Words in as few lines as a number of points in a row allows; none where a word is wider.
  private static func broken(_ words: [[[String]]], toPoints limit: Int) -> [[[[String]]]] {
    var lines: [[[[String]]]] = []
    var room = 0
    for word in words {
      let width = word.reduce(-1) { $0 + $1[0].count + 1 }
      if width > limit { return [] }
      let needed = width + wordGap + 1
      if !lines.isEmpty, needed <= room {
        lines[lines.count - 1].append(word)
        room -= needed
      } else {
        lines.append([word])
        room = limit - width
      }
    }
    return lines
  }

  /// A line of words as rows of points, all of one length.
  private static func points(of words: [[[String]]]) -> [String] {
    (0..<BlockFont.height).map { row in
      words.map { word in word.map { $0[row] }.joined(separator: " ") }
        .joined(separator: String(repeating: " ", count: wordGap + 1))
    }
  }

  /// Two halves of a row as one row of cells.
  private static func row(_ upper: String, _ lower: String, full: Character) -> String {
    let (upper, lower) = (Array(upper.utf8), Array(lower.utf8))
    let point = UInt8(ascii: "#")
    var row = ""
    for column in 0..<max(upper.count, lower.count) {
      let isUpper = column < upper.count && upper[column] == point
      let isLower = column < lower.count && lower[column] == point
      switch (isUpper, isLower) {
      case (true, true): row.append(full)
      case (true, false): row.append("▀")
      case (false, true): row.append("▄")
      case (false, false): row.append(" ")
      }
    }
    while row.last == " " { row.removeLast() }
    return row
  }
}

extension Array {
  fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}
