import LimberProgress
import LimberTestSupport
import Testing

@testable import LimberHistory
@testable import LimberPlatform

@Suite struct `A history that cannot be changed` {
  private func file(in folder: TemporaryFolder) -> HistoryFile {
    var file = HistoryFile(folder: folder.path, on: .system)
    file.patience = 10
    return file
  }

  private func held(_ name: String, in folder: TemporaryFolder) throws -> any DiskFile {
    let lock = try Disk.system.open(folder.path + "/" + name, for: .locking)
    #expect(lock.lock(within: 0))
    return lock
  }

  @Test(arguments: ["history.lock", "history.jsonl"])
  func `whoever does not get a lock replaces nothing and says so`(_ name: String) throws {
    let folder = try TemporaryFolder()
    let content = HistoryFileTests.start("a") + "\nbad\n"
    _ = try folder.file("history.jsonl", content)
    let lock = try held(name, in: folder)
    let file = file(in: folder)
    let changes: [(HistoryFile) throws -> Void] = [
      { _ = try $0.repair() }, { _ = try $0.delete("a") },
      { _ = try $0.take(Array(HistoryFileTests.start("b").utf8)) },
    ]
    for change in changes {
      #expect { try change(file) } throws: { ($0 as? HistoryFailure)?.isBusy == true }
    }
    #expect(try folder.content("history.jsonl") == content)
    lock.unlock()
    #expect(try file.repair() == 1)
  }

  @Test func `lines that do not get the lock are not written, and that is said`() throws {
    let folder = try TemporaryFolder()
    let lock = try held("history.lock", in: folder)
    let file = file(in: folder)
    #expect { try file.append([HistoryFileTests.start("a")]) } throws: { error in
      let failure = error as? HistoryFailure
      return failure?.isBusy == true && failure?.written == 0
        && "\(error)".hasPrefix("\(file.path) is being changed by ")
    }
    #expect(try file.lines().isEmpty)
    lock.unlock()
    try file.append([HistoryFileTests.start("a")])
    #expect(try file.lines().count == 1)
  }

  @Test func `a disk that fails is told, with what is in the file all the same`() throws {
    let simulated = SimulatedDisk()
    let file = HistoryFile(folder: "/state", on: simulated.disk)
    simulated.fail(every: .synchronize, of: file.path, with: .error(.failing))
    #expect { try file.append([HistoryFileTests.start("a"), HistoryFileTests.end("a")]) } throws: {
      ($0 as? HistoryFailure)?.written == 2
    }
  }

  @Test func `what is set aside is on the disk before the history is replaced`() throws {
    let bad: [UInt8] = [0xFF, 0xFE, 0x00, 0x41]
    let good = HistoryFileTests.start("a")
    let simulated = SimulatedDisk()
    let disk = simulated.disk
    try disk.write(bad + Array("\n\(good)\n".utf8), to: "/history.jsonl")
    let earlier = simulated.effects.count
    #expect(try HistoryFile(folder: "/", on: disk).repair() == 1)
    let order = simulated.effects.dropFirst(earlier).filter {
      $0.kind == .synchronize || $0.kind == .rename
    }
    #expect(
      order.map(\.description) == [
        "synchronize //history.bad", "synchronize /", "synchronize //.history.jsonl.00000002",
        "rename /history.jsonl", "synchronize /",
      ])
    #expect(try disk.read("/history.bad", limit: 100) == bad + [UInt8(ascii: "\n")])
    #expect(try disk.read("/history.jsonl", limit: 1000) == Array((good + "\n").utf8))
  }

  @Test func `lines of a newer limber are left out and never set aside`() throws {
    let folder = try TemporaryFolder()
    let newer = [
      #"{"v":2,"kind":"start","id":"a","time":1}"#,
      #"{"v":1,"kind":"mood","id":"a","mood":"fair"}"#,
    ]
    let lines = [HistoryFileTests.start("a")] + newer + [HistoryFileTests.start("b")]
    _ = try folder.file("history.jsonl", lines.joined(separator: "\n") + "\n")
    let file = file(in: folder)
    #expect(try file.repair() == 0)
    #expect(try file.read().complaint == "\(file.path): 2 lines of a newer limber, left out")
    #expect(try file.delete("a"))
    #expect(try folder.content("history.jsonl") == HistoryFileTests.start("b") + "\n")
  }
}
