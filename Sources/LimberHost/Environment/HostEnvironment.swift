package import LimberBasics
package import LimberEvents
package import LimberPlatform
package import LimberPlayer
package import LimberReminders
package import LimberSinks

/// Everything outside of the program that a command may touch, as a value that tests fill with buffers.
///
/// Files are the real ones, but every path starts from `workingFolder` or from folders that
/// `variables` name, so a test stays in its own temporary folder.
package struct HostEnvironment: Sendable {
  /// The arguments, without the program's own name.
  package var arguments: [String]
  /// Where the program runs: its variables, its folders and itself.
  package var surroundings: Surroundings
  /// Standard input.
  package var input: HostInput
  /// Standard output.
  package var output: HostOutput
  /// Standard error.
  package var errors: HostOutput
  /// What time it is.
  package var clock: WallClock
  /// A fresh random UUID.
  package var makeUUID: @Sendable () -> String
  /// Whether keys can be read from a terminal, even where standard input is something else.
  package var hasKeys: @Sendable () -> Bool
  /// The terminal that the program belongs to, to write to where standard output is something else; nil for none.
  package var openTerminal: @Sendable () -> HostOutput?
  /// Where signals come from while a session is played, and keys where they are wanted; nil for nowhere.
  package var openDesk: @Sendable (_ withKeys: Bool) -> (any ControlDesk)?
  /// What drives the time of a session.
  package var makeScheduler: @Sendable (Pace) -> any Scheduler
  /// Which thread a session lives on.
  package var engineThread: EngineThread
  /// Keeps the machine awake until the value that it answers with is let go.
  package var keepAwake: @Sendable () -> (any Sendable)?
  /// The terminals that the person is logged in at.
  package var terminals: @Sendable () -> [OtherTerminal]
  /// The sinks that are compiled in.
  package var registry: SinkRegistry

  /// Makes an environment; whatever is not said is empty, still or absent.
  package init(
    arguments: [String] = [], surroundings: Surroundings = Surroundings(), input: HostInput,
    output: HostOutput, errors: HostOutput, registry: SinkRegistry = SinkRegistry([]),
    clock: WallClock = WallClock(),
    makeUUID: @escaping @Sendable () -> String = { "00000000-0000-4000-8000-000000000000" },
    hasKeys: @escaping @Sendable () -> Bool = { false },
    openTerminal: @escaping @Sendable () -> HostOutput? = { nil },
    openDesk: @escaping @Sendable (_ withKeys: Bool) -> (any ControlDesk)? = { _ in nil },
    makeScheduler: @escaping @Sendable (Pace) -> any Scheduler = { _ in VirtualScheduler() },
    engineThread: EngineThread = .worker,
    keepAwake: @escaping @Sendable () -> (any Sendable)? = { nil },
    terminals: @escaping @Sendable () -> [OtherTerminal] = { [] }
  ) {
    self.arguments = arguments
    self.surroundings = surroundings
    self.input = input
    self.output = output
    self.errors = errors
    self.registry = registry
    self.clock = clock
    self.makeUUID = makeUUID
    self.hasKeys = hasKeys
    self.openTerminal = openTerminal
    self.openDesk = openDesk
    self.makeScheduler = makeScheduler
    self.engineThread = engineThread
    self.keepAwake = keepAwake
    self.terminals = terminals
  }
}

// MARK: - What is asked for often

extension HostEnvironment {
  /// The environment variables.
  package var variables: [String: String] { surroundings.variables }

  /// Where limber keeps its files for this person.
  package var folders: Folders { surroundings.folders }

  /// What time it is, as local clocks show it.
  package func now() -> Instant { clock.now() }

  /// A path as the person wrote it, made absolute.
  package func absolute(_ path: String) -> String { surroundings.absolute(path) }

  /// A path as messages show it: from the working folder where it lies in it, `~` for the home folder.
  package func shortened(_ path: String) -> String { surroundings.shortened(path) }
}

// MARK: - What the rooms below need of it

extension HostEnvironment {
  /// Plays a session to its end, whatever its sinks do, and says what became of it.
  ///
  /// See ``Stage/play(_:)``.
  package func play(_ request: PlayRequest) -> PlayResult {
    Stage(
      errors: errors, makeUUID: makeUUID, openDesk: openDesk, makeScheduler: makeScheduler,
      engineThread: engineThread, keepAwake: keepAwake
    ).play(request)
  }

  /// For the rooms of external sinks; what the settings cannot say is said where they are followed.
  package var sinkHost: SinkHost {
    let commands = (try? readSettings().settings.commands) ?? [:]
    return SinkHost(
      surroundings: surroundings, clock: clock, reserved: Set(registry.descriptors.map(\.name)),
      commands: commands.mapValues(\.value))
  }

  /// For reminders.
  package var reminderHost: ReminderHost {
    ReminderHost(surroundings: surroundings, clock: clock, terminals: terminals)
  }
}
