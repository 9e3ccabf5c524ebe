import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberReminders

/// What commands make of their environment: values for those that stand below the commands.
extension HostEnvironment {
  /// What standard output is to be painted with.
  func ink(_ arguments: ParsedArguments) -> Ink { ink(colour: arguments.wantsColour) }

  /// What standard output is to be painted with, where the person asked for colour, for none, or did
  /// not say.
  func ink(colour: Bool?) -> Ink {
    let capabilities = Capabilities(
      isTerminal: streams.output.isTerminal, variables: surroundings.variables, colour: colour)
    return Ink(isOn: capabilities.hasColour)
  }

  /// The person's settings; see ``SettingsFile/settings(orSayWhy:)``.
  func settings() throws(CommandFailure) -> Settings {
    try settingsFile.settings(orSayWhy: streams)
  }

  /// Lets the person at the terminal choose what to do: on a screen of its own where the terminal can
  /// show one, else from a numbered list; nil where they leave.
  func choose(colour: Bool?) throws -> StartList.Choice? {
    let ink = ink(colour: colour)
    let capabilities = Capabilities(
      isTerminal: streams.output.isTerminal, variables: surroundings.variables)
    if capabilities.isLive, streams.output.isInFront(), let desk = terminals.openDesk(true),
      desk.hasKeys
    {
      return try StartDesk(on: streams.output, with: desk, ink: ink).choose(
        from: StartList(in: self))
    }
    return try RoutineMenu(catalogue, streams: streams, ink: ink).choose().map {
      .play(RoutineWish($0))
    }
  }

  /// What plays a session as it is wished for: with a door to the outside, unless that is not wanted.
  func stage(for wishes: PlayWishes, _ settings: Settings) -> Stage {
    var stage = stage
    if wishes.isControlled, settings.isControlled?.value != false {
      stage.controlDoor = ControlDoor(surroundings, hostVersion: Version.current)
    }
    return stage
  }

  /// Routines by what the person wrote.
  var catalogue: RoutineCatalogue { RoutineCatalogue(routines, streams: streams) }

  /// The history and the places that are kept.
  var historyDesk: HistoryDesk {
    HistoryDesk(state: surroundings.folders.state, on: disk, clock: clock, streams: streams)
  }

  /// What the person did before, read now.
  func past() -> Past { Past(historyDesk) }

  /// The question of the morning after.
  var morningQuestion: MorningQuestion { MorningQuestion(historyDesk, catalogue: catalogue) }

  /// A conversation with the person on the terminal; nil where nobody can be asked.
  func conversation() -> Conversation? {
    guard streams.haveAPerson else { return nil }
    return terminals.openConversation(on: streams.output, phrases: streams.phrases)
  }

  /// The places that sessions can be gone on from.
  var keptPlaces: KeptPlaces { KeptPlaces(historyDesk, catalogue: catalogue) }

  /// Programmes, and the one that is going on.
  var programmeDesk: ProgrammeDesk {
    ProgrammeDesk(programmes, state: surroundings.folders.state, on: disk, streams: streams)
  }

  /// What is due today, worked out now.
  func today(_ past: Past) throws(CommandFailure) -> Today {
    try Today(programmes: programmeDesk, history: historyDesk, catalogue: catalogue, past: past)
  }

  /// What comes of a session that is over.
  var outlook: Outlook {
    Outlook(
      historyDesk,
      today: { [programmeDesk, historyDesk, catalogue] past in
        try? Today(
          programmes: programmeDesk, history: historyDesk, catalogue: catalogue, past: past)
      },
      reminders: reminderHost)
  }

  /// What was due on each day.
  var dueSource: DueSource {
    DueSource(programmes: programmeDesk, routines: routines, reminders: reminderHost)
  }

  var reminderDesk: ReminderDesk {
    ReminderDesk(reminderHost, catalogue: catalogue, streams: streams)
  }
}
