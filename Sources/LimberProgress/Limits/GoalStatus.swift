package import LimberBasics
package import LimberRoutine

/// How a routine stands to its goal: how often it was done in the last seven days, and whether it is due.
package struct GoalStatus: Sendable, Hashable {
  /// How often it is meant to be done in seven days.
  package let perWeek: Int
  /// How often it was completed in the last seven days.
  package let done: Int
  package let isDoneToday: Bool
  /// Whether it should be done today.
  package let isDue: Bool

  /// For so many days after its last session a goal is kept in mind.
  private static let memory = 28

  /// - Parameters:
  ///   - set: the routine.
  ///   - history: trainings, as `Trainings` gives them.
  ///   - today: the person's local day.
  /// - Returns: nil where it has no goal, or was not completed lately.
  package init?(of set: RoutineSet, history: some PastSessions, today: Day) {
    guard let goal = set.routines[set.rootID]?.goal else { return nil }
    let ages = history.places(of: set.rootID).filter {
      (0...Self.memory).contains(history.day(at: $0).distance(to: today))
        && history[$0].completes(set.rootID, in: set.file)
    }
    .map { history.day(at: $0).distance(to: today) }
    guard !ages.isEmpty else { return nil }
    let today = ages.count { $0 == 0 }
    done = ages.count { $0 < 7 }
    isDoneToday = today > 0
    switch goal.often {
    case .perDay(let count):
      perWeek = 7 * min(count, AmountLimits.count)
      isDue = today < count
    case .perWeek(let count):
      perWeek = count
      isDue = done < count && (today == 0 || count > 7)
    case .everyDays(let days):
      perWeek = 6 / max(days, 1) + 1
      isDue = !ages.contains { $0 < days }
    }
  }
}
