package import LimberBasics
package import LimberRoutine

/// Where a person stands in a programme: which week it is, what was done of it, what is due.
///
/// Weeks are counted in sevens from the day the programme began, days of a pause left out. At the end of
/// each the conditions of its stretch decide: met, the next week begins; not met, the same is done again,
/// and after bad pain the one before it.
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

  /// A week as the calendar had it.
  package struct BegunWeek: Sendable, Hashable {
    package let firstDay: Day
    /// Which week of the programme it was, from 1.
    package let number: Int
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
  /// Since when it stands still; nil where it goes on.
  package let pausedSince: Day?
  /// Whether every stretch is behind.
  package let isFinished: Bool
  /// The routines of the week; empty where the programme is finished.
  package let tasks: [Task]
  /// What was and is due from the first day to the end of this week, or of the last one.
  package let due: DueDays
  /// Every week from the first one to this, those that were done again among them.
  package let begun: [BegunWeek]

  /// Works out where a person stands, in one pass over the weeks and the history.
  ///
  /// - Parameters:
  ///   - programme: the programme.
  ///   - start: the day on which it began.
  ///   - first: the week of the programme with which it began, from 1.
  ///   - pauses: when it stood still.
  ///   - history: trainings, as `Trainings` gives them, in any order.
  ///   - today: the person's local day.
  package init(
    _ programme: Programme, since start: Day, from first: Int = 1, pauses: Pauses = Pauses(),
    history: [SessionRecord], today: Day
  ) {
    let days = ProgrammeDays(start, pauses)
    let now = days.day(of: today)
    let byWeek = Dictionary(
      grouping: history.filter { $0.day >= start && $0.day <= today && days.counts($0.day) }
    ) { start.distance(to: days.dayDone($0.day)) / 7 }
    var position = Position(in: programme, at: first)
    var firstDay = start
    var shortfall: ProgrammeWeek.Shortfall?
    var due: [Due] = []
    var current: ProgrammeWeek?
    var begun: [BegunWeek] = []
    while position.stretch < programme.weeks.count {
      let plan = programme.weeks[position.stretch]
      begun.append(
        BegunWeek(firstDay: days.calendarDay(of: firstDay), number: position.week))
      let sessions = byWeek[start.distance(to: firstDay) / 7] ?? []
      let week = ProgrammeWeek(plan, from: firstDay, sessions) { days.dayDone($0.day) }
      due += week.due
      guard firstDay.advanced(by: 7) <= now else {
        current = week
        break
      }
      shortfall = week.shortfall(plan.goOn, sessions)
      switch shortfall {
      case nil: position.advance(past: plan)
      case .pain(_, _, goesBack: true)?: position.goBack(in: programme)
      default: break
      }
      firstDay = firstDay.advanced(by: 7)
    }
    self.begun = begun
    stretch = position.stretch
    weekOfStretch = position.weekOfStretch
    week = position.week
    self.firstDay = days.calendarDay(of: firstDay)
    self.shortfall = shortfall
    isFinished = current == nil
    pausedSince = current == nil ? nil : pauses.since
    let end = current == nil ? firstDay : firstDay.advanced(by: 7)
    self.due = DueDays(
      due.compactMap { days.due($0, today: today) }, covering: start..<days.calendarDay(of: end))
    let dayOfWeek = min(max(firstDay.distance(to: now), 0), 6)
    let isPaused = pauses.since.map { $0 <= today } ?? false
    tasks = (current?.tasks ?? []).enumerated().map { index, task in
      Task(
        routine: task.routine, with: task.with, perWeek: task.perWeek, done: task.done,
        isDoneToday: !isPaused && task.isDone(on: dayOfWeek),
        isDue: !isPaused && current?.isDue(index, on: dayOfWeek) ?? false)
    }
  }

  private struct Position {
    var stretch = 0
    var weekOfStretch = 1
    var week = 1

    /// The place of a week of the programme, from 1; its last one where it has fewer.
    init(in programme: Programme, at week: Int) {
      let last = programme.weeks.reduce(0) { $0 + $1.weeks }
      while self.week < min(week, last) { advance(past: programme.weeks[stretch]) }
    }

    mutating func advance(past plan: Programme.Week) {
      week += 1
      if weekOfStretch < plan.weeks {
        weekOfStretch += 1
      } else {
        stretch += 1
        weekOfStretch = 1
      }
    }

    /// The week before; the first one has none.
    mutating func goBack(in programme: Programme) {
      guard week > 1 else { return }
      week -= 1
      if weekOfStretch > 1 {
        weekOfStretch -= 1
      } else {
        stretch -= 1
        weekOfStretch = programme.weeks[stretch].weeks
      }
    }
  }
}

/// The days of a programme, on which those of its pauses are none.
private struct ProgrammeDays {
  private let start: Day
  private let pauses: Pauses

  init(_ start: Day, _ pauses: Pauses) {
    (self.start, self.pauses) = (start, pauses)
  }

  /// The day of the programme that a day of the calendar is.
  func day(of day: Day) -> Day {
    pauses.isEmpty ? day : day.advanced(by: -pauses.days(from: start, before: day))
  }

  /// Whether what was done on a day counts: before a pause and after it, not in it.
  func counts(_ day: Day) -> Bool { !pauses.contains(day) || pauses.isFirst(day) }

  /// The day of the programme for which something done on a day of the calendar counts.
  func dayDone(_ day: Day) -> Day {
    pauses.isFirst(day) ? max(start, self.day(of: day).advanced(by: -1)) : self.day(of: day)
  }

  /// The day of the calendar that a day of the programme is.
  func calendarDay(of day: Day) -> Day {
    pauses.isEmpty ? day : pauses.calendarDay(of: day, from: start)
  }

  /// What is due on its day of the calendar; nil while the programme stands still.
  func due(_ due: Due, today: Day) -> Due? {
    let day = calendarDay(of: due.day)
    guard !pauses.contains(day) else { return nil }
    return Due(routine: due.routine, day: day, count: due.count, done: due.done)
  }
}
