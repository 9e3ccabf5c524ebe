package import LimberEvents
package import LimberPlatform
package import LimberPlayer
package import LimberReminders
package import LimberSinks

/// Everything outside of the program that a command may touch, as a few values that tests fill with their own.
///
/// A command is given all of it; whatever stands below the commands takes the values that it uses. Every
/// path starts from the folders that `surroundings` name, and leads to files of their disk, so a test
/// stays in its own temporary folder, or in memory.
package struct HostEnvironment: Sendable {
  /// The arguments, without the program's own name.
  package var arguments: [String]
  /// Where the program runs: its variables, its folders and itself.
  package var surroundings: Surroundings
  /// Standard input, output and error.
  package var streams: Streams
  /// The terminal that the program belongs to, and the person's others.
  package var terminals: HostTerminals
  package var clock: WallClock
  /// How programs are started.
  package var processes: Processes
  /// What a session is played by.
  package var playing: Playing
  /// The sinks that are compiled in.
  package var registry: SinkRegistry
  /// The names of the sinks that the program itself is when it is called by their names.
  package var readyMadeSinks: [String] = []

  /// Makes an environment; whatever is not said is empty, still or absent.
  package init(
    arguments: [String] = [], surroundings: Surroundings = Surroundings(), streams: Streams,
    terminals: HostTerminals = HostTerminals(), clock: WallClock = WallClock(),
    processes: Processes = Processes(), playing: Playing = Playing(),
    registry: SinkRegistry = SinkRegistry([])
  ) {
    self.arguments = arguments
    self.surroundings = surroundings
    self.streams = streams
    self.terminals = terminals
    self.clock = clock
    self.processes = processes
    self.playing = playing
    self.registry = registry
  }

  /// The environment of the running program.
  ///
  /// - Parameters:
  ///   - registry: the sinks that are compiled in.
  ///   - readyMadeSinks: the names of those that the program is as a process of its own.
  package static func live(
    registry: SinkRegistry, readyMadeSinks: [String] = []
  ) -> HostEnvironment {
    let surroundings = Surroundings.live()
    // Programs that limber starts get what the person's environment says, without this.
    MainQueue.keepQuiet()
    // Schedulers go by the machine's zone: what this shell takes for its own says nothing about reminders.
    if CommandLine.arguments.dropFirst().first == "remind" { Clocks.leaveShellZone() }
    let isUnicode = Capabilities.isUnicode(surroundings.variables)
    let hasBraille = Capabilities.hasBraille(surroundings.variables)
    var environment = HostEnvironment(
      arguments: Array(CommandLine.arguments.dropFirst()), surroundings: surroundings,
      streams: Streams(
        input: .standard,
        output: .standard(
          1, name: "standard output", isUnicode: isUnicode, hasBraille: hasBraille),
        errors: .standard(
          2, name: "standard error", isUnicode: isUnicode, hasBraille: hasBraille)),
      terminals: .live(surroundings.variables), clock: .live, processes: .live,
      playing: .live(in: surroundings, by: .live), registry: registry)
    environment.readyMadeSinks = readyMadeSinks
    return environment
  }
}

/// What a session is played by: its time, its thread, its name.
package struct Playing: Sendable {
  /// A fresh random UUID.
  package var makeUUID: @Sendable () -> String
  /// What drives the time of a session.
  package var makeScheduler: @Sendable (Pace) -> any Scheduler
  /// Which thread a session lives on.
  package var engineThread: EngineThread
  /// Keeps the machine awake until the value that it answers with is let go.
  package var keepAwake: @Sendable () -> (any Sendable)?

  /// Makes what plays in virtual time, and keeps nobody awake.
  package init(
    makeUUID: @escaping @Sendable () -> String = { "00000000-0000-4000-8000-000000000000" },
    makeScheduler: @escaping @Sendable (Pace) -> any Scheduler = { _ in VirtualScheduler() },
    engineThread: EngineThread = .worker,
    keepAwake: @escaping @Sendable () -> (any Sendable)? = { nil }
  ) {
    self.makeUUID = makeUUID
    self.makeScheduler = makeScheduler
    self.engineThread = engineThread
    self.keepAwake = keepAwake
  }

  /// The one of the running program.
  ///
  /// - Parameters:
  ///   - surroundings: where what keeps the machine awake is found.
  ///   - processes: starts it.
  package static func live(in surroundings: Surroundings, by processes: Processes) -> Playing {
    Playing(
      makeUUID: Identity.uuid, makeScheduler: { $0.makeScheduler() }, engineThread: .main,
      keepAwake: { KeepAwake(in: surroundings, by: processes) })
  }
}

// MARK: - What the rooms below need of it

extension HostEnvironment {
  /// The files that all paths lead to.
  package var disk: Disk { surroundings.disk }

  /// What plays a session.
  package var stage: Stage {
    Stage(
      errors: streams.errors, makeUUID: playing.makeUUID, openDesk: terminals.openDesk,
      makeScheduler: playing.makeScheduler, engineThread: playing.engineThread,
      keepAwake: playing.keepAwake, phrases: streams.phrases)
  }

  /// The person's settings.
  package var settingsFile: SettingsFile { SettingsFile(surroundings) }

  package var routines: RoutineLibrary { RoutineLibrary(surroundings) }

  package var programmes: ProgrammeLibrary { ProgrammeLibrary(routines) }

  /// For the rooms of external sinks; what the settings cannot say is said where they are followed.
  package var sinkHost: SinkHost {
    let commands = (try? settingsFile.read().settings.commands) ?? [:]
    return SinkHost(
      surroundings: surroundings, clock: clock, processes: processes,
      reserved: Set(registry.descriptors.map(\.name)), readyMade: readyMadeSinks,
      commands: commands.mapValues(\.value))
  }

  /// For whoever needs sinks.
  package var sinkSources: SinkSources {
    SinkSources(
      registry: registry, host: sinkHost, streams: streams, loggedInTerminals: terminals.loggedIn)
  }

  package var reminderHost: ReminderHost {
    ReminderHost(
      surroundings: surroundings, clock: clock, processes: processes, terminals: terminals.loggedIn,
      quietHours: { [settingsFile] in (try? settingsFile.read().settings)?.quietHours?.value })
  }
}
