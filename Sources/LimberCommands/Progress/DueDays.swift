import LimberHost
import LimberProgress
import LimberRoutine

/// What was due on each day, by the programme that is going on.
struct DueDays {
  private let environment: HostEnvironment

  init(_ environment: HostEnvironment) {
    self.environment = environment
  }

  /// How many sessions were due on each day since the programme began; nil where nothing says so.
  ///
  /// The sessions of a week are spread evenly over its days.
  func days(history: [SessionRecord], today: LocalDay) -> [LocalDay: Int]? {
    guard let start = environment.folders.state.flatMap({ ProgrammeStart(in: $0) }),
      let programme = ProgrammeLibrary(environment).read(start.programme)?.programme
    else { return nil }
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
}
