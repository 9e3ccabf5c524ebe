import LimberEvents
import LimberSyntax

/// Lines and columns as SARIF counts them: columns in code points, from 1.
struct CodePointPlaces {
  private var places: [Int32: SourcePosition] = [:]

  /// Finds the places of the ends of ranges in one pass over the text.
  init(_ ranges: some Sequence<SourceRange>, in source: SourceText) {
    let offsets = Set(ranges.flatMap { [$0.start, $0.end] }).sorted()
    let bytes = source.bytes
    var at = 0
    var line = 1
    var column = 1
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    for offset in offsets {
      while at < min(Int(offset), bytes.count) {
        let byte = bytes[at]
        at += 1
        let isPair = byte == 0x0D && at < bytes.count && bytes[at] == 0x0A
        if byte == 0x0A || byte == 0x0D && !isPair {
          line += 1
          column = 1
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
      }
      places[offset] = SourcePosition(line: line, column: column)
    }
  }

  /// Writes a range that was asked for as a region.
  func write(_ key: String, _ range: SourceRange, to json: inout JSONWriter) {
    guard let start = places[range.start], let end = places[range.end] else { return }
    json.object(key) { json in
      json.field("startLine", start.line)
      json.field("startColumn", start.column)
      json.field("endLine", end.line)
      json.field("endColumn", end.column)
    }
  }
}
