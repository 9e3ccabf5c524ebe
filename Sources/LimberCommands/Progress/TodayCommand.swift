import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberProgress
import LimberRoutine
import LimberSyntax

/// Says what is due today and plays it: `limber today`.
struct TodayCommand: Command {
  static let json = Flag("json", help: "Print a JSON object")
  static let description = CommandDescription(
    name: "today", summary: "Say what is due today, and play it",
    discussion: [
      """
      What is due follows from the programme you are in, from what you did this week and from what \
      each routine allows. On a terminal, Enter plays it.
      """
    ],
    examples: [.init("limber today", "and then Enter")], options: [json])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let past =
      try arguments.has(Self.json)
      ? environment.past()
      : environment.morningQuestion.ask(environment.past()) { environment.conversation() }
    let today = try environment.today(past)
    if arguments.has(Self.json) {
      try environment.streams.output.write(json(today) + "\n")
      return .success
    }
    if let programme = today.programme, let state = today.state {
      let words = ProgrammeWords(programme: programme, state: state)
      try environment.streams.show(words.text(of: today, ink: environment.ink(arguments)))
    } else {
      try environment.streams.show(
        today.items.isEmpty
          ? today.pain.map { $0 + "\n" }.joined()
            + "No programme is going on. 'limber programme list' shows what there is,"
            + " 'limber list' what to play.\n"
          : ProgrammeWords.goals(of: today))
      if today.items.isEmpty {
        try offer(in: environment, after: past)
        return .success
      }
    }
    try offer(in: environment, after: past)
    let due = today.due
    guard !due.isEmpty else {
      let isResting = today.state.map { !$0.isFinished && $0.pausedSince == nil } ?? true
      try environment.streams.show(
        !isResting ? "" : "Nothing more is due today. Rest is part of it.\n")
      return .success
    }
    guard environment.streams.haveAPerson else { return .success }
    try environment.streams.show(
      "\nEnter plays \(due.map(\.words).joined(separator: ", ")); q leaves: ")
    guard let line = try environment.streams.input.readLine(), line.trimmed.isEmpty else {
      return .success
    }
    return try PlayCommand(PlayWishes(routines: due, colour: arguments.wantsColour))
      .run(in: environment)
  }

  /// Offers to let those reminders go that the person needs no more: once, where they can read it.
  private func offer(in environment: HostEnvironment, after past: Past) throws {
    guard environment.streams.haveAPerson else { return }
    for offer in HabitFading(in: environment, after: past).takeOffers() {
      try environment.streams.tell(offer)
    }
  }

  private func json(_ today: Today) -> String {
    JSONWriter.object { json in
      if let programme = today.programme, let state = today.state {
        json.object("programme") { json in
          json.field("id", programme.id)
          json.field("title", programme.title)
          json.field("week", state.week)
          json.field("finished", state.isFinished)
          json.field("repeated", state.shortfall?.message)
          json.field("pausedSince", state.pausedSince?.text)
        }
      } else {
        json.null("programme")
      }
      json.array("due") { json in for due in today.due { json.value(due.name) } }
      json.array("pain") { json in
        for item in today.painful {
          json.object { json in
            json.field("routine", item.routine)
            json.field("day", item.day.text)
            json.field("pain", item.pain.number)
            json.field("side", item.side?.rawValue)
            json.field("stopped", item.isStop)
          }
        }
      }
      json.field("painfulDays", today.lastingPain)
      json.array("routines") { json in
        for item in today.items {
          json.object { json in
            json.field("routine", item.routine)
            json.field("with", item.with)
            json.field("done", item.done)
            json.field("perWeek", item.perWeek)
            json.field("isDue", item.isDue)
            json.field("isDoneToday", item.isDone)
            json.field("goal", item.goal)
            json.field("limit", item.limit)
          }
        }
      }
    }
  }
}
