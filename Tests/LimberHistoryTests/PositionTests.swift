import Dispatch
import LimberBasics
import LimberHost
import LimberProgress
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

@testable import LimberHistory
@testable import LimberPlatform
@testable import LimberPlayer

@Suite struct PositionTests {
  static func position(_ session: String, at milliseconds: Int64) -> Position {
    let plan = Plan([.reps("B", .times(8, to: 10)), .timed("C", .seconds(60))], share: 0.5)
    return Position(
      session: session, time: Instant(milliseconds: milliseconds, offsetSeconds: 7200),
      routines: ["calf", "/home/me/mine.json"], hashes: ["calf": "0f"], plan: plan,
      place: .init(step: 2, choices: [1, -1], elapsed: .milliseconds(12_345), repetitions: 3),
      isStopped: true)
  }

  @Test func `what is kept is read again`() {
    let position = Self.position("a", at: 1_790_000_000_000)
    #expect(Position(json: position.json) == position)
  }

  @Test(arguments: ["", "{}", "[1]", #"{"v":1,"session":"a"}"#, #"{"v":9}"#])
  func `what is no position is not read`(_ text: String) {
    #expect(Position(json: text) == nil)
  }

  @Test func `the newest comes first, and one that is being played is left alone`() throws {
    let folder = try TemporaryFolder()
    let positions = PositionFolder(state: folder.path, on: .system)
    for (index, name) in ["a", "b", "c"].enumerated() {
      try positions.write(Self.position(name, at: Int64(index) * 1000))
    }
    let held = positions.hold("c")
    #expect(positions.all().map(\.session) == ["b", "a"])
    #expect(positions.played() == Self.position("c", at: 0).routines)
    withExtendedLifetime(held) {}
    positions.remove("b")
    #expect(!positions.all().map(\.session).contains("b"))
  }

  private func keeper(in folder: TemporaryFolder) throws -> PlaceKeeper {
    let position = Position(
      time: Instant(milliseconds: 0, offsetSeconds: 0), routines: ["test"], hashes: [:],
      plan: try Stage.plan(Stage.two))
    return PlaceKeeper(
      position, in: PositionFolder(state: folder.path, on: .system),
      now: { Instant(milliseconds: 0, offsetSeconds: 0) }, say: { _ in })
  }

  private func play(_ script: [VirtualScheduler.Entry], in folder: TemporaryFolder) throws {
    let keeper = try keeper(in: folder)
    let request = PlayRequest(
      plan: try Stage.plan(Stage.two), pace: .virtual, sinks: [], keeper: keeper)
    _ = Stage().environment(VirtualScheduler(script: script)).stage.play(request)
    // A busy disk may take longer than the end of a session waits for it.
    #expect(keeper.waitUntilEnded(within: .seconds(60)))
  }

  @Test func `a session that is stopped can be gone on with where it was`() throws {
    let folder = try TemporaryFolder()
    try play([.key("q", at: 11)], in: folder)
    let position = try #require(PositionFolder(state: folder.path, on: .system).all().first)
    #expect(position.place == .init(step: 2, elapsed: .seconds(3)))
    #expect(position.isStopped)
  }

  @Test func `a session that ended leaves no place behind`() throws {
    let folder = try TemporaryFolder()
    try play([], in: folder)
    #expect(PositionFolder(state: folder.path, on: .system).all().isEmpty)
    #expect(try Disk.system.names(in: folder.path + "/positions").isEmpty)
  }

  private func position(_ session: String, resumes: String? = nil) -> Position {
    var position = Self.position(session, at: 0)
    position.resumes = resumes
    return position
  }

  @Test func `of two places that a crash left, the one that went on from the other counts`() throws
  {
    let folder = try TemporaryFolder()
    let positions = PositionFolder(state: folder.path, on: .system)
    try positions.write(position("a"))
    try positions.write(position("b", resumes: "a"))
    #expect(positions.all().map(\.session) == ["b"])
    positions.forget(position("b", resumes: "a"))
    #expect(try Disk.system.names(in: folder.path + "/positions").isEmpty)
  }

  @Test func `places of long ago and the files of the dead are tidied away`() throws {
    let folder = try TemporaryFolder()
    let positions = PositionFolder(state: folder.path, on: .system)
    let now: Int64 = 1_790_000_000_000
    for day in 0..<12 {
      try positions.write(Self.position("s\(day)", at: now - Int64(day) * 86_400_000))
    }
    try positions.write(Self.position("old", at: now - 200 * 86_400_000))
    _ = try folder.file("positions/gone.lock")
    positions.tidy(now: Int64.max / 2)
    #expect(positions.all().isEmpty)
    #expect(try Disk.system.names(in: folder.path + "/positions").isEmpty)
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "-1", "1e300", "100001"])
  func `no number of a place is taken that no session can have`(_ number: String) throws {
    let text = Self.position("a", at: 0).json
    for field in ["leadIn", "elapsed", "repetitions"] {
      let at = try #require(text.firstRange(of: #""\#(field)":"#))
      let end = try #require(text[at.upperBound...].firstIndex { ",}".contains($0) })
      let changed = text[..<at.upperBound] + number + text[end...]
      let position = try #require(Position(json: String(changed)))
      #expect((.zero ... .seconds(86_400)).contains(position.leadIn))
      #expect((.zero ... .seconds(86_400)).contains(position.place.elapsed))
      #expect((0...10_000).contains(position.place.repetitions))
    }
    let steps = text.replacing(#""step":2"#, with: #""step":\#(number)"#)
    #expect(Position(json: steps) == nil)
    let choices = text.replacing("[1,-1]", with: "[\(number)]")
    #expect(Position(json: choices)?.place.choices.allSatisfy { (-1..<9).contains($0) } != false)
  }

  /// Plays a session of two steps to its end while `settle` says what the history has of it.
  private func play(
    in folder: TemporaryFolder, _ settle: (RecordMarks) -> Void
  ) throws -> PositionFolder {
    let marks = RecordMarks()
    let positions = PositionFolder(state: folder.path, on: .system)
    try positions.write(position("before"))
    let template = Position(
      time: Instant(milliseconds: 0, offsetSeconds: 0), routines: ["test"], hashes: [:],
      plan: try Stage.plan(Stage.two), resumes: "before")
    let keeper = PlaceKeeper(
      template, in: positions, marks: marks,
      now: { Instant(milliseconds: 0, offsetSeconds: 0) }, say: { _ in })
    marks.beginning.settle(true)
    settle(marks)
    let request = PlayRequest(
      plan: try Stage.plan(Stage.two), pace: .virtual, sinks: [], keeper: keeper)
    _ = Stage().environment(VirtualScheduler()).stage.play(request)
    #expect(keeper.waitUntilEnded(within: .seconds(60)))
    return positions
  }

  @Test func `the place is forgotten once the history has the completion`() throws {
    let folder = try TemporaryFolder()
    #expect(try play(in: folder) { $0.ending.settle(true) }.all().isEmpty)
    #expect(try Disk.system.names(in: folder.path + "/positions").isEmpty)
  }

  @Test func `where the history does not have the completion the place stays`() throws {
    let folder = try TemporaryFolder()
    let places = try play(in: folder) { _ in }.all()
    #expect(places.map { (1...2).contains($0.place.step) } == [true])
    #expect(places.first?.isStopped == false)
    #expect(places.first?.resumes == "before")
  }
}
