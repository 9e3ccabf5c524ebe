package import LimberBasics

/// Pain of 3 and more that has not gone away between sessions.
package enum LastingPain {
  /// For how many days some routines, or others of the same parts of the body, have hurt each time that
  /// the person said how it was; nil where that is less than a week, or was long ago.
  ///
  /// - Parameters:
  ///   - routines: the ids of the routines.
  ///   - parts: the parts of the body that they load.
  ///   - history: trainings in the order of the file, as `Trainings` gives them.
  ///   - today: the person's local day.
  package static func days(
    of routines: Set<String>, parts: Set<String>, history: some PastSessions, today: Day
  ) -> Int? {
    var first: Day?
    var last: Day?
    for session in history.reversed() {
      let isMeant = session.routines.contains { played in
        (routines.contains(played.id) || played.parts.contains(where: parts.contains))
          && (!session.hasWork || session.hasWork(of: played.id, in: played.file))
      }
      guard isMeant, let pain = session.painInAll else { continue }
      guard pain > DoseRules.comfortablePain else { break }
      last = last ?? session.day
      first = session.day
    }
    guard let first, let last, (0...DoseRules.lastingPain).contains(last.distance(to: today)) else {
      return nil
    }
    let days = first.distance(to: last)
    return days >= DoseRules.lastingPain ? days : nil
  }
}
