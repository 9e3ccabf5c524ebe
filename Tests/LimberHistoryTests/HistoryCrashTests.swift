import LimberBasics
import LimberEvents
import LimberProgress
import LimberTestSupport
import Testing

@testable import LimberHistory
@testable import LimberPlatform

/// Every single fault at every call on the disk, and every point at which a crash may come.
@Suite struct `A history on a bad disk` {
  private struct Told {
    var kept: [String] = [HistoryFileTests.start("a"), HistoryFileTests.start("b")]
    /// What was about to be taken away, which may be there or not.
    var isDeleting = false
    var isDeleted = false
  }

  private func history(_ disk: Disk) -> HistoryFile {
    var file = HistoryFile(folder: "/home/me/limber", on: disk)
    file.patience = 0
    // The index of a long one is on the same disk.
    file.indexed = 1
    return file
  }

  @Test(arguments: ["", "{\"v\":1,\"kind\":\"st"])
  func `reads the line behind one that the disk failed to take`(torn: String) throws {
    let simulated = SimulatedDisk()
    let file = history(simulated.disk)
    try file.append([HistoryFileTests.start("a"), HistoryFileTests.end("a")])
    let bytes = try simulated.disk.readWhole(file.path, limit: 1 << 20)
    let lost = Array(torn.utf8) + [UInt8](repeating: 0, count: 90)
    try simulated.disk.write(bytes + lost, to: file.path)
    let behind = [HistoryFileTests.start("b", day: 9), HistoryFileTests.end("b", day: 9)]
    let rest = Array((behind.joined(separator: "\n") + "\n").utf8)
    try simulated.disk.write(bytes + lost + rest, to: file.path)
    #expect(try file.read().sessions.map(\.id) == ["a", "b"])
    #expect(try file.readEnd(since: .min).sessions.map(\.id) == ["a", "b"])
    #expect(try file.lines().suffix(2) == behind)
    _ = try file.repair()
    #expect(try file.read().sessions.map(\.id) == ["a", "b"])
  }

  @Test func `loses no line that was told as kept, and refuses nothing torn`() throws {
    let other = [HistoryFileTests.start("d", day: 9), HistoryFileTests.end("d", day: 9)]
    let trial = DiskTrial<Told>(
      before: { disk in
        try history(disk).append([HistoryFileTests.start("a"), "bad", HistoryFileTests.start("b")])
      },
      story: { disk, tell in
        let file = history(disk)
        for line in [HistoryFileTests.start("c"), HistoryFileTests.end("c")] {
          if (try? file.append([line])) != nil { tell { $0.kept.append(line) } }
        }
        _ = try? file.repair()
        if (try? file.take(Array(other.joined(separator: "\n").utf8))) != nil {
          tell { $0.kept += other }
        }
        tell { $0.isDeleting = true }
        if (try? file.delete("a")) == true { tell { $0.isDeleted = true } }
      },
      look: { disk, told, _ in
        let file = history(disk)
        let last = HistoryFileTests.start("last", day: 10)
        var wrong: [String] = []
        for isNextDay in [false, true] {
          if isNextDay { try file.append([last]) }
          let lines = try file.lines()
          let missing = (told.kept + (isNextDay ? [last] : [])).filter { line in
            !lines.contains(line) && !(told.isDeleting && line == told.kept[0])
          }
          if !missing.isEmpty { wrong.append("lost \(missing)") }
          if Set(lines).count != lines.count { wrong.append("doubled: \(lines)") }
          if told.isDeleted, lines.contains(told.kept[0]) { wrong.append("not deleted") }
          let sessions = Set(try file.read().sessions.map(\.id))
          let found = Set(try file.readEnd(since: 0).sessions.map(\.id))
          if sessions != found { wrong.append("read \(sessions) and \(found)") }
        }
        return wrong
      })
    let outcome = try trial.run(told: Told())
    #expect(outcome.wrong == [])
    #expect(outcome.lives > 500)
  }

  private static let played = SessionEnd(
    outcome: .completed, time: .seconds(1), stepsDone: 1, stepsPartial: 0, stepsSkipped: 0,
    doses: [])
  private static let begun = SessionStart(
    routine: RoutineName(id: "a", title: "A"), routines: [],
    planned: PlannedTime(min: .seconds(1), target: .seconds(1), max: .seconds(1)), steps: 1,
    cautions: [])

  @Test func `has the whole of a session whose end is told as kept`() throws {
    let trial = DiskTrial<Bool>(
      story: { disk, tell in
        let marks = RecordMarks()
        var recorder = HistoryRecorder(
          file: history(disk), routines: [], isUnattended: false, hasOwnDose: false, marks: marks,
          say: { _ in })
        for body in [SessionEvent.Body.sessionStarted(Self.begun), .sessionEnded(Self.played)] {
          let event = SessionEvent(at: .zero, text: "", body: body, stamp: .init(session: "s"))
          try? recorder.receive(event)
        }
        try? recorder.finish()
        tell { $0 = marks.isEndKept == true }
      },
      look: { disk, isKept, _ in
        let sessions = try history(disk).read().sessions
        if sessions.count > 1 { return ["doubled"] }
        return isKept && sessions.map(\.outcome) != [.completed] ? ["lost: \(sessions)"] : []
      })
    let outcome = try trial.run(told: false)
    #expect(outcome.wrong == [])
  }
}

@Suite struct `A place on a bad disk` {
  private func position(_ step: Int) -> Position {
    var position = PositionTests.position("a", at: Int64(step) * 1_000)
    position.place.step = step
    return position
  }

  @Test func `is the last one that was kept or one after it, and is forgotten for good`() throws {
    struct Told {
      var kept = 0
      var isForgotten = false
    }
    let trial = DiskTrial<Told>(
      story: { disk, tell in
        let positions = PositionFolder(state: "/state", on: disk)
        let held = positions.hold("a")
        for step in 1...2 where (try? positions.write(position(step))) != nil {
          tell { $0.kept = step }
        }
        positions.tidy(now: 4_000)
        tell { $0.isForgotten = true }
        positions.forget(position(2))
        withExtendedLifetime(held) {}
      },
      look: { disk, told, _ in
        let positions = PositionFolder(state: "/state", on: disk)
        let steps = positions.all().map(\.place.step)
        if steps.count > 1 { return ["there are \(steps)"] }
        guard !told.isForgotten else { return [] }
        return (steps.first ?? 0) < told.kept ? ["kept \(told.kept), there is \(steps)"] : []
      })
    let outcome = try trial.run(told: Told())
    #expect(outcome.wrong == [])
  }

  @Test func `that was forgotten does not come back with the power`() throws {
    let simulated = SimulatedDisk()
    let positions = PositionFolder(state: "/state", on: simulated.disk)
    try positions.write(position(1))
    positions.forget(position(1))
    for seed in 0..<24 as Range<UInt64> {
      let found = PositionFolder(state: "/state", on: simulated.crashed(choosing: seed).disk).all()
      #expect(found.isEmpty)
    }
  }
}

@Suite struct `The programme on a bad disk` {
  @Test func `is the old one or the new one, and always one that can be read`() throws {
    let first = ProgrammeStart(programme: "knees", day: Day(days: 20_000))
    let second = ProgrammeStart(programme: "back", day: Day(days: 20_007))
    struct Told {
      var allowed: [String?] = ["knees"]
    }
    let trial = DiskTrial<Told>(
      before: { disk in try first.keep(in: "/state", on: disk) },
      story: { disk, tell in
        tell { $0.allowed.append(second.programme) }
        let isKept = (try? second.keep(in: "/state", on: disk)) != nil
        if isKept { tell { $0.allowed = [second.programme] } }
        tell { $0.allowed.append(nil) }
        let isRemoved = (try? ProgrammeStart.remove(in: "/state", on: disk)) != nil
        if isRemoved { tell { $0.allowed = [nil] } }
      },
      look: { disk, told, _ in
        let found = try ProgrammeStart.kept(in: "/state", on: disk)?.get().programme
        return told.allowed.contains(found) ? [] : ["\(found ?? "none"), not of \(told.allowed)"]
      })
    let outcome = try trial.run(told: Told())
    #expect(outcome.wrong == [])
  }
}
