package import LimberBasics

/// A routine that hurt the last time it was played, and lately: so badly that it is spoken of, or so
/// that the session was ended.
package struct RecentPain: Sendable, Hashable {
  /// The routine's id.
  package let routine: String
  /// The day on which it hurt.
  package let day: Day
  package let pain: Pain
  /// The one side that hurt; nil for both, or where nobody said.
  package let side: Side?
  /// Whether the session was ended because it hurt.
  package let isStop: Bool

  /// How long it is spoken of, in days.
  private static let reach = 14
  /// How long a session that pain ended is asked about, in days.
  private static let memory = 6

  /// What hurt badly lately, or ended a session, in a session or the morning after, for some routines in their order.
  ///
  /// It is forgotten with the next session of the routine that is completed or has little pain.
  ///
  /// - Parameters:
  ///   - routines: the ids of the routines.
  ///   - file: the file of them, where it lies outside of the libraries.
  ///   - history: trainings in the order of the file, as `Trainings` gives them.
  ///   - today: the person's local day.
  package static func all(
    of routines: [String], in file: String? = nil, history: some PastSessions, today: Day
  ) -> [RecentPain] {
    routines.compactMap { id in
      let last = history.last(of: id) { session in
        session.plays(id, in: file) && (session.hurt != nil || session.completes(id, in: file))
      }
      guard let last, let pain = last.worst,
        pain.weight >= DoseRules.badPain || last.isPainStop, last.day.distance(to: today) <= reach
      else { return nil }
      return RecentPain(
        routine: id, day: last.day, pain: pain, side: last.soreSide?.only, isStop: last.isPainStop)
    }
  }

  /// The last pain that ended a session of one of some routines, where none of its sessions came after
  /// it; nil where that is more than six days ago.
  ///
  /// - Parameters:
  ///   - routines: the ids of the routines; the first that hurt counts.
  ///   - history: trainings in the order of the file, as `Trainings` gives them.
  ///   - today: the person's local day.
  package static func stop(
    of routines: [String], history: some PastSessions, today: Day
  ) -> RecentPain? {
    for id in routines {
      guard let last = history.last(of: id, where: { !$0.isRehearsal && $0.plays(id) }),
        last.isPainStop,
        (0...memory).contains(last.day.distance(to: today))
      else { continue }
      return RecentPain(
        routine: id, day: last.day, pain: last.hurt ?? .stop, side: last.soreSide?.only,
        isStop: true)
    }
    return nil
  }

  /// Whether it is one for a professional.
  package var isSevere: Bool { pain.weight >= DoseRules.severePain }

  /// What is said of it: a sentence.
  ///
  /// `walk-run: pain of 8 two days ago. Go easy, and when the pain stays, see a professional.`
  package func sentence(on today: Day) -> String {
    let ago =
      switch day.distance(to: today) {
      case ...0: "today"
      case 1: "yesterday"
      case let days: "\(English.number(days)) days ago"
      }
    let told = pain.words(at: side)
    let words = isStop && pain != .stop ? "\(Pain.stop.words()), \(told)" : told
    let advice =
      isSevere
      ? "Rest it, and see a professional before you go on."
      : "Go easy, and when the pain stays, see a professional."
    return "\(routine): \(words) \(ago). \(advice)"
  }
}
