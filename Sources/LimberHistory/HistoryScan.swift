internal import LimberBasics
internal import LimberPlatform
internal import LimberProgress

/// Looks through a history for the first session that began at a time or later, reading little of each
/// line.
struct HistoryScan {
  /// Where that session's first line stands.
  struct Begin: Sendable, Hashable {
    /// Bytes before it.
    var offset: Int
    /// Its number, from 1.
    var line: Int
  }

  private let earliest: Int64
  /// Where the session begins, once it is found.
  private(set) var begin: Begin?
  private var line = 1

  /// How much is read at a time, in bytes.
  private static let chunk = 1 << 20
  /// A line that is longer is none of a history, in bytes.
  private static let longest = 1 << 24
  /// How every line begins that limber writes itself.
  private static let own = Array(#"{"v":1,"kind":""#.utf8)
  private static let start = Array(#"start","id":""#.utf8)
  private static let time = Array(#"","time":""#.utf8)

  /// - Parameter earliest: milliseconds since 1970.
  init(earliest: Int64) {
    self.earliest = earliest
  }

  /// Looks through a file until the session is found.
  mutating func read(_ file: any DiskFile) throws(SystemError) {
    var offset = 0
    var rest: [UInt8] = []
    while begin == nil {
      let next = try file.bytes(at: offset + rest.count, count: Self.chunk)
      let bytes = rest + next
      let used = look(through: bytes, at: offset, isEnd: next.isEmpty)
      if next.isEmpty { return }
      offset += used
      rest = Array(bytes[used...])
      if rest.count > Self.longest {
        offset = try pass(file, from: offset + rest.count)
        rest = []
      }
    }
  }

  /// Passes over what is left of a line that is too long to be one; answers with where the next begins.
  private mutating func pass(_ file: any DiskFile, from start: Int) throws(SystemError) -> Int {
    var offset = start
    while true {
      let bytes = try file.bytes(at: offset, count: Self.chunk)
      if bytes.isEmpty { return offset }
      if let end = HistoryLines.end(in: bytes, from: 0) {
        line += 1
        return offset + end + 1
      }
      offset += bytes.count
    }
  }

  /// Looks through whole lines; answers with how many bytes they are.
  private mutating func look(through bytes: [UInt8], at offset: Int, isEnd: Bool) -> Int {
    var place = 0
    while place < bytes.count {
      guard let end = HistoryLines.end(in: bytes, from: place) ?? (isEnd ? bytes.count : nil) else {
        return place
      }
      if isWanted(bytes[place..<end]) {
        begin = Begin(offset: offset + place, line: line)
        return place
      }
      place = end + 1
      line += 1
    }
    return min(place, bytes.count)
  }

  private func isWanted(_ line: ArraySlice<UInt8>) -> Bool {
    if line.starts(with: Self.own) {
      let line = line.dropFirst(Self.own.count)
      // What limber wrote itself and does not begin a session need not be read.
      guard line.starts(with: Self.start) else { return false }
      if let time = ownTime(line.dropFirst(Self.start.count)) { return time >= earliest }
    }
    guard case .start(let start)? = HistoryLine(reading: line) else { return false }
    return start.time.milliseconds >= earliest
  }

  /// The time behind a plain id; nil where it is not where limber puts it.
  private func ownTime(_ line: ArraySlice<UInt8>) -> Int64? {
    guard let quote = line.firstIndex(of: UInt8(ascii: "\"")),
      line[quote...].starts(with: Self.time)
    else { return nil }
    let text = line[(quote + Self.time.count)...].prefix { $0 != UInt8(ascii: "\"") }
    return Instant(rfc3339: String(decoding: text, as: UTF8.self))?.milliseconds
  }
}
