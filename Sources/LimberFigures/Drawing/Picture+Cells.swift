extension Picture {
  /// What the cells of a terminal can show.
  package enum Cells: Sendable, CaseIterable {
    /// Two by four dots in a cell.
    case braille
    /// Two dots in a cell, one above the other.
    case halves
    /// The same, in letters that every terminal has.
    case ascii

    /// The finest that a terminal shows.
    package init(isUnicode: Bool, hasBraille: Bool) {
      self = !isUnicode ? .ascii : hasBraille ? .braille : .halves
    }

    var dots: (across: Int, down: Int) {
      switch self {
      case .braille: (2, 4)
      case .halves, .ascii: (1, 2)
      }
    }
  }

  /// The fewest rows and columns in which a figure is recognised.
  package static let leastRows = 8
  package static let leastColumns = 16

  /// The picture in rows of cells, each as wide as asked; nil where there is too little room.
  package func cells(columns: Int, rows: Int, _ cells: Cells = .braille) -> [String]? {
    guard rows >= Self.leastRows, columns >= Self.leastColumns else { return nil }
    let (across, down) = cells.dots
    // A cell is twice as high as it is wide: a dot is as wide as it is high.
    let grid = DotGrid(self, columns: columns * across, rows: rows * down)
    return (0..<rows).map { row in
      String(
        String.UnicodeScalarView(
          (0..<columns).map { column in
            cells.scalar { x, y in grid.isSet(column * across + x, row * down + y) }
          }))
    }
  }
}

extension Picture.Cells {
  /// The bits of Braille's dots, by column and row.
  private static let dotBits: [[UInt32]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

  /// The character of a cell whose dots are known.
  fileprivate func scalar(_ isSet: (_ x: Int, _ y: Int) -> Bool) -> Unicode.Scalar {
    switch self {
    case .braille:
      var bits: UInt32 = 0
      for x in 0..<2 {
        for y in 0..<4 where isSet(x, y) { bits |= Self.dotBits[x][y] }
      }
      return bits == 0 ? " " : Unicode.Scalar(0x2800 + bits) ?? " "
    case .halves: return Self.pair(isSet(0, 0), isSet(0, 1), "▀", "▄", "█")
    case .ascii: return Self.pair(isSet(0, 0), isSet(0, 1), "'", ".", ":")
    }
  }

  private static func pair(
    _ upper: Bool, _ lower: Bool, _ top: Unicode.Scalar, _ bottom: Unicode.Scalar,
    _ both: Unicode.Scalar
  ) -> Unicode.Scalar {
    switch (upper, lower) {
    case (true, true): both
    case (true, false): top
    case (false, true): bottom
    case (false, false): " "
    }
  }
}
