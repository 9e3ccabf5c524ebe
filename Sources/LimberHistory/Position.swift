package import LimberBasics
internal import LimberProgress

/// Where a session stood, kept so that it can go on there after a crash or a stop.
package struct Position: Sendable, Hashable {
  /// The session's UUID.
  package var session: String
  /// When it stood there.
  package var time: Instant
  /// What was played, as the person would name it: ids, or absolute paths.
  package var routines: [String]
  /// A hash of each routine that was played, by its id; see `hashes(of:)`.
  package var hashes: [String: String]
  /// The target of each range.
  package var targets: [DoseKey: Int]
  /// How long the lead-in is.
  package var leadIn: Duration
  /// Where it stood.
  package var place: SessionPlace
  /// Whether the person stopped it; else it was interrupted.
  package var isStopped: Bool
  /// The session that it went on from, whose own position this one replaces.
  package var resumes: String?

  /// Makes a position at the beginning.
  package init(
    session: String = "", time: Instant, routines: [String], hashes: [String: String],
    targets: [DoseKey: Int], leadIn: Duration,
    place: SessionPlace = SessionPlace(), isStopped: Bool = false, resumes: String? = nil
  ) {
    self.session = session
    self.time = time
    self.routines = routines
    self.hashes = hashes
    self.targets = targets
    self.leadIn = leadIn
    self.place = place
    self.isStopped = isStopped
    self.resumes = resumes
  }
}
