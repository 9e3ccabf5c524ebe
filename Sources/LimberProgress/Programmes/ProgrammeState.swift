public import LimberRoutine

/// Where a person stands in a programme: which week it is, what was done of it, what is due.
///
/// Weeks are counted in sevens from the day the programme began. At the end of each the conditions of
/// its stretch decide: met, the next week begins; not met, the same is done again.
public struct ProgrammeState: Sendable, Hashable {
  /// Why a week was done again.
  public enum Shortfall: Sendable, Hashable {
    /// Fewer completed sessions than the conditions ask for.
    case sessions(done: Int, needed: Int)
    /// More pain than the conditions allow.
    case pain(Int, most: Int)
  }

  /// How one routine of the week stands.
  public struct Task: Sendable, Hashable {
    /// The routine's id.
    public let routine: String
    /// How often it is done in the week.
    public let perWeek: Int
    /// How often it was completed in the week so far.
    public let done: Int
    /// Whether it was completed today.
    public let isDoneToday: Bool
    /// Whether it should be done today to come through the week evenly.
    public let isDue: Bool

    /// Makes a task.
    public init(routine: String, perWeek: Int, done: Int, isDoneToday: Bool, isDue: Bool) {
      self.routine = routine
      self.perWeek = perWeek
      self.done = done
      self.isDoneToday = isDoneToday
      self.isDue = isDue
    }
  }

  /// The index of the stretch in the programme, from 0.
  public let stretch: Int
  /// Which week of the stretch it is, from 1.
  public let weekOfStretch: Int
  /// Which week of the programme it would be with none done again, from 1.
  public let week: Int
  /// The first day of the week.
  public let firstDay: LocalDay
  /// Whether every stretch is behind.
  public let isFinished: Bool
  /// Why the week is done again; nil where it is new.
  public let shortfall: Shortfall?
  /// The routines of the week; empty where the programme is finished.
  public let tasks: [Task]

  /// Works out where a person stands.
  ///
  /// - Parameters:
  ///   - programme: the programme.
  ///   - start: the day on which it began.
  ///   - history: sessions of the past, in any order.
  ///   - today: the person's local day.
  public init(
    _ programme: Programme, since start: LocalDay, history: [SessionRecord], today: LocalDay
  ) {
    var position = Position()
    var firstDay = start
    var shortfall: Shortfall?
    while position.stretch < programme.weeks.count, firstDay.advanced(by: 7) <= today {
      let week = programme.weeks[position.stretch]
      shortfall = Self.shortfall(of: week, from: firstDay, in: history)
      if shortfall == nil { position.advance(past: week) }
      firstDay = firstDay.advanced(by: 7)
    }
    stretch = position.stretch
    weekOfStretch = position.weekOfStretch
    week = position.week
    self.firstDay = firstDay
    self.shortfall = shortfall
    isFinished = position.stretch >= programme.weeks.count
    tasks =
      isFinished
      ? []
      : programme.weeks[position.stretch].routines.map {
        Self.task($0, from: firstDay, history: history, today: today)
      }
  }

  private struct Position {
    var stretch = 0
    var weekOfStretch = 1
    var week = 1

    mutating func advance(past week: Programme.Week) {
      self.week += 1
      if weekOfStretch < week.weeks {
        weekOfStretch += 1
      } else {
        stretch += 1
        weekOfStretch = 1
      }
    }
  }
}

// MARK: - Weeks

extension ProgrammeState {
  private static func shortfall(
    of week: Programme.Week, from firstDay: LocalDay, in history: [SessionRecord]
  ) -> Shortfall? {
    guard let conditions = week.goOn else { return nil }
    let ids = Set(week.routines.map(\.routine))
    let sessions = history.filter { session in
      (0..<7).contains(firstDay.distance(to: session.day)) && ids.contains { session.plays($0) }
    }
    if let most = conditions.maxPain, let pain = sessions.compactMap(\.effectivePain).max(),
      pain > most
    {
      return .pain(pain, most: most)
    }
    let done = sessions.count { session in ids.contains { session.completes($0) } }
    if let needed = conditions.sessions, done < needed {
      return .sessions(done: done, needed: needed)
    }
    return nil
  }

  private static func task(
    _ task: Programme.Task, from firstDay: LocalDay, history: [SessionRecord], today: LocalDay
  ) -> Task {
    let days = history.filter { $0.completes(task.routine) }.map(\.day)
      .filter { (0..<7).contains(firstDay.distance(to: $0)) && $0 <= today }
    let isDoneToday = days.contains(today)
    // Spread over the week: by the end of its day n, so many should be done, rounded up.
    let dayOfWeek = min(max(firstDay.distance(to: today), 0), 6) + 1
    let wanted = (task.perWeek * dayOfWeek + 6) / 7
    return Task(
      routine: task.routine, perWeek: task.perWeek, done: days.count, isDoneToday: isDoneToday,
      isDue: days.count < min(wanted, task.perWeek) && (!isDoneToday || task.perWeek > 7))
  }
}

extension ProgrammeState.Shortfall {
  /// The reason in words: a phrase.
  public var message: String {
    switch self {
    case .sessions(let done, let needed):
      "\(DoseWords.number(done)) of the \(DoseWords.number(needed)) sessions that the week asks for"
        + " were done, so the week is done again"
    case .pain(let pain, let most):
      "pain of \(pain), and the week allows \(most) at most, so the week is done again; when the"
        + " pain stays, see a professional"
    }
  }
}
