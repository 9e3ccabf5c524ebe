import LimberBasics
import LimberPlatform
import LimberProgress
import LimberTestSupport
import Testing

@testable import LimberHistory

@Suite struct `Two histories` {
  private static func step(_ id: String, _ number: Int = 0) -> String {
    HistoryLine.step(
      id,
      .init(
        routine: "calf", path: "/steps/\(number)", kind: .reps, name: "Drop", target: .count(8),
        did: .count(8),
        outcome: .done)
    ).text
  }

  private static func session(_ id: String, day: Int) -> [String] {
    [
      HistoryFileTests.start(id, day: day), step(id), step(id), HistoryFileTests.end(id, day: day),
    ]
  }

  private static func text(_ sessions: [[String]]) -> String {
    sessions.flatMap { $0 }.joined(separator: "\n") + "\n"
  }

  /// The same line with its fields in another order.
  private static func reordered(_ line: String) -> String {
    "{ " + line.dropFirst(#"{"v":1,"#.count).dropLast() + #", "v": 1 }"#
  }

  @Test func `what is imported goes to its time, so that this week is found`() throws {
    let folder = try TemporaryFolder()
    let file = HistoryFile(folder: folder.path, on: .system)
    let own = (1000..<1003).map { Self.session("own\($0)", day: $0) }
    try file.append(own.flatMap { $0 })
    let old = (0..<700).map { Self.session("old\($0)", day: $0) }
    #expect(try file.take(Array(Self.text(old).utf8)).sessions == 700)
    #expect(try folder.content("history.jsonl") == Self.text(old + own))
    #expect(
      try file.readEnd(since: 990 * 86_400_000).sessions.map(\.id) == [
        "own1000", "own1001", "own1002",
      ])
  }

  @Test func `what an older limber imported behind this week hides nothing of it`() throws {
    let folder = try TemporaryFolder()
    let own = Self.session("own", day: 1000)
    let old = (0..<2500).map { Self.session("old\($0)", day: $0 % 700) }
    _ = try folder.file("history.jsonl", Self.text([own] + old))
    let reading = try HistoryFile(folder: folder.path, on: .system).readEnd(since: 990 * 86_400_000)
    #expect(reading.sessions.first?.id == "own")
  }

  @Test func `only what began at a time or later is read, whatever stands before`() throws {
    let folder = try TemporaryFolder()
    let lines = ["junk", Self.reordered(HistoryFileTests.start("a", day: 1))]
    let late = [Self.reordered(HistoryFileTests.start("b", day: 9)), "more junk"]
    _ = try folder.file("history.jsonl", (lines + late).joined(separator: "\n"))
    let reading = try HistoryFile(folder: folder.path, on: .system).readEnd(since: 5 * 86_400_000)
    #expect(reading.sessions.map(\.id) == ["b"])
    #expect(reading.unreadable == [4])
    #expect(try HistoryFile(folder: folder.path, on: .system).readEnd(since: 0).sessions.count == 2)
  }

  @Test func `sessions that came in the order of a clock that was set back keep it`() throws {
    let folder = try TemporaryFolder()
    let file = HistoryFile(folder: folder.path, on: .system)
    let own = [Self.session("a", day: 10), Self.session("b", day: 5), Self.session("c", day: 12)]
    try file.append(own.flatMap { $0 })
    let other = [Self.session("y", day: 11), Self.session("x", day: 3)]
    _ = try file.take(Array(Self.text(other).utf8))
    #expect(try file.read().sessions.map(\.id) == ["x", "a", "b", "y", "c"])
  }

  @Test func `lines that say the same are the same, however they are written`() throws {
    let folder = try TemporaryFolder()
    let file = HistoryFile(folder: folder.path, on: .system)
    let lines = Self.session("a", day: 1) + Self.session("b", day: 2)
    try file.append(lines)
    let other = lines.map(Self.reordered)
    #expect(other != lines)
    #expect(try file.take(Array(other.joined(separator: "\n").utf8)).sessions == 0)
    #expect(try file.lines() == lines)
  }

  @Test func `histories put together by hand tell every step once`() throws {
    let folder = try TemporaryFolder()
    let (a, b) = (Self.session("a", day: 1), Self.session("b", day: 2))
    let rating = HistoryLine.rating("a", effort: nil, pain: 7).text
    let longer = a.dropLast() + [Self.step("a", 5), a[3], rating]
    _ = try folder.file("history.jsonl", Self.text([a, b, b, a, Array(longer), a]))
    let sessions = try HistoryFile(folder: folder.path, on: .system).read().sessions
    #expect(sessions.map(\.id) == ["a", "b"])
    #expect(sessions.map(\.steps.count) == [3, 2])
    #expect(sessions.first?.pain == 7)
    let other = try TemporaryFolder()
    let whole = HistoryFile(folder: other.path, on: .system)
    _ = try whole.take(Array(try folder.content("history.jsonl").utf8))
    #expect(try whole.lines().count == 6 + 4)
  }

  @Test(arguments: [
    "", "date,routine\n2026-01-01,calf\n", #"[{"v":1,"kind":"note","id":"a","note":"x"}]"#,
    "\u{0}\u{1}\u{2}",
  ]) func `what is no history is refused`(_ text: String) throws {
    let folder = try TemporaryFolder()
    let file = HistoryFile(folder: folder.path, on: .system)
    try file.append(Self.session("a", day: 1))
    let before = try folder.content("history.jsonl")
    #expect(throws: HistoryFailure(.noHistory)) { try file.take(Array(text.utf8)) }
    #expect(try folder.content("history.jsonl") == before)
  }
}
