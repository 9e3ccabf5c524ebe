import Dispatch
import LimberProgress
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

@testable import LimberHost

@Suite struct PositionTests {
  static func position(_ session: String, at milliseconds: Int64) -> Position {
    let plan = Plan([.reps("B", .times(8, to: 10)), .timed("C", .seconds(60))], share: 0.5)
    return Position(
      session: session, time: Moment(milliseconds: milliseconds, offsetSeconds: 7200),
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
    let positions = PositionFolder(state: folder.path)
    for (index, name) in ["a", "b", "c"].enumerated() {
      try positions.write(Self.position(name, at: Int64(index) * 1000))
    }
    let held = positions.hold("c")
    #expect(positions.all().map(\.session) == ["b", "a"])
    withExtendedLifetime(held) {}
    positions.remove("b")
    #expect(!positions.all().map(\.session).contains("b"))
  }

  private func keeper(in folder: TemporaryFolder) throws -> PlaceKeeper {
    let position = Position(
      time: Moment(milliseconds: 0, offsetSeconds: 0), routines: ["test"], hashes: [:],
      plan: try Stage.plan(PlayerTests.two))
    return PlaceKeeper(
      position, in: PositionFolder(state: folder.path),
      now: { Moment(milliseconds: 0, offsetSeconds: 0) }, say: { _ in })
  }

  private func play(_ script: [VirtualScheduler.Entry], in folder: TemporaryFolder) throws {
    let keeper = try keeper(in: folder)
    let request = PlayRequest(
      plan: try Stage.plan(PlayerTests.two), pace: .virtual, sinks: [], keeper: keeper)
    _ = Stage().environment(VirtualScheduler(script: script)).play(request)
    // A busy disk may take longer than the end of a session waits for it.
    #expect(keeper.waitUntilEnded(within: .seconds(60)))
  }

  @Test func `a session that is stopped can be gone on with where it was`() throws {
    let folder = try TemporaryFolder()
    try play([.key("q", at: 11)], in: folder)
    let position = try #require(PositionFolder(state: folder.path).all().first)
    #expect(position.place == .init(step: 2, elapsed: .seconds(3)))
    #expect(position.isStopped)
  }

  @Test func `a session that ended leaves no place behind`() throws {
    let folder = try TemporaryFolder()
    try play([], in: folder)
    #expect(PositionFolder(state: folder.path).all().isEmpty)
    #expect(try FilePath.names(in: folder.path + "/positions").isEmpty)
  }
}
