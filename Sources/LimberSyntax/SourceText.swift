/// The bytes of one file under the name that messages show for it.
///
/// Everything that points into a file does so by byte offset; lines and columns are computed only
/// when a message is made.
public struct SourceText: Sendable {
  /// The path as the person wrote it, or `<stdin>`.
  public let name: String
  /// The file's bytes, unchanged.
  public let bytes: [UInt8]

  /// Wraps bytes that were read elsewhere.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Wraps a text, for tests and for texts made in memory.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}

/// A run of bytes in a `SourceText`, from `start` up to but not including `end`.
///
/// Offsets are 32 bits wide, which is enough: no routine file is larger than 1 MiB.
public struct SourceRange: Hashable, Sendable {
  /// Offset of the first byte.
  public let start: Int32
  /// Offset after the last byte.
  public let end: Int32

  /// Makes a range from byte offsets.
  public init(_ start: Int, _ end: Int) {
    self.start = Int32(clamping: start)
    self.end = Int32(clamping: max(start, end))
  }

  /// The range as offsets into an array of bytes.
  public var offsets: Range<Int> { Int(start)..<Int(end) }
}

/// A place in a text as people count it: lines and columns from 1, columns in characters.
public struct SourcePosition: Hashable, Sendable {
  /// Line, from 1.
  public let line: Int
  /// Column, from 1, in `Character`s; a tab counts one and a byte order mark nothing.
  public let column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
