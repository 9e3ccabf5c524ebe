package import LimberBasics
internal import LimberRoutine

/// What a report shows of the last weeks, worked out in one pass over the sessions.
package struct Report: Sendable {
  package struct DayMark: Sendable, Hashable {
    package let day: Day
    package let status: DayStatus
    /// Sessions begun, whatever came of them.
    package let sessions: Int
  }

  /// One week from Monday on.
  package struct Week: Sendable, Hashable {
    package let monday: Day
    /// Its seven days.
    package let days: [DayMark]
    /// How long was exercised.
    package let time: Duration
    /// How long each part of the body was stretched.
    package let stretching: Stretching
  }

  /// What one session did of a dose, as a point of a chart.
  package struct Point: Sendable, Hashable {
    package let day: Day
    package let value: DoseAmount

    package init(day: Day, value: DoseAmount) {
      self.day = day
      self.value = value
    }
  }

  /// How much one session hurt.
  package struct PainPoint: Sendable, Hashable {
    package let day: Day
    /// From 0 to 10; nil where the session was ended because it hurt and no number was given.
    package let value: Int?
    /// Whether the pain ended the session.
    package let isStop: Bool
    /// On which side, where the person said it.
    package let side: SoreSide?

    package init(day: Day, value: Int?, isStop: Bool = false, side: SoreSide? = nil) {
      self.day = day
      self.value = value
      self.isStop = isStop
      self.side = side
    }
  }

  /// How a person was the morning after one session.
  package struct MorningPoint: Sendable, Hashable {
    /// The day of the session.
    package let day: Day
    /// From 0 to 10; nil where it was no worse than usual.
    package let value: Int?
    /// Whether it holds doses or takes them back.
    package let isBad: Bool
  }

  /// What was held or carried in one exercise from a day on.
  package struct LoadPoint: Sendable, Hashable {
    package let day: Day
    /// What its step is called.
    package let name: String
    /// The load in the author's words.
    package let load: String
  }

  /// How one dose went over time.
  package struct DoseChart: Sendable, Hashable {
    package let key: DoseKey
    /// What its step is called.
    package let name: String
    /// The lower end, as it was last.
    package let min: DoseAmount
    /// The upper end, as it was last.
    package let max: DoseAmount
    /// What was done, session by session.
    package let points: [Point]
  }

  /// What there is to show of one routine.
  package struct RoutineChart: Sendable, Hashable {
    package let routine: String
    /// Its file, where that lies outside of the libraries.
    package let file: String?
    /// Sessions in which it was done to its end.
    package let completed: Int
    /// Sessions in which it was begun.
    package let sessions: Int
    /// Its doses in the order in which they first came.
    package let doses: [DoseChart]
    /// The pain after it, where it was given or ended it.
    package let pain: [PainPoint]
    /// The mornings after it, where the person told them.
    package let mornings: [MorningPoint]
    /// What was held or carried: each exercise by its first load, and again where that became another.
    package let loads: [LoadPoint]
  }

  /// The weeks, oldest first.
  package let weeks: [Week]
  /// The runs of days, over the whole history.
  package let streak: Streak
  /// What was due and what was done in these weeks; nil where nothing says what was due.
  package let adherence: Adherence?
  /// The routines played in these weeks, by their ids.
  package let routines: [RoutineChart]
  /// The sessions of these weeks, oldest first.
  package let sessions: [SessionRecord]

  /// The sessions of these weeks that were completed.
  package var completed: Int { sessions.count(where: \.isCompleted) }
  /// The sessions of these weeks but for rehearsals, which are shown and count for nothing.
  package var counted: Int { sessions.count(where: \.isReal) }

  /// Works out a report.
  ///
  /// - Parameters:
  ///   - history: trainings, as `Trainings` gives them, in any order: at least those of the weeks shown.
  ///   - earlier: days before these on which something was completed.
  ///   - due: what was due; nil where neither a programme nor a reminder says so.
  ///   - today: the person's local day.
  ///   - weekCount: how many weeks to show, the current one among them.
  package init(
    _ history: [SessionRecord], earlier: Set<Day> = [], due: DueDays? = nil, today: Day,
    weekCount: Int
  ) {
    let first = Self.firstDay(of: weekCount, until: today)
    let shown = history.filter { $0.day >= first && $0.day <= today }
      .sorted { ($0.started, $0.id) < ($1.started, $1.id) }
    let byDay = Dictionary(grouping: shown.filter(\.isReal), by: \.day)
    let missed = due?.missed(before: today) ?? []
    weeks = stride(from: first, through: today.monday, by: 7).map { monday in
      let days = (0..<7).map { offset -> DayMark in
        let day = monday.advanced(by: offset)
        let sessions = byDay[day] ?? []
        return DayMark(
          day: day,
          status: day > today ? .ahead : Self.status(sessions, isMissed: missed.contains(day)),
          sessions: sessions.count)
      }
      let time = days.reduce(.zero) { sum, day in
        (byDay[day.day] ?? []).reduce(sum) { $0 + $1.did }
      }
      return Week(
        monday: monday, days: days, time: time,
        stretching: Stretching(shown, today: monday.advanced(by: 6)))
    }
    streak = Streak(history, earlier: earlier, due: due, today: today)
    adherence = due.map { Adherence($0.all.lazy.filter { $0.day >= first }, today: today) }
    routines = Self.charts(of: shown)
    sessions = shown
  }

  /// The first day of so many weeks, the current one among them.
  package static func firstDay(of weekCount: Int, until today: Day) -> Day {
    today.monday.advanced(by: -7 * (max(weekCount, 1) - 1))
  }

  private static func status(_ sessions: [SessionRecord], isMissed: Bool) -> DayStatus {
    if !isMissed, sessions.contains(where: \.isCompleted) { return .done }
    if sessions.contains(where: \.hasWork) { return .partial }
    return isMissed ? .missed : .free
  }
}
