import LimberBasics
import LimberEvents
import LimberHistory
import LimberHost
import LimberProgress
import LimberRoutine

/// What is due today, in the light of the programme, the limits and what was done.
struct Today {
  /// One routine that is due, or would be but for its limit.
  struct Item: Sendable, Hashable {
    /// The routine's id.
    var routine: String
    /// What it is played with.
    var with = ParameterValues.none
    /// How often it was completed in the week, and how often it is meant to be.
    var done: Int
    /// How often a week it is meant to be done.
    var perWeek: Int
    /// Whether it should be done today.
    var isDue: Bool
    var isDone: Bool
    /// How often it is meant to be done, as its file says; nil where it does not.
    var goal: String?
    /// Why it is not played today although it is due; nil where nothing is in the way.
    var limit: String?

    /// What it is called: its id, and what it is played with.
    var name: String { RoutineWish(routine, with: with).words }
  }

  /// The person's local day.
  let day: Day
  /// The programme that is going on; nil where there is none.
  let programme: Programme?
  /// Where the person stands in it.
  let state: ProgrammeState?
  /// The routines of the week.
  let items: [Item]
  /// Those of them, and of what was played lately, that hurt badly the last time.
  let painful: [RecentPain]
  /// For how many days something that was played lately has hurt; nil where that is less than a week.
  let lastingPain: Int?

  /// How far back it looks besides the programme, in days: pain is not spoken of for longer.
  private static let reach = 70

  /// Works it out.
  ///
  /// - Throws: `CommandFailure` where the programme is gone or faulty.
  init(
    programmes desk: ProgrammeDesk, history: HistoryDesk, catalogue: RoutineCatalogue, past: Past
  ) throws(CommandFailure) {
    day = past.today
    lastingPain = past.lastingPain
    guard let start = try desk.start() else {
      let items = Self.goals(of: catalogue, past, history.streams.phrases)
      painful = past.painful(besides: items.map(\.routine), in: past.sessions)
      (programme, state, self.items) = (nil, nil, items)
      return
    }
    let phrases = history.streams.phrases
    let programme = try desk.programme(start.programme)
    let history = try history.trainings(since: min(start.day, past.today.advanced(by: -Self.reach)))
    let state = start.state(in: programme, history: history, today: past.today)
    var items: [Item] = []
    for task in state.tasks {
      let set = try catalogue.load(task.routine, with: task.with)
      let limit = past.limits(of: [set]).first { $0.isExceeded }
      items.append(
        Item(
          routine: task.routine, with: task.with, done: task.done, perWeek: task.perWeek,
          isDue: task.isDue,
          isDone: task.isDoneToday, goal: set.routines[set.rootID]?.goal.map(Wording.goal),
          limit: limit.map { phrases.note($0.note(on: past.today)) }))
    }
    painful = past.painful(besides: items.map(\.routine), in: history)
    (self.programme, self.state, self.items) = (programme, state, items)
  }

  /// What is due by the goals of routines that were done lately, where no programme says so.
  private static func goals(
    of catalogue: RoutineCatalogue, _ past: Past, _ phrases: any Phrases
  ) -> [Item] {
    catalogue.compactMap { item in
      guard let set = item.reading.set,
        let goal = GoalStatus(of: set, history: past.sessions, today: past.today)
      else { return nil }
      let limit = past.limits(of: [set]).first { $0.isExceeded }
      return Item(
        routine: set.rootID, done: goal.done, perWeek: goal.perWeek, isDue: goal.isDue,
        isDone: goal.isDoneToday, goal: item.routine?.goal.map(Wording.goal),
        limit: limit.map { phrases.note($0.note(on: past.today)) })
    }
  }

  /// The routines to play today, in the order of the programme.
  var due: [RoutineWish] {
    items.filter { $0.isDue && $0.limit == nil }.map { RoutineWish($0.routine, with: $0.with) }
  }

  /// What is said of pain: a sentence each.
  var pain: [String] {
    painful.map { SafeText.shown($0.sentence(on: day)) }
      + [lastingPain.map { EnglishPhrases().note(.lastingPain(days: $0)) }].compactMap(\.self)
  }
}
