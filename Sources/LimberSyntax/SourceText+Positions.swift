extension SourceText {
  /// The line and column of a byte; a line ends at `\n`, `\r\n` or a lone `\r`.
  ///
  /// A byte inside a character has that character's column, one inside a line break the column
  /// after the line's last character, and the end of the text is a place too.
  public func position(of offset: Int) -> SourcePosition {
    positions(of: [offset])[0]
  }

  /// The lines and columns of many bytes, in the order asked for, found in one pass over the text.
  public func positions(of offsets: [Int]) -> [SourcePosition] {
    places(of: offsets).map { SourcePosition(line: $0.line, column: $0.column) }
  }

  /// A byte's line and column, and where its line stands.
  struct Place {
    var line: Int
    var column: Int
    /// The line without its break and, for the first one, without a byte order mark.
    var lineRange: Range<Int>
  }

  /// The places of many bytes, in the order asked for, found in one pass over the text.
  func places(of offsets: [Int]) -> [Place] {
    bytes.withUnsafeBufferPointer { bytes in
      var walker = LineWalker(bytes: bytes)
      var places = Array(
        repeating: Place(line: 1, column: 1, lineRange: 0..<0), count: offsets.count)
      for index in offsets.indices.sorted(by: { offsets[$0] < offsets[$1] }) {
        places[index] = walker.place(of: min(max(offsets[index], 0), bytes.count))
      }
      return places
    }
  }
}

/// Goes through a text once, for offsets that come in rising order.
private struct LineWalker {
  let bytes: UnsafeBufferPointer<UInt8>
  private var line = 1
  private var lineRange: Range<Int>
  /// Where the next line begins.
  private var nextLine: Int
  private var cursor: CharacterCursor
  /// The first character that was not passed yet, and its column.
  private var upcoming: CharacterCursor.Step?
  private var column = 1

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    let start = EncodingCheck.markLength(in: bytes)
    (lineRange, nextLine) = Self.line(from: start, in: bytes)
    cursor = CharacterCursor(bytes, in: lineRange)
    upcoming = cursor.next()
  }

  mutating func place(of offset: Int) -> SourceText.Place {
    while offset >= nextLine, nextLine > lineRange.upperBound { enterNextLine() }
    // The character that holds the offset is the first that ends after it.
    while let step = upcoming, step.end <= offset {
      upcoming = cursor.next()
      column += 1
    }
    return SourceText.Place(line: line, column: column, lineRange: lineRange)
  }

  private mutating func enterNextLine() {
    line += 1
    (lineRange, nextLine) = Self.line(from: nextLine, in: bytes)
    cursor = CharacterCursor(bytes, in: lineRange)
    upcoming = cursor.next()
    column = 1
  }

  /// The line that begins at an offset, and the beginning of the one after it.
  private static func line(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (Range<Int>, next: Int) {
    var end = start
    while end < bytes.count, bytes[end] != .newline, bytes[end] != .carriageReturn { end += 1 }
    guard end < bytes.count else { return (start..<end, end) }
    let isPair =
      bytes[end] == .carriageReturn && end + 1 < bytes.count && bytes[end + 1] == .newline
    return (start..<end, end + (isPair ? 2 : 1))
  }
}
