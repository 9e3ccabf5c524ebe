package import LimberBasics
import LimberRoutine

/// How often each routine of a programme's week is due on which day, and how much of it was done.
///
/// This is the one place that says what is due: `limber today`, the report and the streak ask it.
package struct ProgrammeWeek: Sendable, Hashable {
  /// How one routine of the week stands.
  package struct Task: Sendable, Hashable {
    /// The routine's id.
    package let routine: String
    /// What it is played with.
    package let with: ParameterValues
    /// How often it is done in the week.
    package let perWeek: Int
    /// The days of the week, from 0, on which its turn is, once for each time; nil where it has none and
    /// is spread evenly.
    let turns: [Int]?
    /// The days of the week, from 0, on which it was completed, once for each time.
    let days: [Int]

    /// How often it was completed in the week so far.
    package var done: Int { days.count }

    /// How often it should have been done by the end of a day of the week, from 0.
    private func wanted(by day: Int) -> Int {
      turns.map { $0.count { $0 <= day } } ?? ProgrammeWeek.spread(perWeek, by: day)
    }

    /// The day of its next turn.
    fileprivate var nextTurn: Int {
      turns.flatMap { done < $0.count ? $0[done] : nil } ?? .max
    }

    /// Whether it was completed on a day of the week.
    func isDone(on day: Int) -> Bool { days.contains(day) }

    /// Whether it should be done on a day of the week after what was done before and on it.
    fileprivate func isWanted(on day: Int) -> Bool {
      days.count { $0 <= day } < wanted(by: day) && (!isDone(on: day) || perWeek > 7)
    }

    /// What is due on a day of the week; what was done on another day of it is done.
    func due(on day: Int, from firstDay: Day) -> Due? {
      let before = day > 0 ? wanted(by: day - 1) : 0
      let count = wanted(by: day) - before
      guard count > 0 else { return nil }
      return Due(
        routine: routine, day: firstDay.advanced(by: day), count: count,
        done: min(max(done - before, 0), count))
    }
  }

  package let firstDay: Day
  package let tasks: [Task]

  /// - Parameters:
  ///   - plan: what is to be done in it.
  ///   - firstDay: its first day.
  ///   - sessions: the trainings of its seven days.
  ///   - dayOf: the day of a session, days of a pause left out.
  init(
    _ plan: Programme.Week, from firstDay: Day, _ sessions: [SessionRecord],
    dayOf: (SessionRecord) -> Day
  ) {
    self.firstDay = firstDay
    let perWeek = plan.routines.map { min(max($0.perWeek, 1), FormatLimits.count) }
    let days = Self.days(of: plan.routines, perWeek, sessions) { firstDay.distance(to: dayOf($0)) }
    let turns = plan.inOrder ? Self.turns(perWeek) : nil
    tasks = plan.routines.indices.map { index in
      Task(
        routine: plan.routines[index].routine, with: plan.routines[index].with,
        perWeek: perWeek[index], turns: turns?[index], days: days[index])
    }
  }

  /// The days on which each was completed.
  ///
  /// Where a routine stands there once, every session of it counts, whatever it was played with; where
  /// it stands there several times, a session counts for the first that asks for its values and is still
  /// to be done.
  private static func days(
    of tasks: [Programme.Task], _ perWeek: [Int], _ sessions: [SessionRecord],
    dayOfWeek: (SessionRecord) -> Int
  ) -> [[Int]] {
    var days = tasks.map { _ in [Int]() }
    let byRoutine = Dictionary(grouping: tasks.indices) { tasks[$0].routine }
    for session in sessions {
      let day = dayOfWeek(session)
      guard (0..<7).contains(day) else { continue }
      for (routine, same) in byRoutine where session.completes(routine) {
        let fitting =
          same.count == 1
          ? same : same.filter { tasks[$0].with.isPart(of: session.values(of: routine)) }
        let index = fitting.first { days[$0].count < perWeek[$0] } ?? fitting.first
        if let index { days[index].append(day) }
      }
    }
    return days
  }

  /// The days on which each has its turn: one after the other, again and again until all are done, spread
  /// evenly over the week.
  private static func turns(_ perWeek: [Int]) -> [[Int]] {
    let all = perWeek.reduce(0, +)
    var turns = perWeek.map { _ in [Int]() }
    var (given, day) = (0, 0)
    while given < all {
      for index in perWeek.indices where turns[index].count < perWeek[index] {
        while spread(all, by: day) <= given { day += 1 }
        turns[index].append(day)
        given += 1
      }
    }
    return turns
  }

  /// How much of something should have been done by the end of a day of the week, from 0: spread evenly,
  /// rounded up.
  private static func spread(_ count: Int, by day: Int) -> Int { (count * (day + 1) + 6) / 7 }

  /// Whether one of its routines should be done on a day after what was done before and on it.
  ///
  /// Those that come in order come on days of their own, the one whose turn was first.
  func isDue(_ index: Int, on day: Int) -> Bool {
    guard tasks[index].isWanted(on: day) else { return false }
    guard tasks[index].turns != nil else { return true }
    let all = tasks.reduce(0) { $0 + $1.perWeek }
    if all <= 7, tasks.contains(where: { $0.isDone(on: day) }) { return false }
    let wanted = tasks.indices.filter { tasks[$0].isWanted(on: day) }
    return wanted.min { tasks[$0].nextTurn < tasks[$1].nextTurn } == index
  }

  /// What is due on each of its days.
  var due: [Due] {
    tasks.flatMap { task in (0..<7).compactMap { task.due(on: $0, from: firstDay) } }
  }

  /// Why it must be done again; nil where it may be left behind.
  func shortfall(_ conditions: Programme.GoOn?, _ sessions: [SessionRecord]) -> Shortfall? {
    guard let conditions else { return nil }
    if let most = conditions.maxPain,
      let pain = sessions.filter({ session in tasks.contains { session.plays($0.routine) } })
        .compactMap(\.worst).max(), pain.weight > most
    {
      return .pain(pain, most: most, goesBack: pain.weight >= DoseRules.badPain)
    }
    guard let wanted = conditions.sessions else { return nil }
    // What is done more often than it is asked for stands for nothing else.
    let needed = min(wanted, tasks.reduce(0) { $0 + $1.perWeek })
    let done = tasks.reduce(0) { $0 + min($1.done, $1.perWeek) }
    if done < needed { return .sessions(done: done, needed: needed) }
    return tasks.first { $0.done == 0 }.map { .leftOut($0.routine) }
  }

  /// Why a week was done again.
  package enum Shortfall: Sendable, Hashable {
    /// Less of what the week consists of was completed than the conditions ask for.
    case sessions(done: Int, needed: Int)
    /// A routine of the week was not done at all.
    case leftOut(String)
    /// More pain than the conditions allow, in a session or the morning after; after bad pain the week
    /// before is done again.
    case pain(Pain, most: Int, goesBack: Bool)

    /// The reason in words: a phrase.
    package var message: String {
      switch self {
      case .sessions(let done, let needed):
        (done == 0 ? "none" : English.number(done))
          + " of the \(English.number(needed)) sessions that the week asks for"
          + " \(done == 1 ? "was" : "were") done, so the week is done again"
      case .leftOut(let routine):
        "'\(routine)' was left out, so the week is done again"
      case .pain(let pain, let most, let goesBack):
        (pain == .stop
          ? "a session was stopped because it hurt"
          : "\(pain.words()), and the week allows \(most) at most")
          + ", so \(goesBack ? "it goes a week back" : "the week is done again"); \(pain.advice)"
      }
    }
  }
}
