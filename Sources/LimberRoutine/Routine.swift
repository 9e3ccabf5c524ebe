public import LimberBasics

/// One exercise routine, decoded from its file and found free of faults.
public struct Routine: Sendable, Equatable {
  /// How often a routine may be done.
  public struct Limits: Sendable, Hashable {
    /// Sessions in one local calendar day, from 1; nil where the file sets none.
    public var perDay: Int?
    /// Sessions in the last 7 local calendar days, from 1; nil where the file sets none.
    public var perWeek: Int?
    /// Whole days without it after each session, from 0 to 7; nil where the file sets none.
    public var restDays: Int?

    /// Makes limits.
    public init(perDay: Int? = nil, perWeek: Int? = nil, restDays: Int? = nil) {
      self.perDay = perDay
      self.perWeek = perWeek
      self.restDays = restDays
    }
  }

  /// Whether history may raise the doses.
  public enum Progression: String, Sendable, CaseIterable {
    /// Doses may grow, slowly.
    case gradual
    /// Doses stay at their minimum: ice, baths and rest do not grow.
    case none
  }

  /// A value that the file leaves to whoever plays it.
  public struct Parameter: Sendable, Hashable {
    /// What it is called.
    public var name: String
    /// What it is where nothing is given, as `ParameterValues` writes it.
    public var usual: String
    /// What it is here.
    public var value: String
  }

  /// The file's name without `.json`.
  public var id: String
  /// One line of 1 to 80 characters.
  public var title: String
  /// What the routine is for.
  public var summary: String?
  /// Where its doses come from.
  public var source: String?
  /// Words to find it by.
  public var tags: [String]
  /// What the person needs at hand.
  public var equipment: [String]
  /// What the person must heed.
  public var cautions: [String]
  /// How often it may be done.
  public var limits: Limits?
  /// Whether history may raise its doses.
  public var progression: Progression
  /// The pause between two exercises; nil or zero for none.
  public var between: Duration?
  /// How often it is meant to be done; never a limit.
  public var goal: Goal?
  /// The values that the file leaves open, in its order.
  public var parameters: [Parameter] = []
  /// What is done, in order; never empty.
  public var steps: [Step]

  /// Makes a routine.
  public init(
    id: String, title: String, summary: String? = nil, source: String? = nil, tags: [String] = [],
    equipment: [String] = [], cautions: [String] = [], limits: Limits? = nil,
    progression: Progression = .gradual, steps: [Step]
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.source = source
    self.tags = tags
    self.equipment = equipment
    self.cautions = cautions
    self.limits = limits
    self.progression = progression
    self.steps = steps
  }
}

extension Routine {
  /// What each of its parameters is here, the usual values among them.
  public var values: ParameterValues {
    ParameterValues(Dictionary(parameters.map { ($0.name, $0.value) }) { first, _ in first })
  }

  /// How often a routine is meant to be done, and for how long.
  public struct Goal: Sendable, Hashable {
    /// How often.
    public enum Often: Sendable, Hashable {
      /// So often on each day.
      case perDay(Int)
      /// So often in each week.
      case perWeek(Int)
      /// Once in so many days: 2 is every other day.
      case everyDays(Int)
    }

    /// How often.
    public var often: Often
    /// For how many weeks; nil where the file sets no end.
    public var weeks: Int?

    /// Makes a goal.
    public init(_ often: Often, weeks: Int? = nil) {
      self.often = often
      self.weeks = weeks
    }

    /// Whether whoever keeps to it would pass a limit.
    func exceeds(_ limits: Limits) -> Bool {
      let (day, week) = (limits.perDay ?? .max, limits.perWeek ?? .max)
      let rest = limits.restDays ?? 0
      switch often {
      // Seven days hold at most so many sessions that rest lies between.
      case .perDay where rest > 0: return true
      case .perWeek(let count) where rest > 0 && count > 6 / (rest + 1) + 1: return true
      case .everyDays(let days) where days <= rest: return true
      case .perDay(let count): return count > day || count > week / 7
      case .perWeek(let count): return count > week || (day < .max / 7 && count > 7 * day)
      // Seven days hold at most so many of its days, the first of them being one.
      case .everyDays(let days): return (6 / days) + 1 > week
      }
    }
  }
}
