/// A story told in a world, and what came of it.
public struct Simulation: Sendable {
  /// What was told.
  public let story: Story
  /// A number made of all that happened: the same story has the same number.
  public let hash: UInt64
  /// What is wrong, in words; empty where nothing is.
  public let wrong: [String]
  /// The rare paths that were taken, and how often.
  public let reached: [Reached: Int]
  /// Calls on the disk.
  public let effects: Int
  /// What happened, line by line, where that was kept.
  public let lines: [String]

  /// Tells a story.
  ///
  /// - Parameters:
  ///   - bug: a fault that limber is given.
  ///   - keepsLines: whether the lines of what happened are kept.
  public init(_ story: Story, bug: PlantedBug? = nil, keepsLines: Bool = false) {
    self.story = story
    var world = World(bug: bug)
    world.log.keepsLines = keepsLines
    world.tell(story)
    hash = world.log.hash
    wrong = world.wrong
    reached = world.reached
    effects = world.effects
    lines = world.log.lines
  }

  /// The shortest and calmest story that goes wrong in the same way, found by leaving out what it does without.
  public func shrunk(bug: PlantedBug? = nil) -> Simulation {
    var best = self
    guard let fault = wrong.first.map(Self.kind) else { return self }
    func isStillWrong(_ story: Story) -> Bool {
      let again = Simulation(story, bug: bug)
      guard again.wrong.first.map(Self.kind) == fault else { return false }
      best = again
      return true
    }
    var isShorter = true
    while isShorter {
      isShorter = false
      for index in best.story.chapters.indices.reversed()
      where best.story.chapters.count > 1 && isStillWrong(best.story.without(index)) {
        isShorter = true
        break
      }
    }
    for index in best.story.chapters.indices where best.story.chapters[index].trouble != .none {
      _ = isStillWrong(best.story.calmed(index))
    }
    return best
  }

  /// What is wrong without whom it is wrong with.
  private static func kind(_ fault: String) -> String {
    fault.split(separator: " ").filter { word in word.allSatisfy(\.isLetter) }.joined(
      separator: " ")
  }
}
