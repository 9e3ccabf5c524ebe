import LimberBasics
import LimberProgress
import LimberTestSupport
import Testing

@testable import LimberHistory
@testable import LimberPlatform

/// The sessions of the last weeks as they are kept beside a long history: whatever becomes of either, what is
/// read is what the history says.
@Suite struct `The sessions of the last weeks` {
  static let path = "/state/history.jsonl"
  static let recent = "/state/history.recent"

  static func history(_ disk: SimulatedDisk) -> HistoryFile {
    var file = HistoryFile(folder: "/state", on: disk.disk)
    file.indexed = 1
    return file
  }

  /// Fails where what is kept and the history itself do not say the same, of any of their questions.
  static func look(
    _ disk: SimulatedDisk, since day: Int, _ place: SourceLocation = #_sourceLocation
  ) throws {
    let earliest = Int64(day) * 86_400_000
    let now = Instant(milliseconds: earliest + 40 * 86_400_000)
    let recent = try history(disk).recent(since: earliest)
    let whole = try history(disk).readEnd(since: earliest)
    #expect(
      (0..<recent.count).map(recent.record) == whole.sessions, "since \(day)", sourceLocation: place
    )
    #expect(recent.complaint == whole.complaint, sourceLocation: place)
    let trainings = Trainings(recent, now: now)
    let expected = Trainings(whole.sessions, now: now)
    let all = expected.all
    #expect(trainings.all == all, sourceLocation: place)
    #expect(trainings.ahead == expected.ahead, sourceLocation: place)
    for routine in ["calf", "walk", "never"] {
      #expect(trainings.places(of: routine) == all.places(of: routine), sourceLocation: place)
      for file in [nil, "/home/ada/calf.json"] {
        #expect(
          trainings.places(workedIn: routine, in: file)
            == all.places(workedIn: routine, in: file), sourceLocation: place)
      }
    }
    for index in all.indices {
      #expect(trainings.day(at: index) == all[index].day, sourceLocation: place)
      #expect(trainings.end(at: index) == all.end(at: index), sourceLocation: place)
      for mark in SessionMark.allCases {
        #expect(
          trainings.has(mark, at: index) || !mark.isOn(all[index]), sourceLocation: place)
        #expect(
          trainings.has(mark, at: index) == trainings.places(mark).contains(index),
          sourceLocation: place)
      }
    }
  }

  @Test(arguments: 0..<16)
  func `are what the history says, whatever happens to both`(seed: Int) throws {
    var life = RandomHistory(seed: UInt64(seed))
    var kept = 0
    for _ in 0..<40 {
      try life.happen()
      try Self.look(life.disk, since: life.day - 40)
      guard let status = life.disk.disk.status(of: Self.recent) else { continue }
      #expect(status.mode == 0o600)
      kept += 1
      if life.random.chance(20) {
        try Self.look(life.disk, since: life.day + life.random.number(in: -200...30))
      }
    }
    #expect(kept > 15)
  }

  /// One look at the end of what it tells is always taken.
  @Test func `are read without the history, and what was told since on top`() throws {
    let disk = SimulatedDisk()
    try disk.disk.makeFolder("/state")
    let lines = (0..<400).flatMap {
      [HistoryFileTests.start("s\($0)", day: $0), HistoryFileTests.end("s\($0)", day: $0)]
    }
    try disk.disk.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: Self.path)
    func reads() throws -> Int {
      let before = disk.effects.count
      let recent = try Self.history(disk).recent(since: 340 * 86_400_000)
      #expect(recent.count >= 60)
      return disk.effects.dropFirst(before).count { $0.kind == .read && $0.path == Self.path }
    }
    #expect(try reads() > 1)
    #expect(try reads() == 1)
    let rating = HistoryLine.rating("s399", effort: nil, pain: 6).text
    try Self.history(disk).append([rating, HistoryFileTests.start("new", day: 400)])
    #expect(try reads() == 2)
    let recent = try Self.history(disk).recent(since: 340 * 86_400_000)
    #expect(recent.record(at: 59).pain == 6)
    #expect(recent.has(.sore, at: 59))
    #expect(recent.record(at: 60).id == "new")
    // So much may stand behind what was kept, and then all is kept anew.
    try Self.history(disk).append((401..<601).map { HistoryFileTests.start("s\($0)", day: $0) })
    #expect(try reads() == 3)
    #expect(try reads() == 1)
  }

  @Test(arguments: 1...11 as ClosedRange<UInt64>)
  func `are worth nothing where the disk never had what they tell, and the power failed`(
    state: UInt64
  ) throws {
    var life = RandomHistory(seed: 5)
    for _ in 0..<10 { try life.happen() }
    life.disk.fail(every: .synchronize, of: Self.path, with: .error(.failing))
    for _ in 0..<3 {
      let day = life.day
      try? Self.history(life.disk).append(
        [HistoryFileTests.start("x\(day)", day: day), HistoryFileTests.end("x\(day)", day: day)])
      try Self.look(life.disk, since: day - 40)
      life.day += 1
    }
    try Self.look(life.disk.crashed(choosing: state), since: life.day - 40)
  }

  @Test func `are worth nothing where anything of the file is damaged`() throws {
    var life = RandomHistory(seed: 77)
    for _ in 0..<40 { try life.happen() }
    try life.disk.disk.write(
      Array((HistoryFileTests.start("a", day: 900) + "\n").utf8), to: Self.path)
    _ = try Self.history(life.disk).recent(since: 0)
    let whole = try life.disk.disk.readWhole(Self.recent, limit: 1 << 20)
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 1 << UInt8(place % 8)
      try life.disk.disk.write(bytes, to: Self.recent)
      try Self.look(life.disk, since: 0)
      #expect(try life.disk.disk.readWhole(Self.recent, limit: 1 << 20) == whole)
    }
    for count in 0..<whole.count {
      try life.disk.disk.write(Array(whole[..<count]), to: Self.recent)
      try Self.look(life.disk, since: 0)
    }
  }

  @Test func `are nothing that a reader needs, where they cannot be written`() throws {
    var life = RandomHistory(seed: 5)
    for _ in 0..<5 { try life.happen() }
    try? life.disk.disk.remove(Self.recent)
    life.disk.fail(every: .make, with: .error(.full))
    try Self.look(life.disk, since: 0)
    #expect(life.disk.disk.status(of: Self.recent) == nil)
  }

  @Test func `belong to long histories alone`() throws {
    let disk = SimulatedDisk()
    try HistoryFile(folder: "/state", on: disk.disk).append([HistoryFileTests.start("a")])
    _ = try HistoryFile(folder: "/state", on: disk.disk).recent(since: 0)
    #expect(disk.disk.status(of: Self.recent) == nil)
  }

  @Test func `are made of any bytes, and nothing traps`() {
    var random = SeededGenerator(seed: 9)
    var life = RandomHistory(seed: 9)
    let whole = CompactSessions((0..<20).map { _ in life.session() })?.whole ?? []
    #expect(!whole.isEmpty)
    for _ in 0..<3_000 {
      var bytes = whole
      for _ in 0..<random.number(in: 1...6) {
        bytes[random.number(in: 0...bytes.count - 1)] = UInt8(random.number(in: 0...255))
      }
      bytes.removeLast(random.chance(30) ? random.number(in: 0...bytes.count) : 0)
      let sessions = CompactSessions(bytes)
      for place in 0..<sessions.count {
        _ = sessions.record(at: place)
        _ = sessions.before(place)
      }
      _ = sessions.places(of: "calf")
      _ = sessions.place(of: "id")
    }
  }
}
