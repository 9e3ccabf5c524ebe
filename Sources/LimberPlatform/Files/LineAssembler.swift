/// Cuts bytes into lines, and keeps no more of a line than it may.
package struct LineAssembler: Sendable {
  /// One line, without its newline.
  package struct Line: Sendable, Hashable {
    /// Its bytes as UTF-8, repaired where they are none.
    package var text: String
    /// Whether there was more of it than may be kept.
    package var isCut: Bool

    package init(text: String, isCut: Bool) {
      self.text = text
      self.isCut = isCut
    }
  }

  private let limit: Int
  private var line: [UInt8] = []
  /// Whether more came of the line than may be kept.
  package private(set) var isCut = false

  package init(limit: Int) {
    self.limit = limit
  }

  /// Takes bytes in, and gives the lines that they complete.
  package mutating func take(_ bytes: ArraySlice<UInt8>) -> [Line] {
    var lines: [Line] = []
    var rest = bytes
    while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
      keep(rest[..<newline])
      lines.append(flush())
      rest = rest[(newline + 1)...]
    }
    keep(rest)
    return lines
  }

  /// Gives what stands behind the last newline; nil where nothing does.
  package mutating func finish() -> Line? {
    line.isEmpty ? nil : flush()
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    let room = limit - line.count
    line += bytes.prefix(room)
    if bytes.count > room { isCut = true }
  }

  private mutating func flush() -> Line {
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    defer {
      line.removeAll(keepingCapacity: true)
      isCut = false
    }
    return Line(text: String(decoding: line, as: UTF8.self), isCut: isCut)
  }
}
