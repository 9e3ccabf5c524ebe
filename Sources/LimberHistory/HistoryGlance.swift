internal import LimberBasics
internal import LimberProgress

/// What can be told of a line by its beginning, without reading it: of a long history most lines are passed
/// over by it.
enum HistoryGlance {
  /// Whom a line is about.
  struct Session: Hashable {
    /// A number made of the id; two ids hardly ever have one.
    var id: UInt64
    var isStart: Bool
    /// The number of the session that it goes on from.
    var resumes: UInt64?
  }

  /// How every line begins that limber writes itself.
  private static let own = Array(#"{"v":1,"kind":""#.utf8)
  private static let start = Array(#"start"#.utf8)
  private static let id = Array(#"","id":""#.utf8)
  private static let time = Array(#"","time":""#.utf8)
  private static let resumes = Array(#","resumes":""#.utf8)

  /// When the session began whose beginning a line tells, in milliseconds since 1970; nil for every other
  /// line.
  static func start(_ line: ArraySlice<UInt8>) -> Int64? {
    line.withUnsafeBufferPointer { bytes in
      if has(own, bytes, at: 0) {
        // What limber wrote itself and does not begin a session need not be read.
        guard has(start, bytes, at: own.count) else { return nil }
        if let id = ownID(bytes), has(time, bytes, at: id.upperBound) {
          let begin = id.upperBound + time.count
          let instant = Instant(
            rfc3339: UnsafeBufferPointer(rebasing: bytes[begin..<quote(bytes, from: begin)]))
          if let instant { return instant.milliseconds }
        }
      }
      guard case .start(let start)? = HistoryLine(reading: line) else { return nil }
      return start.time.milliseconds
    }
  }

  /// Whom a line is about; nil where it cannot be read at all.
  static func session(_ line: ArraySlice<UInt8>) -> Session? {
    line.withUnsafeBufferPointer { bytes in
      if has(own, bytes, at: 0), let id = ownID(bytes) {
        let isStart = has(start, bytes, at: own.count)
        return Session(
          id: number(of: bytes[id]), isStart: isStart, resumes: isStart ? resumed(bytes) : nil)
      }
      guard let line = HistoryLine(reading: line) else { return nil }
      guard case .start(let start) = line else {
        return Session(id: number(of: line.id.utf8), isStart: false)
      }
      return Session(
        id: number(of: line.id.utf8), isStart: true,
        resumes: start.resumes.map { number(of: $0.utf8) })
    }
  }

  /// Whether a line begins as what was read of it says: keys that stand there twice may say otherwise.
  static func agrees(_ line: ArraySlice<UInt8>, id: String, isStart: Bool) -> Bool {
    line.withUnsafeBufferPointer { bytes in
      guard has(own, bytes, at: 0), let place = ownID(bytes) else { return true }
      return has(start, bytes, at: own.count) == isStart && bytes[place].elementsEqual(id.utf8)
    }
  }

  /// Where a plain id stands that is where limber puts it.
  private static func ownID(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let kind = quote(bytes, from: own.count)
    guard has(id, bytes, at: kind) else { return nil }
    let begin = kind + id.count
    var end = begin
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      guard bytes[end] != UInt8(ascii: "\\") else { return nil }
      end += 1
    }
    return end < bytes.count ? begin..<end : nil
  }

  /// The session that one goes on from, as limber writes it near the line's end; a quote inside of a text
  /// has a stroke before it.
  private static func resumed(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
    var place = bytes.count - resumes.count
    while place > own.count {
      if bytes[place] == UInt8(ascii: ","), has(resumes, bytes, at: place) {
        let begin = place + resumes.count
        return number(of: bytes[begin..<quote(bytes, from: begin)])
      }
      place -= 1
    }
    return nil
  }

  private static func quote(_ bytes: UnsafeBufferPointer<UInt8>, from begin: Int) -> Int {
    var place = min(begin, bytes.count)
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") { place += 1 }
    return place
  }

  private static func has(
    _ word: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> Bool {
    guard bytes.count - place >= word.count else { return false }
    return word.withUnsafeBufferPointer { word in
      for index in 0..<word.count where bytes[place + index] != word[index] { return false }
      return true
    }
  }

  private static func number(of id: String.UTF8View) -> UInt64 {
    Array(id).withUnsafeBufferPointer { number(of: $0[...]) }
  }

  /// Eight letters at a time: it is done for every line.
  private static func number(of id: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    var number: UInt64 = 0xCBF2_9CE4_8422_2325
    var place = id.startIndex
    while let base = id.base.baseAddress, id.endIndex - place >= 8 {
      let word = UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self)
      number = (number ^ word) &* 0xFF51_AFD7_ED55_8CCD
      number ^= number >> 32
      place += 8
    }
    for byte in id.base[place..<id.endIndex] { number = (number ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return number
  }
}
