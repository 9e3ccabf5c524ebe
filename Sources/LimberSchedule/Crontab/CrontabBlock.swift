/// Where limber's lines stand in a crontab.
///
/// A crontab is bytes in no known encoding; everything outside the block belongs to others and is
/// never looked into further than its line breaks ask for.
package struct CrontabBlock: Sendable, Hashable {
  /// The line the block begins with.
  package static let firstLine = "# >>> limber reminders >>>"
  /// The line the block ends with.
  package static let lastLine = "# <<< limber reminders <<<"
  /// Stands first in the block where the text before it had no line break at its end, which goes
  /// again with the block.
  static let lineBreakNote = "# (the line break before this block came with it)"

  /// The bytes of the block, with the line break of its last line.
  package let range: Range<Int>
  /// The number of its first line, from 1.
  package let line: Int
  /// The lines between the two markers.
  package let body: [ArraySlice<UInt8>]

  /// The reminders' lines in it; lines that somebody else wrote there are left out.
  package var jobs: [CrontabJob] { body.compactMap { CrontabJob(line: $0) } }

  /// How many lines in it are nobody's reminder: by hand, or of another program.
  package var foreignLines: Int {
    body.count { line in
      !line.elementsEqual(Self.lineBreakNote.utf8) && CrontabJob.reminder(in: line) == nil
    }
  }

  /// Finds the block; nil where the crontab has none.
  ///
  /// - Throws: `CrontabRefusal` where the markers do not make exactly one block.
  package init?(in crontab: [UInt8]) throws(CrontabRefusal) {
    var opened: (line: Int, start: Int)?
    var found: (line: Int, range: Range<Int>)?
    var lines: [ArraySlice<UInt8>] = []
    for line in CrontabLines(crontab) {
      switch line.marker {
      case .first:
        if let before = opened?.line ?? found?.line {
          throw .blockTwice(first: before, second: line.number)
        }
        opened = (line.number, line.range.lowerBound)
      case .last:
        guard let begin = opened else { throw .blockNotOpened(line: line.number) }
        found = (begin.line, begin.start..<line.range.upperBound)
        opened = nil
      case nil:
        if opened != nil { lines.append(crontab[line.content]) }
      }
    }
    if let opened { throw .blockNotClosed(line: opened.line) }
    guard let found else { return nil }
    line = found.line
    range = found.range
    body = lines
  }

  /// Whether the line break before the block goes with it.
  var ownsLineBreak: Bool { body.first.map { $0.elementsEqual(Self.lineBreakNote.utf8) } ?? false }
}

/// The lines of a crontab as byte ranges.
struct CrontabLines: Sequence, IteratorProtocol {
  struct Line {
    enum Marker { case first, last }
    /// From 1.
    var number: Int
    /// With its line break.
    var range: Range<Int>
    /// Without its line break.
    var content: Range<Int>
    var marker: Marker?
  }

  private let bytes: [UInt8]
  private var position = 0
  private var number = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> Line? {
    guard position < bytes.count else { return nil }
    let start = position
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    position = Swift.min(end + 1, bytes.count)
    number += 1
    return Line(
      number: number, range: start..<position, content: start..<end, marker: marker(start..<end))
  }

  /// Which marker a line is; blanks and a carriage return around it do not matter.
  private func marker(_ range: Range<Int>) -> Line.Marker? {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    let text = bytes[range].drop(while: isBlank)
    guard text.first == UInt8(ascii: "#") else { return nil }
    let trimmed = text.prefix(
      (text.lastIndex { !isBlank($0) } ?? text.startIndex) - text.startIndex + 1)
    if trimmed.elementsEqual(CrontabBlock.firstLine.utf8) { return .first }
    if trimmed.elementsEqual(CrontabBlock.lastLine.utf8) { return .last }
    return nil
  }
}
