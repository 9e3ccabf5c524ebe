import Dispatch
import LimberBasics
import LimberProgress
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberHistory
@testable import LimberPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct HistoryFileTests {
  static func start(_ id: String, day: Int = 0) -> String {
    HistoryLine.start(
      .init(
        id: id, time: Instant(milliseconds: Int64(day) * 86_400_000, offsetSeconds: 0),
        routines: [.init(id: "calf")], planned: .seconds(60))
    ).text
  }

  static func end(_ id: String, day: Int = 0) -> String {
    HistoryLine.end(
      .init(
        id: id, time: Instant(milliseconds: Int64(day) * 86_400_000 + 60_000, offsetSeconds: 0),
        outcome: .completed, did: .seconds(60))
    ).text
  }

  @Test func `a session without an end is an interrupted one`() throws {
    let folder = try TemporaryFolder()
    let file = HistoryFile(folder: folder.path + "/deep/state", on: .system)
    try file.append([Self.start("a"), Self.end("a"), Self.start("b")])
    let reading = try file.read()
    #expect(reading.sessions.map(\.id) == ["a", "b"])
    #expect(reading.sessions.map(\.outcome) == [.completed, .interrupted])
    #expect(reading.complaint == nil)
    #expect(Disk.system.status(of: file.path)?.mode == 0o600)
    #expect(Disk.system.status(of: folder.path + "/deep/state")?.mode == 0o700)
  }

  @Test func `a torn last line is ended and named, and nothing else is lost`() throws {
    let folder = try TemporaryFolder()
    let torn = Self.start("a") + "\n" + Self.end("a") + "\n" + String(Self.start("b").prefix(40))
    let path = try folder.file("history.jsonl", torn)
    let file = HistoryFile(folder: folder.path, on: .system)
    try file.append([Self.start("c"), Self.end("c")])
    let reading = try file.read()
    #expect(reading.sessions.map(\.id) == ["a", "c"])
    #expect(
      reading.complaint
        == "\(path): 1 unreadable line (line 3); 'limber history repair' sets them aside")
  }

  @Test func `zeros, garbage and a line of ten megabytes are passed over and named`() throws {
    let folder = try TemporaryFolder()
    let zeros = String(repeating: "\u{0}", count: 300)
    let long = String(repeating: "x", count: 10_000_000)
    let lines = [Self.start("a"), zeros, "{\"v\":1", long, "", Self.end("a")]
    _ = try folder.file("history.jsonl", lines.joined(separator: "\n"))
    let reading = try HistoryFile(folder: folder.path, on: .system).read()
    #expect(reading.sessions.map(\.outcome) == [.completed])
    #expect(reading.unreadable == [2, 3, 4])
  }

  @Test func `repairing sets what cannot be read aside and keeps the rest to the letter`() throws {
    let folder = try TemporaryFolder()
    let good = [Self.start("a"), Self.end("a")]
    _ = try folder.file("history.jsonl", good[0] + "\nbad\n" + good[1] + "\n")
    let file = HistoryFile(folder: folder.path, on: .system)
    #expect(try file.repair() == 1)
    #expect(try folder.content("history.jsonl") == good.joined(separator: "\n") + "\n")
    #expect(try folder.content("history.bad") == "bad\n")
    #expect(try file.repair() == 0)
  }

  @Test func `forgetting a session takes every line about it and no other`() throws {
    let folder = try TemporaryFolder()
    let file = HistoryFile(folder: folder.path, on: .system)
    let note = HistoryLine.note("a", "new shoes").text
    try file.append([Self.start("a"), Self.start("b"), Self.end("a"), note, Self.end("b")])
    #expect(try file.delete("a"))
    #expect(try file.lines() == [Self.start("b"), Self.end("b")])
    #expect(try !file.delete("a"))
  }

  @Test func `importing twice adds nothing the second time, and an end that was missing`() throws {
    let folder = try TemporaryFolder()
    let file = HistoryFile(folder: folder.path, on: .system)
    try file.append([Self.start("a")])
    let other = [Self.start("a"), Self.end("a"), "junk", Self.start("b")].joined(separator: "\n")
    #expect(try file.take(Array(other.utf8)) == .init(sessions: 1, remarks: 1, unreadable: 1))
    #expect(try file.take(Array(other.utf8)) == .init(sessions: 0, remarks: 0, unreadable: 1))
    #expect(try file.read().sessions.map(\.outcome) == [.completed, .interrupted])
    #expect(try file.lines().count == 3)
  }

  @Test func `the end of a long history is read without its beginning`() throws {
    let folder = try TemporaryFolder()
    let lines = (0..<4000).flatMap { [Self.start("s\($0)", day: $0), Self.end("s\($0)", day: $0)] }
    _ = try folder.file("history.jsonl", lines.joined(separator: "\n") + "\n")
    let file = HistoryFile(folder: folder.path, on: .system)
    let reading = try file.readEnd(since: 3950 * 86_400_000)
    #expect(reading.sessions.last?.id == "s3999")
    #expect(reading.sessions.first?.id == "s3950")
    #expect(try file.readEnd(since: 0).sessions.count == 4000)
  }

  @Test func `one that is larger than any is refused at once, and its end is read`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("history.jsonl")
    // A hole, which takes no room on the disk, and a session behind it.
    try Disk.system.open(path, for: .changing).truncate(to: HistoryFile.limit + 1)
    let file = HistoryFile(folder: folder.path, on: .system)
    try file.append([Self.start("a"), Self.end("a")])
    let refused = FileReadError(name: path, reason: .isLarge(limit: 512 << 20))
    #expect(throws: refused) { try file.read() }
    #expect(throws: refused) { try file.lines() }
    #expect(throws: HistoryFailure(.unreadable(refused))) { try file.delete("a") }
    #expect(throws: HistoryFailure(.unreadable(refused))) { try file.repair() }
    #expect(try file.readEnd(since: 0).sessions.map(\.outcome) == [.completed])
    #expect(Disk.system.status(of: path)?.size ?? 0 > HistoryFile.limit)
  }

  @Test func `sixteen writers at once lose nothing`() throws {
    let folder = try TemporaryFolder()
    let failures = Mutex(0)
    let path = folder.path
    DispatchQueue.concurrentPerform(iterations: 16) { writer in
      let file = HistoryFile(folder: path, on: .system)
      for number in 0..<25 {
        do { try file.append([Self.start("\(writer)-\(number)")]) } catch {
          failures.withLock { $0 += 1 }
        }
      }
    }
    #expect(failures.withLock { $0 } == 0)
    let reading = try HistoryFile(folder: folder.path, on: .system).read()
    #expect(reading.sessions.count == 400)
    #expect(reading.unreadableCount == 0)
  }

  @Test func `a history that is a folder is refused and not harmed`() throws {
    let folder = try TemporaryFolder()
    try Disk.system.makeFolder(folder.path + "/history.jsonl")
    let file = HistoryFile(folder: folder.path, on: .system)
    #expect(throws: HistoryFailure.self) { try file.append([Self.start("a")]) }
    #expect(throws: FileReadError.self) { try file.read() }
    #expect(Disk.system.status(of: file.path)?.kind == .folder)
  }
}
