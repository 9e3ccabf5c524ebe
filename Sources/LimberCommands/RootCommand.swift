import LimberCommandLine
import LimberHost
import LimberPlatform

/// `limber` alone: lets a person at a terminal choose a routine, and explains itself elsewhere.
struct RootCommand: Command {
  static let description = CommandDescription(
    name: "limber", summary: "Guides you through exercise routines, step by step",
    discussion: [
      """
      On a terminal, limber alone lets you choose: what is due, what can be gone on with, what you did \
      lately, and everything. Arrows or j and k move, letters filter (after / any of them), Enter plays, \
      Escape leaves. The first time it explains itself, and the first line is a taste of one minute.
      """
    ],
    examples: [
      .init("limber list", "what there is to play"),
      .init("limber show calf-step-stretch", "look at it first"),
      .init("limber play calf-step-stretch", "and play it"),
    ])

  static let children: [any CommandFamily.Type] = [
    PlayCommand.self, ListCommand.self, ShowCommand.self, NewCommand.self, CheckCommand.self,
    FmtCommand.self, SchemaCommand.self, FiguresCommand.self, SinksCommand.self,
    SettingsCommand.self, ResumeCommand.self, CtlCommand.self, StatusCommand.self,
    WatchCommand.self, TodayCommand.self, MorningCommand.self,
    ProgrammeCommand.self, HistoryCommand.self,
    ProgressCommand.self, ReportCommand.self, RemindCommand.self, DoctorCommand.self,
    CompletionsCommand.self,
    HelpCommand.self, CompleteCommand.self,
  ]

  private let colour: Bool?

  init(_ arguments: ParsedArguments) throws(UsageError) {
    colour = arguments.wantsColour
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    guard environment.streams.haveAPerson else {
      try HelpCommand.show([], on: environment.streams)
      return .success
    }
    let first = FirstMinute(streams: environment.streams, surroundings: environment.surroundings)
    if first.isFirst, try !first.explain() { return .success }
    return try PlayCommand(PlayWishes(colour: colour)).run(in: environment)
  }
}
