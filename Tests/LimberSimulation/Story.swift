import LimberTestSupport

/// What happens to one person and their machine, day by day, made from a seed.
public struct Story: Sendable, Hashable {
  /// One thing that happens.
  public struct Chapter: Sendable, Hashable {
    package var deed: Deed
    /// All chance in it comes from this number, so that it is the same whatever comes before it.
    package var seed: UInt64
    package var trouble: Trouble
  }

  /// What the person or another program does.
  package enum Deed: String, Sendable, Hashable, CaseIterable {
    case play, playTwo, goOn, rate, note, delete, repair, importOthers, look
    case remind, forgetReminder, othersEditCrontab, othersAppend, clock
    /// Several sessions in earnest, each on a day of its own, none of which hurts.
    case train
    /// One in earnest of what was trained last, which hurts badly.
    case overdo
    /// A session that an older limber left in the history, told as that did.
    case older
    /// A session of a routine that nobody thought of.
    case playOwn
    /// A reminder comes at its time, and once more a minute later.
    case fire, fireLate
    /// The person says how they are the morning after.
    case morning
    /// A session with a sink that writes without end.
    case playFlooded
  }

  /// What the machine does meanwhile.
  package enum Trouble: Sendable, Hashable {
    case none
    /// The call with a number goes wrong.
    case fault(at: Int, choice: Int)
    /// The program is killed at the call with a number, or with the power where the state is not the plain one.
    case end(at: Int, state: UInt64)
    /// The power fails once it is over.
    case powerFails(state: UInt64)
    /// Every call of a kind goes wrong for a while.
    case lasting(choice: Int)
  }

  /// What may happen by chance; the others are told of only where they lead somewhere.
  private static let common: [Deed] = [
    .play, .playTwo, .goOn, .rate, .note, .delete, .repair, .importOthers, .look, .remind,
    .forgetReminder, .othersEditCrontab, .othersAppend, .clock,
  ]

  /// What it is made from.
  public let seed: UInt64
  package var chapters: [Chapter]

  /// A story of chapters that somebody chose.
  init(seed: UInt64, chapters: [Chapter]) {
    self.seed = seed
    self.chapters = chapters
  }

  /// Makes a story.
  ///
  /// - Parameter isCalm: whether nothing goes wrong in it.
  public init(seed: UInt64, isCalm: Bool = false) {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    chapters = (0..<random.number(in: 3...9)).map { _ in
      let deed: Deed = random.chance(45) ? .play : random.pick(Self.common)
      let trouble: Trouble
      // What is no session asks less of the disk.
      let calls = [.play, .playTwo, .goOn].contains(deed) ? 121 : 41
      switch isCalm ? 0 : random.number(in: 0...9) {
      case 0...2: trouble = .none
      case 3, 4:
        trouble = .fault(
          at: random.number(in: 0...120) % calls, choice: random.number(in: 0...3))
      case 5...7:
        trouble = .end(
          at: random.number(in: 0...120) % calls, state: UInt64(random.number(in: 0...11)))
      case 8: trouble = .powerFails(state: UInt64(random.number(in: 1...11)))
      default: trouble = .lasting(choice: random.number(in: 0...5))
      }
      return Chapter(deed: deed, seed: random.next(), trouble: trouble)
    }
    chapters += Self.ending(seed, isCalm: isCalm)
  }

  /// The last chapters, which lead to what hardly ever comes by chance alone.
  private static func ending(_ seed: UInt64, isCalm: Bool) -> [Chapter] {
    var random = SeededGenerator(seed: ~seed)
    let ends = (0..<3).map { _ in
      isCalm
        ? Trouble.none
        : .end(at: random.number(in: 3...40), state: UInt64(random.number(in: 0...11)))
    }
    let fails: Trouble = isCalm || random.chance(50) ? .none : .powerFails(state: 1)
    let deeds: [(Deed, Trouble)] =
      switch random.number(in: 0...8) {
      case 0, 1: [(.train, .none), (.train, .none), (.overdo, fails), (.look, .none)]
      case 2: [(.play, .none), (.othersAppend, .none), (.repair, fails), (.look, .none)]
      case 3: [(.play, ends[0]), (.goOn, ends[1]), (.goOn, .none)]
      case 4:
        random.chance(50)
          ? [(.importOthers, fails), (.importOthers, .none), (.delete, .none)]
          : [(.morning, .none), (.morning, ends[0]), (.morning, fails), (.look, .none)]
      case 5:
        random.chance(50)
          ? [(.remind, ends[0]), (.remind, ends[1]), (.forgetReminder, ends[2])]
          : [(.remind, .none), (.fire, ends[0]), (.fireLate, .none), (.fire, fails)]
      case 6: [(.older, fails), (.play, .none), (.older, .none), (.look, .none)]
      case 7: [(.playFlooded, ends[0]), (.goOn, .none), (.playFlooded, fails), (.look, .none)]
      default: [(.playOwn, ends[0]), (.goOn, .none), (.playOwn, fails), (.look, .none)]
      }
    return deeds.map { Chapter(deed: $0, seed: random.next(), trouble: $1) }
  }

  /// The same without a chapter, or with one less troubled.
  func without(_ index: Int) -> Story {
    var story = self
    story.chapters.remove(at: index)
    return story
  }

  func calmed(_ index: Int) -> Story {
    var story = self
    story.chapters[index].trouble = .none
    return story
  }

  /// The story in words, a line for each chapter.
  public var words: String {
    chapters.enumerated().map { "  \($0 + 1). \($1.deed.rawValue)\($1.trouble.words)\n" }.joined()
  }
}

extension Story.Trouble {
  fileprivate var words: String {
    switch self {
    case .none: ""
    case .fault(let at, let choice): "; call \(at) of the disk goes wrong (way \(choice))"
    case .end(let at, let state):
      state % 4 == 0
        ? "; the program is killed at call \(at)"
        : "; the power fails at call \(at) (state \(state))"
    case .powerFails(let state): "; then the power fails (state \(state))"
    case .lasting(let choice): "; the disk goes wrong all the while (way \(choice))"
    }
  }
}
