internal import LimberBasics
internal import LimberProgress

/// Another history put into this one: each session at its time, nothing twice.
///
/// What stands keeps its order, so that a clock that was set back once moves nothing. A session that
/// comes goes before the first that began later, with all its lines; what comes about a session that
/// is there goes behind its last line.
struct HistoryMerge {
  /// The lines of the other history.
  struct Incoming {
    /// Those that can be read.
    private(set) var lines: [(line: HistoryLine, bytes: ArraySlice<UInt8>)] = []
    /// How many cannot, blank ones aside.
    private(set) var unreadable = 0
    /// Whether any line of it is one of a history.
    var isHistory: Bool { !lines.isEmpty }

    init(_ bytes: [UInt8]) {
      HistoryLines.forEach(in: bytes) { bytes in
        if let line = HistoryLine(reading: bytes) {
          lines.append((line, bytes))
        } else if !bytes.allSatisfy(\.isBlank) {
          unreadable += 1
        }
      }
    }
  }

  /// Lines that go to one place.
  private struct Group {
    var start: Instant?
    var lines: [ArraySlice<UInt8>] = []
  }

  private(set) var sessions = 0
  /// How many lines are new about sessions that were there.
  private(set) var remarks = 0
  /// The whole history.
  private(set) var bytes: [UInt8] = []

  /// Whether nothing is new.
  var isEmpty: Bool { sessions == 0 && remarks == 0 }

  init(of incoming: Incoming, into before: [UInt8]) {
    let wanted = Set(incoming.lines.map(\.line.id))
    var copies: [String: LineCopies] = [:]
    var last: [String: Int] = [:]
    var number = 0
    HistoryLines.forEach(in: before) { bytes in
      defer { number += 1 }
      guard let line = HistoryLine(reading: bytes), wanted.contains(line.id) else { return }
      last[line.id] = number
      _ = copies[line.id, default: LineCopies()].isNew(line)
    }
    for id in copies.keys { copies[id]?.beginCopy() }
    var groups: [String: Group] = [:]
    var order: [String] = []
    for (line, bytes) in incoming.lines
    where copies[line.id, default: LineCopies()].isNew(line) {
      if groups[line.id] == nil { order.append(line.id) }
      groups[line.id, default: Group()].lines.append(bytes)
      if case .start(let start) = line { groups[line.id]?.start = start.time }
    }
    sessions = groups.count { last[$0.key] == nil && $0.value.start != nil }
    remarks = groups.filter { last[$0.key] != nil || $0.value.start == nil }
      .reduce(0) { $0 + $1.value.lines.count }
    guard !isEmpty else { return }
    let new = order.filter { last[$0] == nil }.compactMap { groups[$0] }
    let behind = Dictionary(
      uniqueKeysWithValues: last.compactMap { id, number in groups[id].map { (number, $0) } })
    write(before, new: new, behind: behind)
  }

  private mutating func write(_ before: [UInt8], new: [Group], behind: [Int: Group]) {
    let dated = new.enumerated().compactMap { index, group in
      group.start.map { (start: $0, index: index, group: group) }
    }
    var pending = dated.sorted { ($0.start, $0.index) < ($1.start, $1.index) }.map(\.group)[...]
    var number = 0
    HistoryLines.forEach(in: before) { line in
      if let next = pending.first?.start, case .start(let start)? = HistoryLine(reading: line),
        start.time > next
      {
        while let group = pending.first, let next = group.start, next < start.time {
          add(group)
          pending.removeFirst()
        }
      }
      add(line)
      if let group = behind[number] { add(group) }
      number += 1
    }
    for group in pending { add(group) }
    for group in new where group.start == nil { add(group) }
  }

  private mutating func add(_ group: Group) {
    for line in group.lines { add(line) }
  }

  private mutating func add(_ line: ArraySlice<UInt8>) {
    bytes += line
    bytes.append(UInt8(ascii: "\n"))
  }
}

/// Tells the lines of one session that were said before from those that are new.
///
/// Two equal lines are two playings of one step, unless the session is told a second time: each time
/// that it begins again its lines are counted anew, and only what goes beyond the counts so far is new.
struct LineCopies {
  private var known: [HistoryLine: Int] = [:]
  private var current: [HistoryLine: Int] = [:]
  private var hasStart = false

  /// Counts a line; whether it says something new.
  mutating func isNew(_ line: HistoryLine) -> Bool {
    if case .start = line {
      beginCopy()
      defer { hasStart = true }
      return !hasStart
    }
    current[line, default: 0] += 1
    guard let count = current[line], count > known[line, default: 0] else { return false }
    known[line] = count
    return true
  }

  /// From here on the session is told again.
  mutating func beginCopy() {
    current = [:]
  }
}
