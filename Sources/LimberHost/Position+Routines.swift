package import LimberBasics
package import LimberHistory
package import LimberRoutine

extension Position {
  /// A position at the beginning of a plan, or at a place in it.
  package init(
    session: String = "", time: Instant, routines: [String], with: [ParameterValues] = [],
    hashes: [String: String], plan: Plan,
    place: SessionPlace = SessionPlace(), isStopped: Bool = false, resumes: String? = nil
  ) {
    self.init(
      session: session, time: time, routines: routines, with: with, hashes: hashes,
      targets: Dictionary(plan.doses.map { ($0.key, $0.target) }) { first, _ in first },
      leadIn: plan.leadIn, place: place, isStopped: isStopped, resumes: resumes)
  }
}

// MARK: - Whether the routines are still the same

extension Position {
  /// What a hash of what is played begins with; an older limber kept one of the file's bytes.
  private static let mark = "played:"

  /// A hash of what is played of every routine in some sets, by id.
  package static func hashes(of sets: [RoutineSet]) -> [String: String] {
    var hashes: [String: String] = [:]
    for set in sets {
      for (id, routine) in set.routines { hashes[id] = mark + routine.playedHash }
    }
    return hashes
  }

  /// Whether its place is still the same place in some sets: what is played has not changed since.
  package func fits(_ sets: [RoutineSet]) -> Bool {
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
