import LimberBasics
import LimberEvents
import LimberHost
import LimberSession
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberPlayer

/// When the place to go on from is kept: where something changed that a person would miss, else every 10 s.
@Suite struct `The place of a session` {
  private final class Keeper: PlaceKeeping {
    private let steps = Mutex<[Int]>([])
    var kept: [Int] { steps.withLock(\.self) }

    func start(session: String) {}
    func keep(_ place: SessionPlace) { steps.withLock { $0.append(place.step) } }
    func end(at place: SessionPlace?, outcome: SessionOutcome) {}
    func finish() {}
  }

  private static func kept(_ steps: String, script: [VirtualScheduler.Entry] = []) throws -> [Int] {
    let stage = Stage()
    let keeper = Keeper()
    let request = PlayRequest(
      plan: try Stage.plan(steps), pace: .virtual, sinks: [stage.recording()], keeper: keeper)
    _ = stage.environment(VirtualScheduler(script: script)).stage.play(request)
    return keeper.kept
  }

  private static let paced = """
    {"type":"reps","name":"Drop","reps":20,"tempo":[{"cue":"Lower","duration":"3s"},
      {"cue":"Hold","duration":"2s"},{"cue":"Rise","duration":"2s"}]}
    """

  @Test func `is kept every 10 s in repetitions too, however many phases they have`() throws {
    // At its beginning, every 10 s of 140, and where it ends.
    #expect(try (14...16).contains(Self.kept(Self.paced).count))
  }

  @Test func `is kept as soon as a step or a key changes it`() throws {
    #expect(try Self.kept(Stage.two).contains(2))
    let calm = try Self.kept(Self.paced).count
    let paused = try Self.kept(Self.paced, script: [.key(" ", at: 12), .key(" ", at: 13)]).count
    #expect(paused > calm)
  }
}
