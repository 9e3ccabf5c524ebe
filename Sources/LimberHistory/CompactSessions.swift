internal import LimberBasics
internal import LimberProgress

/// Sessions in few bytes, each read when it is asked for.
///
/// In front stand the texts that come again and again and a few numbers of each session, by which most are
/// passed over; behind them the sessions.
struct CompactSessions: Sendable {
  let count: Int
  private let bytes: [UInt8]
  private let texts: [String]
  /// Where the numbers of the sessions begin.
  private let outlines: Int

  /// How many numbers of eight bytes there are of each session: when it began and ended, what it is and goes
  /// on from, where it stands, and the sum of its id.
  private static let numbers = 5
  /// More sessions than anybody has in a few weeks.
  static let most = 1 << 14

  /// What is told of a session in one number: its marks, its offset from UTC in seconds, which is held above
  /// zero, and one more than the place that it goes on from.
  private enum Part {
    static let offset = 8
    static let offsetZero = 1 << 18
    static let before = 32
  }
}

// MARK: - Making

extension CompactSessions {
  /// Puts sessions together; nil where that would not give them back as they are.
  init?(_ records: [SessionRecord]) {
    guard records.count <= Self.most else { return nil }
    var writer = CompactWriter()
    var places: [String: Int] = [:]
    var head: [UInt8] = []
    head.reserveCapacity(records.count * Self.numbers * 8)
    for (place, record) in records.enumerated() {
      let begin = writer.bytes.count
      let before = record.resumes.flatMap { places[$0] }
      places[record.id] = place
      writer.add(record)
      let offset = record.started.offsetSeconds + Part.offsetZero
      guard (0..<1 << 20).contains(offset) else { return nil }
      var told = offset << Part.offset | (before.map { $0 + 1 } ?? 0) << Part.before
      for mark in SessionMark.allCases where mark.isOn(record) { told |= 1 << mark.rawValue }
      let end = (record.ended ?? record.started).milliseconds
      let id = Self.sum(of: Array(record.id.utf8))
      for number in [record.started.milliseconds, end, Int64(told), Int64(begin), id] {
        head.append(littleEndian: number)
      }
    }
    var front = CompactWriter()
    front.add(records.count)
    front.add(each: writer.texts) { $0.add(own: $1) }
    self.init(front.bytes + head + writer.bytes)
    guard count == records.count, records.indices.allSatisfy({ record(at: $0) == records[$0] })
    else { return nil }
  }

  /// Everything, as ``init(_:)-bytes`` reads it.
  var whole: [UInt8] { bytes }

  /// Reads what was put together; of anything else it makes something.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    (count, texts, outlines) = bytes.withUnsafeBytes { bytes in
      var reader = CompactReader(bytes, at: 0, [])
      let count = reader.number()
      let texts = reader.each { $0.ownText() }
      let isWhole =
        (0...Self.most).contains(count)
        && bytes.count - reader.place >= count * Self.numbers * 8
      return (isWhole ? count : 0, texts, reader.place)
    }
  }
}

// MARK: - Reading

extension CompactSessions: SessionSource {
  /// One of the numbers of a session.
  private func number(_ index: Int, _ place: Int) -> Int64 {
    bytes.withUnsafeBytes {
      Int64(
        littleEndian: $0.loadUnaligned(
          fromByteOffset: outlines + (place * Self.numbers + index) * 8, as: Int64.self))
    }
  }

  private func reading<Value>(_ place: Int, _ read: (inout CompactReader) -> Value) -> Value {
    let bodies = outlines + count * Self.numbers * 8
    let offset = Int(truncatingIfNeeded: number(3, place))
    let begin = (0..<bytes.count - bodies).contains(offset) ? bodies + offset : bytes.count
    return bytes.withUnsafeBytes { bytes in
      var reader = CompactReader(bytes, at: begin, texts)
      return read(&reader)
    }
  }

  func record(at place: Int) -> SessionRecord { reading(place) { $0.record() } }

  func start(at place: Int) -> Instant {
    Instant(
      milliseconds: number(0, place),
      offsetSeconds: ((told(of: place) >> Part.offset) & 0xF_FFFF) - Part.offsetZero)
  }

  func end(at place: Int) -> Int64 { number(1, place) }

  private func told(of place: Int) -> Int { Int(truncatingIfNeeded: number(2, place)) }

  func before(_ place: Int) -> Int? {
    let before = (told(of: place) >> Part.before) - 1
    return (0..<place).contains(before) ? before : nil
  }

  func has(_ mark: SessionMark, at place: Int) -> Bool { told(of: place) & 1 << mark.rawValue != 0 }

  func places(_ mark: SessionMark) -> [Int] { (0..<count).filter { has(mark, at: $0) } }

  func isPlain(until latest: Int64) -> Bool {
    (0..<count).allSatisfy { number(0, $0) <= latest && told(of: $0) >> Part.before == 0 }
  }

  func places(of routine: String) -> [Int] {
    guard let text = texts.firstIndex(of: routine) else { return [] }
    return (0..<count).filter { reading($0) { $0.work(of: text) } != nil }
  }

  func places(workedIn routine: String) -> [Int] {
    guard let text = texts.firstIndex(of: routine) else { return [] }
    return (0..<count).filter { reading($0) { $0.work(of: text) } == true }
  }

  private static func sum(of id: [UInt8]) -> Int64 {
    id.withUnsafeBytes { HistorySum.of($0) }
  }

  /// The place of the session with an id; nil where none has it.
  func place(of id: String) -> Int? {
    let id = Array(id.utf8)
    let sum = Self.sum(of: id)
    return (0..<count).last { number(4, $0) == sum && reading($0) { $0.isOwn(id) } }
  }
}

extension [UInt8] {
  /// Adds a number in eight bytes.
  mutating func append(littleEndian number: Int64) {
    Swift.withUnsafeBytes(of: number.littleEndian) { self += $0 }
  }
}
