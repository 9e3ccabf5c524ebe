import LimberBasics
import LimberPlatform
import LimberTestSupport

/// Everything that can go wrong, once each, while one session of three exercises is played and rated, with
/// who goes on and plays again behind it.
public struct Exhaustion: Sendable {
  /// Calls on the disk in the session where nothing goes wrong.
  public let effects: Int
  /// A story for every fault of every call.
  public let faults: [Story]
  /// A story for every call as the program's last, with each state that it may leave the disk in.
  public let crashes: [Story]

  /// The states that are told: that of a killed program, the three plain ones of a power failure, and
  /// two in which chance decides for each write and each name.
  public static let states: [UInt64] = [0, 1, 2, 3, 5, 6]

  /// All stories, those of faults first.
  public var stories: [Story] { faults + crashes }

  /// Plays the session once to find out what it asks of the disk; nil where no session of a few hundred
  /// goes through all its steps.
  public init?() {
    let calm = (1...500 as ClosedRange<UInt64>).lazy.compactMap { seed -> (UInt64, [DiskEffect])? in
      var world = World()
      world.tell(Self.story(seed, .none, isAlone: true))
      guard let life = world.lives.first, life.outcome == .completed, life.steps.count == 4,
        world.ratings == 1, world.wrong.isEmpty
      else { return nil }
      return (seed, world.calls)
    }.first
    guard let (seed, calls) = calm else { return nil }
    effects = calls.count
    faults = calls.enumerated().flatMap { at, call in
      call.faults.indices.map { Self.story(seed, .fault(at: at, choice: $0)) }
    }
    crashes = calls.indices.flatMap { at in
      Self.states.map { Self.story(seed, .end(at: at, state: $0)) }
    }
  }

  private static func story(
    _ seed: UInt64, _ trouble: Story.Trouble, isAlone: Bool = false
  ) -> Story {
    let deeds: [(Story.Deed, Story.Trouble)] =
      [(.play, trouble)] + (isAlone ? [] : [(.goOn, .none), (.play, .powerFails(state: 1))])
    return Story(
      seed: seed, chapters: deeds.map { Story.Chapter(deed: $0, seed: seed, trouble: $1) })
  }
}
