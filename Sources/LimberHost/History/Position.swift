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
  /// A hash of each routine that was played, by its id; see `hashes(of:)`.
  public var hashes: [String: String]
  /// The target of each range.
  public var targets: [DoseKey: Int]
  /// The lead-in, in milliseconds.
  public var leadIn: Int
  /// Where it stood.
  public var place: Session.Place
  /// Whether the person stopped it; else it was interrupted.
  public var isStopped: Bool
  /// The session that it went on from, whose own position this one replaces.
  public var resumes: String?

  /// Makes a position at the beginning.
  public init(
    session: String = "", time: Moment, routines: [String], hashes: [String: String], plan: Plan,
    place: Session.Place = Session.Place(), isStopped: Bool = false, resumes: String? = nil
  ) {
    self.session = session
    self.time = time
    self.routines = routines
    self.hashes = hashes
    targets = Dictionary(plan.doses.map { ($0.key, $0.target) }) { first, _ in first }
    leadIn = plan.leadIn.wholeMilliseconds
    self.place = place
    self.isStopped = isStopped
    self.resumes = resumes
  }
}

// MARK: - Whether the routines are still the same

extension Position {
  /// What a hash of what is played begins with; an older limber kept one of the file's bytes.
  private static let mark = "played:"

  /// A hash of what is played of every routine in some sets, by id.
  public static func hashes(of sets: [RoutineSet]) -> [String: String] {
    var hashes: [String: String] = [:]
    for set in sets {
      for (id, routine) in set.routines { hashes[id] = mark + routine.playedHash }
    }
    return hashes
  }

  /// Whether its place is still the same place in some sets: what is played has not changed since.
  public func fits(_ sets: [RoutineSet]) -> Bool {
    var ids: Set<String> = []
    for set in sets {
      for (id, routine) in set.routines {
        ids.insert(id)
        guard let hash = hashes[id] else { return false }
        let now = hash.hasPrefix(Self.mark) ? Self.mark + routine.playedHash : set.hash(of: id)
        guard hash == now else { return false }
      }
    }
    return ids.count == hashes.count
  }
}
