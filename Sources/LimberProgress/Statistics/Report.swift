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

  /// How much one session hurt.
  public struct PainPoint: Sendable, Hashable {
    /// When it was.
    public let day: LocalDay
    /// From 0 to 10; nil where the session was ended because it hurt and no number was given.
    public let value: Int?
    /// Whether the pain ended the session.
    public let isStop: Bool

    /// Makes a point.
    public init(day: LocalDay, value: Int?, isStop: Bool = false) {
      self.day = day
      self.value = value
      self.isStop = isStop
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
    /// Its file, where that lies outside of the libraries.
    public let file: String?
    /// Sessions in which it was done to its end.
    public let completed: Int
    /// Sessions in which it was begun.
    public let sessions: Int
    /// Its doses in the order in which they first came.
    public let doses: [DoseChart]
    /// The pain after it, where it was given or ended it.
    public let pain: [PainPoint]
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

  /// The sessions of these weeks that were completed.
  public var completed: Int { sessions.count(where: \.isCompleted) }
  /// The sessions of these weeks but for rehearsals, which are shown and count for nothing.
  public var counted: Int { sessions.count(where: \.isReal) }

  /// Works out a report.
  ///
  /// - Parameters:
  ///   - history: trainings, as `Trainings` gives them, in any order.
  ///   - due: what was due; nil where neither a programme nor a reminder says so.
  ///   - today: the person's local day.
  ///   - weekCount: how many weeks to show, the current one among them.
  public init(
    _ history: [SessionRecord], due: DueDays? = nil, today: LocalDay, weekCount: Int
  ) {
    let first = today.monday.advanced(by: -7 * (max(weekCount, 1) - 1))
    let shown = history.filter { $0.day >= first && $0.day <= today }
      .sorted { ($0.started, $0.id) < ($1.started, $1.id) }
    let byDay = Dictionary(grouping: shown.filter(\.isReal), by: \.day)
    let missed = due?.missed(before: today) ?? []
    weeks = stride(from: first, through: today.monday, by: 7).map { monday in
      let days = (0..<7).map { offset -> Day in
        let day = monday.advanced(by: offset)
        let sessions = byDay[day] ?? []
        return Day(
          day: day,
          status: day > today ? .ahead : Self.status(sessions, isMissed: missed.contains(day)),
          sessions: sessions.count)
      }
      let milliseconds = days.reduce(0) { sum, day in
        sum + (byDay[day.day] ?? []).reduce(0) { $0 + $1.didMilliseconds }
      }
      return Week(monday: monday, days: days, milliseconds: milliseconds)
    }
    streak = Streak(history, due: due, today: today)
    adherence = due.map { Adherence($0.all.lazy.filter { $0.day >= first }, today: today) }
    routines = Self.charts(of: shown)
    sessions = shown
  }

  private static func status(_ sessions: [SessionRecord], isMissed: Bool) -> DayStatus {
    if !isMissed, sessions.contains(where: \.isCompleted) { return .done }
    if sessions.contains(where: \.hasWork) { return .partial }
    return isMissed ? .missed : .free
  }
}
