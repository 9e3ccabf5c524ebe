import LimberHost
import LimberProgress
import LimberRoutine
import LimberSchedule

/// What was due on each day: by the programme that is going on, else by the reminders.
struct DueDays {
  private let environment: HostEnvironment

  init(_ environment: HostEnvironment) {
    self.environment = environment
  }

  /// How many sessions were due on each day; nil where neither a programme nor a reminder says so.
  ///
  /// The sessions of a week are spread evenly over its days.
  func days(history: [SessionRecord], today: LocalDay) -> [LocalDay: Int]? {
    guard let start = environment.folders.state.flatMap({ ProgrammeStart(in: $0) }),
      let programme = ProgrammeLibrary(environment).read(start.programme)?.programme
    else { return reminded(through: today) }
    var due: [LocalDay: Int] = [:]
    for monday in stride(from: start.day, through: today, by: 7) {
      let state = ProgrammeState(programme, since: start.day, history: history, today: monday)
      let sum = state.tasks.reduce(0) { $0 + $1.perWeek }
      for day in 0..<7 {
        let count = sum * (day + 1) / 7 - sum * day / 7
        if count > 0 { due[monday.advanced(by: day)] = count }
      }
    }
    return due
  }

  /// How far back reminders say what was due, in days.
  private static let reach = 400

  /// Each reminder asks for one session on each day of its own, from its first time on.
  private func reminded(through today: LocalDay) -> [LocalDay: Int]? {
    guard let reminders = try? ReminderEditor(environment).book().reminders, !reminders.isEmpty
    else { return nil }
    var due: [LocalDay: Int] = [:]
    for reminder in reminders {
      let times = reminder.schedule.firingTimes(in: environment.zone)
      guard let first = times.next(1, after: reminder.created).first?.nominal.date.days else {
        continue
      }
      let start = max(first, today.days - Self.reach)
      for day in start..<max(start, today.days + 1)
      where times.expressions.contains(where: { $0.matches(CivilDate(days: day)) }) {
        due[LocalDay(days: day), default: 0] += 1
      }
    }
    return due
  }
}
