import LimberBasics
import LimberEvents
import LimberProgress
import LimberSession
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberHistory
@testable import LimberPlatform
@testable import LimberPlayer

@Suite struct HistoryRecorderTests {
  static let steps = #"""
    {"type":"prompt","cue":"Ready?"},
    {"type":"timed","name":"Hold","cue":"Hold.","duration":{"min":"8s","max":"20s"},"sides":"each"}
    """#

  private func recording(in folder: TemporaryFolder, said: Said) -> SinkAssignment {
    let file = HistoryFile(folder: folder.path, on: .system)
    return SinkAssignment(name: "history", kinds: HistoryRecorder.kinds) { _ in
      HistoryRecorder(
        file: file, routines: [.init(id: "test", hash: "0f")],
        isUnattended: false, hasOwnDose: false, say: { said.add(EnglishPhrases().note($0)) })
    }
  }

  /// What the person is told.
  final class Said: Sendable {
    private let lines = Mutex<[String]>([])
    func add(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
  }

  @Test func `a session is kept with its steps, its doses and its end`() throws {
    let folder = try TemporaryFolder()
    let said = Said()
    _ = try Stage().play(
      Self.steps,
      script: [.input(.key(.enter), at: 1), .key("q", at: 12)],
      sinks: [recording(in: folder, said: said)])
    let session = try #require(
      try HistoryFile(folder: folder.path, on: .system).read().sessions.first)
    #expect(session.outcome == .stopped)
    #expect(session.did == .seconds(8))
    #expect(session.steps.map(\.outcome) == [.done])
    #expect(session.steps.map(\.did) == [.time(.seconds(8))])
    #expect(session.steps.map(\.kind) == [.timed])
    #expect(session.steps.map(\.index) == [2])
    #expect(session.doses.map(\.target) == [.time(.seconds(8))])
    #expect(session.routines == [.init(id: "test", hash: "0f")])
    #expect(said.all.isEmpty)
  }

  @Test func `a step that was begun again is kept as repeated and counts once`() throws {
    let folder = try TemporaryFolder()
    _ = try Stage().play(
      Self.steps,
      script: [
        .input(.key(.enter), at: 1), .key("r", at: 4), .key("b", at: 18), .key("q", at: 34),
      ], sinks: [recording(in: folder, said: Said())])
    let session = try #require(
      try HistoryFile(folder: folder.path, on: .system).read().sessions.first)
    #expect(session.steps.map(\.outcome) == [.repeated, .done, .repeated, .done, .partial])
    #expect(session.did == .seconds(11))
  }

  @Test func `a rest that was cut short is done`() throws {
    let folder = try TemporaryFolder()
    let rest = #"{"type":"rest","duration":"20s"}"#
    let hold = #"{"type":"timed","name":"Hold","duration":"5s"}"#
    _ = try Stage().play(
      [hold, rest, hold, rest, hold].joined(separator: ","),
      script: [.key("d", at: 12), .key("n", at: 19)],
      sinks: [recording(in: folder, said: Said())])
    let session = try #require(
      try HistoryFile(folder: folder.path, on: .system).read().sessions.first)
    #expect(session.steps.map(\.outcome) == [.done, .done, .done, .done, .done])
    #expect(session.outcome == .completed)
    #expect(session.completes("test"))
  }

  @Test func `what cannot be written is said once and written as soon as it can be`() throws {
    let folder = try TemporaryFolder()
    let said = Said()
    let marks = RecordMarks()
    try Disk.system.makeFolder(folder.path + "/history.jsonl")
    var recorder = HistoryRecorder(
      file: HistoryFile(folder: folder.path, on: .system), routines: [], isUnattended: false,
      hasOwnDose: false, marks: marks, say: { said.add(EnglishPhrases().note($0)) })
    let start = SessionStart(
      routine: RoutineName(id: "a", title: "A"), routines: [],
      planned: PlannedTime(min: .seconds(1), target: .seconds(1), max: .seconds(1)), steps: 1,
      cautions: [])
    let end = SessionEnd(
      outcome: .completed, time: .seconds(1), stepsDone: 1, stepsPartial: 0, stepsSkipped: 0,
      doses: [])
    func event(_ body: SessionEvent.Body) -> SessionEvent {
      SessionEvent(at: .zero, text: "", body: body, stamp: .init(session: "s"))
    }
    try recorder.receive(event(.sessionStarted(start)))
    try recorder.receive(event(.sessionEnded(end)))
    #expect(said.all.count == 1)
    #expect(said.all.first?.hasPrefix("what you do cannot be kept: ") == true)
    #expect(marks.isEndKept == nil)
    folder.remove("history.jsonl")
    try recorder.finish()
    #expect(marks.isEndKept == true)
    #expect(said.all.dropFirst() == ["what you do is kept again"])
    #expect(
      try HistoryFile(folder: folder.path, on: .system).read().sessions.map(\.outcome) == [
        .completed
      ])
  }

  /// Plays the end of a session to a recorder on a disk.
  private func end(on simulated: SimulatedDisk, _ marks: RecordMarks) throws -> HistoryFile {
    let file = HistoryFile(folder: "/", on: simulated.disk)
    var recorder = HistoryRecorder(
      file: file, routines: [], isUnattended: false, hasOwnDose: false, marks: marks,
      say: { _ in })
    let end = SessionEnd(
      outcome: .completed, time: .seconds(1), stepsDone: 1, stepsPartial: 0, stepsSkipped: 0,
      doses: [])
    try recorder.receive(
      SessionEvent(at: .zero, text: "", body: .sessionEnded(end), stamp: .init(session: "s")))
    try recorder.finish()
    return file
  }

  @Test func `an end that the disk does not confirm is not kept, and the reason is known`() throws {
    let simulated = SimulatedDisk()
    let marks = RecordMarks()
    simulated.fail(every: .synchronize, with: .error(.failing))
    let file = try end(on: simulated, marks)
    #expect(marks.isEndKept == false)
    #expect(marks.reason.map { "\($0)" } == "//history.jsonl: input/output error")
    #expect(try file.lines().count == 1)
  }

  @Test func `what the disk failed to take is written once more, for it forgets it`() throws {
    let simulated = SimulatedDisk()
    let marks = RecordMarks()
    simulated.fail(every: .synchronize, of: "//history.jsonl", with: .error(.failing))
    #expect(try end(on: simulated, marks).lines().count == 1)
    #expect(marks.isEndKept == true)
    let left = simulated.crashed(choosing: 1).disk
    #expect(try HistoryFile(folder: "/", on: left).lines().count == 1)
  }
}
