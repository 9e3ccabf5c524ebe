package import LimberBasics
package import LimberRoutine

/// Where a person stands in a programme: which week it is, what was done of it, what is due.
///
/// Weeks are counted in sevens from the day the programme began. At the end of each the conditions of
/// its stretch decide: met, the next week begins; not met, the same is done again.
package struct ProgrammeState: Sendable, Hashable {
  /// How one routine of the week stands today.
  package struct Task: Sendable, Hashable {
    /// The routine's id.
    package let routine: String
    /// What it is played with.
    package let with: ParameterValues
    /// How often it is done in the week.
    package let perWeek: Int
    /// How often it was completed in the week so far.
    package let done: Int
    package let isDoneToday: Bool
    /// Whether it should be done today to come through the week evenly.
    package let isDue: Bool

    package init(
      routine: String, with: ParameterValues = .none, perWeek: Int, done: Int, isDoneToday: Bool,
      isDue: Bool
    ) {
      self.routine = routine
      self.with = with
      self.perWeek = perWeek
      self.done = done
      self.isDoneToday = isDoneToday
      self.isDue = isDue
    }
  }

  /// The index of the stretch in the programme, from 0.
  package let stretch: Int
  /// Which week of the stretch it is, from 1.
  package let weekOfStretch: Int
  /// Which week of the programme it would be with none done again, from 1.
  package let week: Int
  /// The first day of the week.
  package let firstDay: Day
  /// Why the week is done again; nil where it is new.
  package let shortfall: ProgrammeWeek.Shortfall?
  /// Whether every stretch is behind.
  package let isFinished: Bool
  /// The routines of the week; empty where the programme is finished.
  package let tasks: [Task]
  /// What was and is due from the first day to the end of this week, or of the last one.
  package let due: DueDays

  /// Works out where a person stands, in one pass over the weeks and the history.
  ///
  /// - Parameters:
  ///   - programme: the programme.
  ///   - start: the day on which it began.
  ///   - history: trainings, as `Trainings` gives them, in any order.
  ///   - today: the person's local day.
  package init(
    _ programme: Programme, since start: Day, history: [SessionRecord], today: Day
  ) {
    let byWeek = Dictionary(grouping: history.filter { $0.day >= start && $0.day <= today }) {
      start.distance(to: $0.day) / 7
    }
    var position = Position()
    var firstDay = start
    var shortfall: ProgrammeWeek.Shortfall?
    var due: [Due] = []
    var current: ProgrammeWeek?
    while position.stretch < programme.weeks.count {
      let plan = programme.weeks[position.stretch]
      let sessions = byWeek[start.distance(to: firstDay) / 7] ?? []
      let week = ProgrammeWeek(plan, from: firstDay, sessions)
      due += week.due
      guard firstDay.advanced(by: 7) <= today else {
        current = week
        break
      }
      shortfall = week.shortfall(plan.goOn, sessions)
      if shortfall == nil { position.advance(past: plan) }
      firstDay = firstDay.advanced(by: 7)
    }
    stretch = position.stretch
    weekOfStretch = position.weekOfStretch
    week = position.week
    self.firstDay = firstDay
    self.shortfall = shortfall
    isFinished = current == nil
    self.due = DueDays(
      due, covering: start..<(current == nil ? firstDay : firstDay.advanced(by: 7)))
    let dayOfWeek = min(max(firstDay.distance(to: today), 0), 6)
    tasks = (current?.tasks ?? []).enumerated().map { index, task in
      Task(
        routine: task.routine, with: task.with, perWeek: task.perWeek, done: task.done,
        isDoneToday: task.isDone(on: dayOfWeek),
        isDue: current?.isDue(index, on: dayOfWeek) ?? false)
    }
  }

  private struct Position {
    var stretch = 0
    var weekOfStretch = 1
    var week = 1

    mutating func advance(past plan: Programme.Week) {
      week += 1
      if weekOfStretch < plan.weeks {
        weekOfStretch += 1
      } else {
        stretch += 1
        weekOfStretch = 1
      }
    }
  }
}
