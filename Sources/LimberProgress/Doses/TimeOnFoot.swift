package import LimberBasics
package import LimberRoutine

/// How long somebody walked and ran in a session, beside the longest session of the last 30 days.
///
/// What counts are the timed steps of routines with a tag `walking` or `running`.
package struct TimeOnFoot: Sendable, Hashable {
  /// The longest of the last 30 days; nil where there was none.
  package let longest: Duration?
  /// The routines that count, beside those whose sessions say so themselves.
  private let routines: Set<String>

  /// How far back the longest is looked for, in days.
  private static let reach = 30
  /// The most that a session may be of the longest, in percent.
  private static let most = 110

  /// - Parameters:
  ///   - sets: the routines that are to be played.
  ///   - history: trainings, as `Trainings` gives them.
  ///   - today: the person's local day.
  package init(of sets: [RoutineSet], history: some PastSessions, today: Day) {
    let routines = Set(
      sets.flatMap { $0.routines.values.filter { $0.isOnFoot }.map(\.id) })
    self.routines = routines
    guard !routines.isEmpty else {
      longest = nil
      return
    }
    let places = routines.reduce(into: Set(history.places(.onFoot))) {
      $0.formUnion(history.places(of: $1))
    }
    var most = Duration.zero
    for place in places
    where (0...Self.reach).contains(history.day(at: place).distance(to: today)) {
      let session = history[place]
      if session.isReal, !session.isUnattended { most = max(most, session.timeOnFoot(routines)) }
    }
    longest = most > .zero ? most : nil
  }

  /// How long a plan walks and runs, with the default of each choice.
  package func planned(in plan: Plan) -> Duration {
    var sum = Duration.zero
    var walk = PlanWalk(plan)
    while let step = walk.step {
      switch step.kind {
      case .timed(let timed) where routines.contains(step.routine): sum += timed.dose.target
      case .choice(_, let usual): walk.take(branch: usual)
      default: break
      }
      walk.next()
    }
    return sum
  }

  /// How long a plan walks and runs, where that is more than a tenth above the longest; nil where it is not.
  package func spike(in plan: Plan) -> Duration? {
    guard longest != nil else { return nil }
    let planned = planned(in: plan)
    return isSpike(planned) ? planned : nil
  }

  /// Whether so long on foot is more than a tenth above the longest; never where there is none.
  package func isSpike(_ time: Duration) -> Bool {
    guard let longest else { return false }
    return time.wholeMilliseconds * 100 > longest.wholeMilliseconds * Self.most
  }

  /// Whether the timed steps of a routine to be played count.
  package func counts(_ routine: String) -> Bool { routines.contains(routine) }
}

extension SessionRecord {
  /// How long it walked and ran.
  fileprivate func timeOnFoot(_ known: Set<String>) -> Duration {
    let ids = routines.filter { known.contains($0.id) || $0.isOnFoot }.map(\.id)
    guard !ids.isEmpty else { return .zero }
    return lastPlayings.reduce(.zero) { sum, step in
      let counts =
        step.unit == .seconds && !step.isRest
        && (ids.contains(step.routine) || known.contains(step.routine))
      return counts ? sum + step.spent : sum
    }
  }
}

extension SessionRecord.Played {
  /// Whether its tags say that it is walked or run.
  var isOnFoot: Bool { movements.contains(where: MovementTag.onFoot.contains) }
}
