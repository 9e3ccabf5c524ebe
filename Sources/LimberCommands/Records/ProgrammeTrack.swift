import LimberBasics
import LimberProgress
import LimberRoutine

/// The weeks of the programme that is going on, as the calendar had them: which were new, done again, or a step back.
struct ProgrammeTrack {
  struct Week {
    let firstDay: Day
    /// Which week of the programme it was, from 1.
    let number: Int
    /// Whether it was done before.
    let isRepeated: Bool
    /// Whether the week before it stood further on.
    let isSetback: Bool

    /// What stands for it on the axis.
    var mark: String { isSetback ? "↩ \(number)" : isRepeated ? "\(number) ↻" : "\(number)" }
    /// How it is coloured.
    var kind: String { isSetback ? "missed" : isRepeated ? "partial" : "done" }

    /// What it was, for a table.
    var words: String {
      isSetback
        ? "week \(number), a step back"
        : isRepeated ? "week \(number), done again" : "week \(number)"
    }
  }

  let title: String
  let weeks: [Week]

}

extension ProgrammeTrack {
  /// Works out each week.
  ///
  /// - Parameter state: where the person stood on a day.
  init(title: String, since start: Day, today: Day, state: (Day) -> ProgrammeState) {
    var weeks: [Week] = []
    var day = start
    while day <= today {
      let now = state(day)
      guard !now.isFinished else { break }
      let before = weeks.last?.number ?? 0
      weeks.append(
        Week(
          firstDay: day, number: now.week, isRepeated: now.week == before,
          isSetback: now.week < before))
      day = day.advanced(by: 7)
    }
    self.init(title: title, weeks: weeks)
  }
}
