public import LimberProgress

/// What a history file says, as far as it can be read.
public struct HistoryReading: Sendable {
  /// Every session, in the order in which they began.
  public var sessions: [SessionRecord] = []
  /// The numbers of the lines that cannot be read, from 1, at most 20.
  public var unreadable: [Int] = []
  /// How many lines cannot be read.
  public var unreadableCount = 0
  /// The file, where there is one.
  public var path: String?

  /// One line for the person about what cannot be read; nil where everything can.
  public var complaint: String? {
    guard unreadableCount > 0 else { return nil }
    let numbers = unreadable.prefix(5).map(String.init).joined(separator: ", ")
    let more = unreadableCount > 5 ? ", …" : ""
    let lines =
      unreadableCount == 1
      ? "1 unreadable line (line" : "\(unreadableCount) unreadable lines (lines"
    return
      "\(path ?? "history"): \(lines) \(numbers)\(more)); 'limber history repair' sets them aside"
  }
}

extension HistoryReading {
  /// Reads the bytes of a history file, or of its end.
  init(_ bytes: [UInt8], path: String?) {
    self.path = path
    var fold = HistoryFold()
    var number = 0
    HistoryLines.forEach(in: bytes) { line in
      number += 1
      guard !line.allSatisfy(\.isBlank) else { return }
      if let line = HistoryLine(reading: line) {
        fold.add(line)
      } else {
        unreadableCount += 1
        if unreadable.count < 20 { unreadable.append(number) }
      }
    }
    sessions = fold.records
  }
}

/// The lines of a file, which may hold anything.
enum HistoryLines {
  /// Calls with each line, without its newline; a last one that is not ended is one as well.
  static func forEach(in bytes: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      body(bytes[start..<end])
      start = end + 1
    }
  }
}

extension UInt8 {
  /// Whether it is a blank, a tab or a carriage return.
  fileprivate var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }
}
