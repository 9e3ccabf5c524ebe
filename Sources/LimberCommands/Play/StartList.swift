import LimberBasics
import LimberHistory
import LimberHost
import LimberPlatform
import LimberProgress
import LimberRoutine

/// What there is to choose from where nobody named a routine: a taste for whoever is new, what is due, what can be gone on with, what
/// was done lately, then everything.
struct StartList: Sendable {
  /// Why something stands where it does.
  enum Section: Sendable, Hashable, CaseIterable {
    case new, due, interrupted, recent, all

    /// What stands above it.
    var heading: String {
      switch self {
      case .new: "New here?"
      case .due: "Due today"
      case .interrupted: "Go on"
      case .recent: "Lately"
      case .all: "All"
      }
    }
  }

  enum Choice: Sendable, Hashable {
    /// A routine, by its id.
    case play(RoutineWish)
    /// The last session of a routine that is not at its end.
    case resume(String)
    /// The taste of one minute.
    case taste
  }

  /// One line of it.
  struct Row: Sendable, Hashable {
    var section: Section
    var choice: Choice
    var title: String
    /// How long it takes, or where and when it stood.
    var detail: String
    /// What tells it from another of the same title; empty where nothing need.
    var note = ""

    /// The routine's id.
    var id: String {
      switch choice {
      case .play(let routine): routine.name
      case .resume(let id): id
      case .taste: RoutineLibrary.taste
      }
    }
  }

  /// Sessions done lately that are shown at most.
  private static let mostRecent = 3

  /// Every line, in order.
  private(set) var rows: [Row] = []

  init(in environment: HostEnvironment) {
    let items = Self.items(environment.catalogue)
    let past = environment.past()
    var known: [String: Row] = [:]
    for item in items { known[item.id] = item }
    func row(_ id: String, _ section: Section) -> Row? {
      known[id].map { row in
        var row = row
        row.section = section
        return row
      }
    }
    let due = (try? environment.today(past))?.due ?? []
    rows = due.compactMap { wish in
      guard var row = row(wish.name, .due) else { return nil }
      row.choice = .play(wish)
      if !wish.with.isEmpty { row.note = "(\(SafeText.shown(wish.with.words)))" }
      return row
    }
    let now = environment.clock.now()
    for position in environment.keptPlaces.all() {
      guard let name = position.routines.first, var row = row(name, .interrupted) else { continue }
      row.choice = .resume(name)
      row.detail =
        "\(position.isStopped ? "stopped" : "interrupted") \(English.ago(position.time, now: now))"
      rows.append(row)
    }
    var recent: [String] = []
    for session in past.sessions.reversed() {
      if recent.count == Self.mostRecent { break }
      for routine in session.routines where known[routine.id] != nil && !recent.contains(routine.id)
      {
        recent.append(routine.id)
        // What else it played was part of it.
        break
      }
    }
    let surroundings = environment.surroundings
    if FirstMinute(streams: environment.streams, surroundings: surroundings).isFirst {
      let taste = Row(section: .new, choice: .taste, title: "A taste", detail: "1 min")
      rows.insert(taste, at: 0)
    }
    rows += recent.prefix(Self.mostRecent).compactMap { row($0, .recent) }
    rows += items
  }

  init(rows: [Row]) {
    self.rows = rows
  }

  /// Every routine that can be played, in the order of their ids.
  private static func items(_ catalogue: RoutineCatalogue) -> [Row] {
    var rows: [Row] = catalogue.compactMap { item in
      guard let set = item.reading.set, let routine = item.routine else { return nil }
      let planned = Plan([set]).planned
      return Row(
        section: .all, choice: .play(RoutineWish(item.entry.id)),
        title: SafeText.shown(routine.title),
        detail: Wording.about(planned.min, to: planned.max),
        note: item.entry.origin == .own ? "(yours)" : "")
    }
    let alike = Dictionary(grouping: rows, by: \.title).filter { $0.value.count > 1 }
    for index in rows.indices where alike[rows[index].title] != nil {
      let note = rows[index].note
      rows[index].note = SafeText.shown(rows[index].id) + (note.isEmpty ? "" : " " + note)
    }
    return rows
  }
}
