/// One exercise routine, decoded from its file and found free of faults.
public struct Routine: Sendable, Equatable {
  /// How often a routine may be done.
  public struct Limits: Sendable, Hashable {
    /// Sessions in one local calendar day, from 1; nil where the file sets none.
    public var perDay: Int?
    /// Sessions in the last 7 local calendar days, from 1; nil where the file sets none.
    public var perWeek: Int?

    /// Makes limits.
    public init(perDay: Int? = nil, perWeek: Int? = nil) {
      self.perDay = perDay
      self.perWeek = perWeek
    }
  }

  /// Whether history may raise the doses.
  public enum Progression: String, Sendable, CaseIterable {
    /// Doses may grow, slowly.
    case gradual
    /// Doses stay at their minimum: ice, baths and rest do not grow.
    case none
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
