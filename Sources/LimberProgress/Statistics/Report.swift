public import LimberRoutine

/// What a report shows of the last weeks, worked out in one pass over the sessions.
public struct Report: Sendable {
  /// One day of the calendar.
  public struct Day: Sendable, Hashable {
    /// The day.
    public let day: LocalDay
    /// What it shows.
    public let status: DayStatus
    /// Sessions begun, whatever came of them.
    public let sessions: Int
  }

  /// One week from Monday on.
  public struct Week: Sendable, Hashable {
    /// Its Monday.
    public let monday: LocalDay
    /// Its seven days.
    public let days: [Day]
    /// How long was exercised, in milliseconds.
    public let milliseconds: Int
  }

  /// One session as a point of a chart.
  public struct Point: Sendable, Hashable {
    /// When it was.
    public let day: LocalDay
    /// The value: milliseconds, a count or pain.
    public let value: Int

    /// Makes a point.
    public init(day: LocalDay, value: Int) {
      self.day = day
      self.value = value
    }
  }

  /// How one dose went over time.
  public struct DoseChart: Sendable, Hashable {
    /// Which range it is.
    public let key: DoseKey
    /// What its step is called.
    public let name: String
    /// The lower end, as it was last.
    public let min: Int
    /// The upper end, as it was last.
    public let max: Int
    /// What was done, session by session.
    public let points: [Point]
  }

  /// What there is to show of one routine.
  public struct RoutineChart: Sendable, Hashable {
    /// Its id.
    public let routine: String
    /// Sessions in which it was done to its end.
    public let completed: Int
    /// Sessions in which it was begun.
    public let sessions: Int
    /// Its doses in the order in which they first came.
    public let doses: [DoseChart]
    /// The pain after it, where it was given.
    public let pain: [Point]
  }

  /// The weeks, oldest first.
  public let weeks: [Week]
  /// The runs of days, over the whole history.
  public let streak: Streak
  /// What was due and what was done in these weeks; nil where nothing says what was due.
  public let adherence: Adherence?
  /// The routines played in these weeks, by their ids.
  public let routines: [RoutineChart]
  /// The sessions of these weeks, oldest first.
  public let sessions: [SessionRecord]

  /// Works out a report.
  ///
  /// - Parameters:
  ///   - history: sessions of the past, in any order.
  ///   - due: how many sessions were due, by day; nil where neither a programme nor a reminder says so.
  ///   - today: the person's local day.
  ///   - weekCount: how many weeks to show, the current one among them.
  public init(
    _ history: [SessionRecord], due: [LocalDay: Int]? = nil, today: LocalDay, weekCount: Int
  ) {
    let first = today.monday.advanced(by: -7 * (max(weekCount, 1) - 1))
    let shown = history.filter { $0.day >= first && $0.day <= today }
      .sorted { ($0.started, $0.id) < ($1.started, $1.id) }
    let byDay = Dictionary(grouping: shown, by: \.day)
    let dueShown = due?.filter { $0.key >= first && $0.key <= today }
    weeks = stride(from: first, through: today.monday, by: 7).map { monday in
      let days = (0..<7).map { offset -> Day in
        let day = monday.advanced(by: offset)
        let sessions = byDay[day] ?? []
        return Day(
          day: day,
          status: Self.status(of: day, sessions, due: due?[day] ?? 0, today: today),
          sessions: sessions.count)
      }
      let milliseconds = days.reduce(0) { sum, day in
        sum + (byDay[day.day] ?? []).reduce(0) { $0 + $1.didMilliseconds }
      }
      return Week(monday: monday, days: days, milliseconds: milliseconds)
    }
    streak = Streak(history, today: today)
    adherence = dueShown.map { due in
      Adherence(
        due: due,
        completed: byDay.mapValues { $0.count { $0.outcome == .completed } })
    }
    routines = Self.charts(of: shown)
    sessions = shown
  }

  private static func status(
    of day: LocalDay, _ sessions: [SessionRecord], due: Int, today: LocalDay
  ) -> DayStatus {
    if sessions.contains(where: { $0.outcome == .completed }) { return .done }
    if sessions.contains(where: \.hasWork) { return .partial }
    if day > today { return .ahead }
    // Today is not over yet.
    return due > 0 && day < today ? .missed : .free
  }
}
