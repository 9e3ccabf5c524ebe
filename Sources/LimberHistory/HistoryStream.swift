internal import LimberPlatform

/// A history's file, read line by line, a piece at a time: it may be larger than what fits in memory.
struct HistoryStream {
  /// One line of it.
  struct Line {
    /// Without its newline; nothing of a line that is far longer than any of a history.
    var bytes: ArraySlice<UInt8>
    /// Bytes of the file before it.
    var offset: Int
    /// Bytes of the file up to the next one.
    var end: Int
  }

  private let file: any DiskFile
  /// What is behind this is not read: somebody may be writing it.
  private let end: Int

  /// How much is read at a time, in bytes.
  private static let piece = 1 << 18
  /// A line that is longer is none of a history, in bytes.
  private static let longest = 1 << 24

  /// - Parameter end: how much of the file is read, in bytes.
  init(_ file: any DiskFile, to end: Int) {
    self.file = file
    self.end = end
  }

  /// Calls with each line, from the beginning of one on, for as long as it answers with true; a last one
  /// that is not ended is one as well.
  func forEach(from start: Int = 0, _ body: (Line) -> Bool) throws(SystemError) {
    var read = start
    // The beginning of a line that goes on in the next piece.
    var rest: [UInt8] = []
    while true {
      let bytes = read < end ? try file.bytes(at: read, count: min(Self.piece, end - read)) : []
      let begin = read
      read += bytes.count
      var place = 0
      if !rest.isEmpty {
        // Only this one line is put together; all others are looked at where they were read.
        let offset = begin - rest.count
        let newline = HistoryLines.end(in: bytes, from: 0)
        rest += bytes[..<(newline ?? bytes.count)]
        if newline == nil, !bytes.isEmpty {
          guard rest.count > Self.longest else { continue }
          read = try pass(from: read)
          rest = []
          guard body(Line(bytes: [], offset: offset, end: read)) else { return }
          continue
        }
        place = newline.map { $0 + 1 } ?? 0
        let line = HistoryLines.hasHole(rest) ? HistoryLines.behindHole(rest[...]) : rest[...]
        guard body(Line(bytes: line, offset: offset, end: begin + place)) else { return }
        rest = []
      }
      if bytes.isEmpty { return }
      let hasHole = HistoryLines.hasHole(bytes)
      while place < bytes.count, let stop = HistoryLines.end(in: bytes, from: place) {
        let line = hasHole ? HistoryLines.behindHole(bytes[place..<stop]) : bytes[place..<stop]
        guard body(Line(bytes: line, offset: begin + place, end: begin + stop + 1)) else { return }
        place = stop + 1
      }
      if place < bytes.count { rest = Array(bytes[place...]) }
    }
  }

  /// Passes over what is left of a line that is too long to be one; answers with where the next begins.
  private func pass(from start: Int) throws(SystemError) -> Int {
    var offset = start
    while offset < end {
      let bytes = try file.bytes(at: offset, count: min(Self.piece, end - offset))
      if bytes.isEmpty { return offset }
      if let newline = HistoryLines.end(in: bytes, from: 0) { return offset + newline + 1 }
      offset += bytes.count
    }
    return end
  }
}

extension HistoryStream.Line {
  /// Whether it holds anything.
  var isBlank: Bool { bytes.allSatisfy(\.isBlank) && end - offset <= bytes.count + 1 }
}
