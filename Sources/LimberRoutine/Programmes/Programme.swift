public import LimberBasics

/// Weeks of routines that lead somewhere: what to do how often, and when to go on.
public struct Programme: Sendable, Equatable {
  /// One stretch of the programme: a week, or several alike.
  public struct Week: Sendable, Equatable {
    /// What to call it; nil where the file does not say.
    public var name: String?
    /// How many weeks it lasts, from 1.
    public var weeks: Int
    /// What is done in each of them; never empty.
    public var routines: [Task]
    /// Whether its routines come one after the other, each on a day of its own.
    public var inOrder = false
    /// What must be so before the next stretch begins; nil for nothing but the time.
    public var goOn: GoOn?

    /// Makes a stretch.
    public init(name: String? = nil, weeks: Int = 1, routines: [Task], goOn: GoOn? = nil) {
      self.name = name
      self.weeks = weeks
      self.routines = routines
      self.goOn = goOn
    }
  }

  /// A routine and how often it is done.
  public struct Task: Sendable, Hashable {
    /// The routine's id.
    public var routine: String
    /// How often in a week, from 1.
    public var perWeek: Int
    /// What it is played with.
    public var with: ParameterValues

    /// Makes a task.
    public init(routine: String, perWeek: Int, with: ParameterValues = .none) {
      self.routine = routine
      self.perWeek = perWeek
      self.with = with
    }
  }

  /// The conditions for going on; a week in which one of them fails is done again.
  public struct GoOn: Sendable, Hashable {
    /// How much of what the week's routines ask for must be completed, each counted up to its `perWeek`.
    public var sessions: Int?
    /// The most pain in any session of the week, from 0 to 10.
    public var maxPain: Int?

    /// Makes conditions.
    public init(sessions: Int? = nil, maxPain: Int? = nil) {
      self.sessions = sessions
      self.maxPain = maxPain
    }
  }

  /// The file's name without `.json`.
  public var id: String
  /// One line of 1 to 80 characters.
  public var title: String
  /// What it is for.
  public var summary: String?
  /// Where it comes from.
  public var source: String?
  /// What the person must heed.
  public var cautions: [String]
  /// The stretches in order; never empty.
  public var weeks: [Week]

  /// Makes a programme.
  public init(
    id: String, title: String, summary: String? = nil, source: String? = nil,
    cautions: [String] = [], weeks: [Week]
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.source = source
    self.cautions = cautions
    self.weeks = weeks
  }
}
