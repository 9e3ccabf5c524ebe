public import LimberProgress
public import LimberRoutine
public import LimberSession

/// Where a session stood, kept so that it can go on there after a crash or a stop.
public struct Position: Sendable, Hashable {
  /// The session's UUID.
  public var session: String
  /// When it stood there.
  public var time: Moment
  /// What was played, as the person would name it: ids, or absolute paths.
  public var routines: [String]
  /// A hash of each routine that was played, by its id.
  public var hashes: [String: String]
  /// The target of each range.
  public var targets: [DoseKey: Int]
  /// The lead-in, in milliseconds.
  public var leadIn: Int
  /// Where it stood.
  public var place: Session.Place
  /// Whether the person stopped it; else it was interrupted.
  public var isStopped: Bool

  /// Makes a position at the beginning.
  public init(
    session: String = "", time: Moment, routines: [String], hashes: [String: String], plan: Plan,
    place: Session.Place = Session.Place(), isStopped: Bool = false
  ) {
    self.session = session
    self.time = time
    self.routines = routines
    self.hashes = hashes
    targets = Dictionary(plan.doses.map { ($0.key, $0.target) }) { first, _ in first }
    leadIn = plan.leadIn.wholeMilliseconds
    self.place = place
    self.isStopped = isStopped
  }
}
