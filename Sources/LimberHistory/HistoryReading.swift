internal import LimberPlatform
package import LimberProgress

/// What a history file says, as far as it can be read.
package struct HistoryReading: Sendable {
  /// Every session, in the order in which they began to be told.
  package var sessions: [SessionRecord] = []
  /// The numbers of the lines that cannot be read, from 1, at most 20.
  package var unreadable: [Int] = []
  /// How many lines cannot be read.
  package var unreadableCount = 0
  /// How many lines a newer limber wrote, which this one cannot read.
  package var newerCount = 0
  /// The file, where there is one.
  package var path: String?
  /// Whether a session is told twice in it.
  var hasCopies = false
  /// The session of the line that was read last.
  var lastID: String?

  /// One line for the person about what cannot be read; nil where everything can.
  package var complaint: String? {
    guard unreadableCount > 0 else { return newerComplaint }
    let numbers = unreadable.prefix(5).map(String.init).joined(separator: ", ")
    let more = unreadableCount > 5 ? ", …" : ""
    let lines =
      unreadableCount == 1
      ? "1 unreadable line (line" : "\(unreadableCount) unreadable lines (lines"
    return
      "\(path ?? "history"): \(lines) \(numbers)\(more)); 'limber history repair' sets them aside"
  }

  private var newerComplaint: String? {
    guard newerCount > 0 else { return nil }
    let lines = newerCount == 1 ? "1 line" : "\(newerCount) lines"
    return "\(path ?? "history"): \(lines) of a newer limber, left out"
  }
}

extension HistoryReading {
  /// Reads the bytes of a history file.
  init(_ bytes: [UInt8], path: String?) {
    self.path = path
    var fold = HistoryFold()
    var number = 0
    HistoryLines.forEach(in: bytes) { bytes in
      number += 1
      guard !bytes.allSatisfy(\.isBlank) else { return }
      if let line = take(bytes, number: number) { fold.add(line) }
    }
    sessions = fold.records
  }

  /// Reads a file from the beginning of a line on.
  ///
  /// - Parameter lines: how many lines stand before that one.
  init(
    _ file: HistoryStream, path: String, from offset: Int = 0, behind lines: Int = 0
  ) throws(SystemError) {
    self.path = path
    var fold = HistoryFold()
    var number = lines
    try file.forEach(from: offset) { line in
      number += 1
      if !line.isBlank, let line = take(line.bytes, number: number) { fold.add(line) }
      return true
    }
    sessions = fold.records
    hasCopies = fold.hasCopies
  }

  /// Reads a line; where it cannot be read, that is counted.
  mutating func take(_ bytes: ArraySlice<UInt8>, number: Int) -> HistoryLine? {
    if let line = HistoryLine(reading: bytes, behind: lastID) {
      lastID = line.id
      return line
    }
    if LineFacts(bytes) != nil {
      newerCount += 1
    } else {
      unreadableCount += 1
      if unreadable.count < 20 { unreadable.append(number) }
    }
    return nil
  }
}

/// The lines of a file, which may hold anything.
enum HistoryLines {
  /// Calls with each line, without its newline; a last one that is not ended is one as well.
  static func forEach(in bytes: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
    var start = bytes.startIndex
    let hasHole = hasHole(bytes)
    while start < bytes.endIndex {
      let end = end(in: bytes, from: start) ?? bytes.endIndex
      body(hasHole ? behindHole(bytes[start..<end]) : bytes[start..<end])
      start = end + 1
    }
  }

  /// Whether there are zeros in it, which no line has.
  static func hasHole(_ bytes: [UInt8]) -> Bool { bytes.firstIndex(of: 0, from: 0) != nil }

  /// What stands in a line behind zeros: where the disk failed to take a line, and the power failed later, the
  /// lines behind it are kept and zeros are in its place, its newline's too.
  static func behindHole(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let hole = line.lastIndex(of: 0) else { return line }
    let rest = line[(hole + 1)...]
    return rest.first == UInt8(ascii: "{") ? rest : line
  }

  /// Where the line that a place stands in has its newline; nil where it has none.
  static func end(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.firstIndex(of: 0x0A, from: start)
  }
}

extension UInt8 {
  /// Whether it is a blank, a tab or a carriage return.
  var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }
}
