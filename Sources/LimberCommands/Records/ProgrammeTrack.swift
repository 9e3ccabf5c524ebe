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
  init(title: String, _ state: ProgrammeState) {
    var before = 0
    self.init(
      title: title,
      weeks: state.begun.map { week in
        defer { before = week.number }
        return Week(
          firstDay: week.firstDay, number: week.number, isRepeated: week.number == before,
          isSetback: week.number < before)
      })
  }
}
