import LimberBasics
import LimberProgress
import LimberTestSupport
import Testing

@testable import LimberHistory
@testable import LimberPlatform

@Suite struct `The index of a long history` {
  private static let path = "/state/history.jsonl"
  private static let index = "/state/history.index"

  private func history(_ disk: SimulatedDisk) -> HistoryFile {
    var file = HistoryFile(folder: "/state", on: disk.disk)
    file.indexed = 1
    return file
  }

  /// A session a day, each in two lines.
  private func lines(_ days: Range<Int>) -> [String] {
    days.flatMap {
      [HistoryFileTests.start("s\($0)", day: $0), HistoryFileTests.end("s\($0)", day: $0)]
    }
  }

  private func disk(days: Int = 4_000) throws -> SimulatedDisk {
    let disk = SimulatedDisk()
    try disk.disk.makeFolder("/state")
    try disk.disk.write(
      Array((lines(0..<days).joined(separator: "\n") + "\n").utf8), to: Self.path)
    return disk
  }

  /// The sessions since a day, and how often the history was read for them.
  private func end(_ disk: SimulatedDisk, since day: Int) throws -> ([String], reads: Int) {
    let before = disk.effects.count
    let reading = try history(disk).readEnd(since: Int64(day) * 86_400_000)
    let effects = disk.effects.dropFirst(before)
    return (
      reading.sessions.map(\.id),
      effects.count { $0.kind == .read && $0.path == Self.path }
    )
  }

  @Test func `lets the end be read without the beginning, also behind what was appended`() throws {
    let disk = try disk()
    let whole = try end(disk, since: 3_999)
    #expect(whole.0 == ["s3999"])
    let next = try end(disk, since: 3_999)
    #expect(next.0 == ["s3999"])
    #expect(whole.reads > 4)
    #expect(next.reads <= 3)
    for day in 4_000..<4_020 {
      for line in lines(day..<day + 1) { try history(disk).append([line]) }
    }
    let later = try end(disk, since: 4_010)
    #expect(later.0 == (4_010..<4_020).map { "s\($0)" })
    #expect(later.reads <= 3)
    // A thousand more, and it is still the one that is carried on.
    try history(disk).append(lines(4_020..<5_020))
    #expect(try end(disk, since: 5_019).reads <= 3)
    #expect(try end(disk, since: 0).0.count == 5_020)
  }

  @Test func `is worth nothing as soon as the history was changed by anybody else`() throws {
    let old = HistoryFileTests.start("old", day: 9_000)
    let changes: [(SimulatedDisk) throws -> Void] = [
      // An older limber appends.
      { disk in
        var file = try AppendFile(path: Self.path, on: disk.disk)
        try file.append(old)
      },
      // Somebody edits a line in its place, and the file is as long as before.
      { disk in
        let bytes = try disk.disk.readWhole(Self.path, limit: 1 << 24)
        let text = String(decoding: bytes, as: UTF8.self)
          .split(separator: "\n", omittingEmptySubsequences: false)
        let other = HistoryFileTests.start("s1", day: 9_000)
        let edited = ([text[0], text[1], Substring(other)] + text[3...]).joined(separator: "\n")
        #expect(edited.utf8.count == bytes.count)
        let file = try disk.disk.open(Self.path, for: .changing)
        try file.truncate(to: 0)
        try file.writeAll(Array(edited.utf8))
      },
      // Another file is put in its place.
      { disk in
        let bytes = try disk.disk.readWhole(Self.path, limit: 1 << 24)
        try disk.disk.write(Array(old.utf8) + [10] + bytes, to: Self.path)
      },
      { disk in _ = try history(disk).take(Array(old.utf8)) },
      { disk in _ = try history(disk).delete("s3") },
    ]
    for change in changes {
      let disk = try disk()
      _ = try end(disk, since: 3_000)
      try change(disk)
      for day in [8_000, 3_990] {
        let expected = try HistoryFile(folder: "/state", on: disk.disk)
          .readEnd(since: Int64(day) * 86_400_000).sessions.map(\.id)
        #expect(try end(disk, since: day).0 == expected)
      }
      #expect(try end(disk, since: 3_999).reads <= 6)
    }
  }

  @Test func `is made anew where it is gone, torn or anything else`() throws {
    let disk = try disk(days: 2_000)
    _ = try end(disk, since: 0)
    let whole = try disk.disk.readWhole(Self.index, limit: 1 << 20)
    #expect(whole.count > 3 * 64)
    var random = SeededGenerator(seed: 4)
    for number in 0..<40 {
      var bytes = whole
      switch number % 4 {
      case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
      case 1: bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << (UInt8(number) % 8)
      case 2: bytes += bytes.suffix(64)
      default:
        let cut = Int.random(in: 0..<bytes.count, using: &random)
        bytes.replaceSubrange(cut..., with: [UInt8](repeating: 0, count: bytes.count - cut))
      }
      try disk.disk.write(bytes, to: Self.index)
      #expect(try end(disk, since: 1_990).0.count == 10)
      #expect(try disk.disk.readWhole(Self.index, limit: 1 << 20) == whole)
    }
  }

  @Test func `is nothing that a reader needs, where it cannot be written`() throws {
    let disk = try disk()
    disk.fail(every: .make, with: .error(.full))
    #expect(try end(disk, since: 3_998).0 == ["s3998", "s3999"])
    #expect(disk.disk.status(of: Self.index) == nil)
  }

  @Test func `belongs to long histories alone`() throws {
    let disk = try disk(days: 8_000)
    _ = try HistoryFile(folder: "/state", on: disk.disk).readEnd(since: 0)
    #expect(disk.disk.status(of: Self.index)?.kind == .regular)
    let short = try self.disk(days: 1_000)
    _ = try HistoryFile(folder: "/state", on: short.disk).readEnd(since: 0)
    #expect(short.disk.status(of: Self.index) == nil)
  }
}
