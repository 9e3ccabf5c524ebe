public import LimberEvents

/// Everything outside of the program that a command may touch, as a value that tests fill with buffers.
///
/// Files are the real ones, but every path starts from `workingFolder` or from folders that
/// `variables` name, so a test stays in its own temporary folder.
public struct HostEnvironment: Sendable {
  /// The arguments, without the program's own name.
  public var arguments: [String]
  /// The environment variables.
  public var variables: [String: String]
  /// The absolute folder that relative paths start from.
  public var workingFolder: String
  /// The absolute path of the running program, where that can be told.
  public var executable: String?
  /// The home folder on record, for when `HOME` is not set.
  public var homeOnRecord: String?
  /// Standard input.
  public var input: HostInput
  /// Standard output.
  public var output: HostOutput
  /// Standard error.
  public var errors: HostOutput
  /// What time it is, with the offset of local clocks.
  public var now: @Sendable () -> WallTime
  /// Any instant, given in milliseconds since 1970, as local clocks show it.
  public var localTime: @Sendable (_ milliseconds: Int64) -> WallTime
  /// A fresh random UUID.
  public var makeUUID: @Sendable () -> String
  /// Whether keys can be read from a terminal, even where standard input is something else.
  public var hasKeys: @Sendable () -> Bool
  /// The terminal that the program belongs to, to write to where standard output is something else; nil for none.
  public var openTerminal: @Sendable () -> HostOutput?
  /// Where signals come from while a session is played, and keys where they are wanted; nil for nowhere.
  public var openDesk: @Sendable (_ withKeys: Bool) -> (any ControlDesk)?
  /// What drives the time of a session.
  public var makeScheduler: @Sendable (Pace) -> any Scheduler
  /// Which thread a session lives on.
  public var engineThread: EngineThread
  /// Keeps the machine awake until the value that it answers with is let go.
  public var keepAwake: @Sendable () -> (any Sendable)?
  /// The terminals that the person is logged in at.
  public var loggedInTerminals: @Sendable () -> [Display]
  /// The sinks that are compiled in.
  public var registry: SinkRegistry

  /// Makes an environment; whatever is not said is empty, still or absent.
  public init(
    arguments: [String] = [], variables: [String: String] = [:], workingFolder: String = "/",
    executable: String? = nil, homeOnRecord: String? = nil, input: HostInput, output: HostOutput,
    errors: HostOutput, registry: SinkRegistry = SinkRegistry([]),
    now: @escaping @Sendable () -> WallTime = { WallTime() },
    localTime: @escaping @Sendable (_ milliseconds: Int64) -> WallTime = {
      WallTime(milliseconds: $0)
    },
    makeUUID: @escaping @Sendable () -> String = { "00000000-0000-4000-8000-000000000000" },
    hasKeys: @escaping @Sendable () -> Bool = { false },
    openTerminal: @escaping @Sendable () -> HostOutput? = { nil },
    openDesk: @escaping @Sendable (_ withKeys: Bool) -> (any ControlDesk)? = { _ in nil },
    makeScheduler: @escaping @Sendable (Pace) -> any Scheduler = { _ in VirtualScheduler() },
    engineThread: EngineThread = .worker,
    keepAwake: @escaping @Sendable () -> (any Sendable)? = { nil },
    loggedInTerminals: @escaping @Sendable () -> [Display] = { [] }
  ) {
    self.arguments = arguments
    self.variables = variables
    self.workingFolder = workingFolder
    self.executable = executable
    self.homeOnRecord = homeOnRecord
    self.input = input
    self.output = output
    self.errors = errors
    self.registry = registry
    self.now = now
    self.localTime = localTime
    self.makeUUID = makeUUID
    self.hasKeys = hasKeys
    self.openTerminal = openTerminal
    self.openDesk = openDesk
    self.makeScheduler = makeScheduler
    self.engineThread = engineThread
    self.keepAwake = keepAwake
    self.loggedInTerminals = loggedInTerminals
  }

  /// A variable's value; nil where it is not set or empty.
  public func variable(_ name: String) -> String? {
    guard let value = variables[name], !value.isEmpty else { return nil }
    return value
  }

  /// A path as the person wrote it, made absolute.
  public func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    if path == "~" || path.hasPrefix("~/"), let home = folders.home {
      return home + path.dropFirst()
    }
    return workingFolder == "/" ? "/" + path : workingFolder + "/" + path
  }
}
