import LimberBasics
import LimberProgress
import LimberRoutine
import LimberSyntax

/// Where a person stands in a programme, in words.
struct ProgrammeWords {
  let programme: Programme
  let state: ProgrammeState

  private var title: String { SafeText.shown(programme.title) }

  /// The programme and its week, in a line.
  var heading: String {
    guard !state.isFinished else { return "\(title): finished. Well done." }
    let week = "week \(state.week)"
    // A name that only counts says nothing more.
    let name =
      programme.weeks[state.stretch].name.map(SafeText.shown)
      .flatMap { $0.lowercased() == week ? nil : ", \($0)" } ?? ""
    return "\(title), \(week)\(name)"
  }

  /// That it stands still, and since when; nil where it goes on.
  var pause: String? {
    state.pausedSince.map {
      "Paused since \($0.longText): nothing is due. 'limber programme resume' goes on."
    }
  }

  /// Why the week is done again; nil where it is new.
  var shortfall: String? {
    state.shortfall.map { shortfall in
      let message = shortfall.message
      return message.prefix(1).uppercased() + message.dropFirst() + "."
    }
  }

  /// All that there is to say today, ending with a newline.
  func text(of today: Today, ink: Ink) -> String {
    let lines =
      [ink.bold(heading)] + [shortfall, pause].compactMap { $0 } + today.pain
      + today.items.flatMap(Self.lines)
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is due by the goals of routines, where no programme is going on; ending with a newline.
  static func goals(of today: Today) -> String {
    let lines =
      ["No programme is going on; these have goals."] + today.pain + today.items.flatMap(lines)
    return lines.joined(separator: "\n") + "\n"
  }

  /// One routine of the week, and how often its file means it to be done.
  private static func lines(of item: Today.Item) -> [String] {
    [line(of: item)] + (item.goal.map { ["    Goal: \($0)"] } ?? [])
  }

  /// One routine of the week.
  private static func line(of item: Today.Item) -> String {
    English.task(
      item.name, done: item.done, perWeek: item.perWeek, isDue: item.isDue,
      isDone: item.isDone, limit: item.limit)
  }
}
