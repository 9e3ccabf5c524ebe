/// The one way to start a program: found, run to its end, or started and fed, as a value that a test replaces.
package struct Processes: Sendable {
  /// What is run to its end, and how.
  package struct Call: Sendable, Hashable {
    /// The absolute path of the program.
    package var path: String
    /// Its arguments, without its own name.
    package var arguments: [String]
    /// Its whole environment.
    package var variables: [String: String]
    /// What it reads, at most 4,096 bytes; nil for nothing.
    package var input: [UInt8]?
    /// How long it may take.
    package var time: Duration
    /// Bytes that it may write to its standard output.
    package var limit: Int

    /// Makes one; 16 MiB of output are ten thousand long lines of a crontab.
    package init(
      _ path: String, _ arguments: [String], variables: [String: String], input: [UInt8]? = nil,
      within time: Duration = .seconds(10), limit: Int = 16 << 20
    ) {
      self.path = path
      self.arguments = arguments
      self.variables = variables
      self.input = input
      self.time = time
      self.limit = limit
    }
  }

  /// Whether a file is a program that can be started.
  private let isProgram: @Sendable (_ path: String) -> Bool
  private let result: @Sendable (Call) throws(ProgramRun.Failure) -> ProgramRun
  private let child:
    @Sendable (Launch, @escaping WhenOver) throws(SystemError) -> any RunningProgram

  /// Told how a program ended, once.
  package typealias WhenOver = @Sendable (ChildStatus) -> Void

  /// Makes a value of three closures; whatever is not said is a machine without programs.
  ///
  /// - Parameters:
  ///   - isProgram: whether a file is a program that can be started.
  ///   - run: runs one to its end.
  ///   - start: starts one that is talked to while it runs.
  package init(
    isProgram: @escaping @Sendable (_ path: String) -> Bool = { _ in false },
    run: @escaping @Sendable (Call) throws(ProgramRun.Failure) -> ProgramRun = {
      call throws(ProgramRun.Failure) in throw .missing(call.path)
    },
    start:
      @escaping @Sendable (Launch, @escaping WhenOver) throws(SystemError) -> any RunningProgram = {
        launch, _ throws(SystemError) in throw .missing(launch.path)
      }
  ) {
    self.isProgram = isProgram
    result = run
    child = start
  }

  /// Those of the machine.
  package static let live = Processes(
    isProgram: { Disk.system.status(of: $0)?.kind == .regular && Disk.system.isExecutable($0) },
    run: { call throws(ProgramRun.Failure) in try ProgramRun(call) },
    start: { launch, whenOver throws(SystemError) in
      try ChildProcess(launch, whenOver: whenOver)
    })

  /// Runs a program and waits for it; its whole group is gone when this returns.
  package func run(_ call: Call) throws(ProgramRun.Failure) -> ProgramRun { try result(call) }

  /// Starts a program.
  ///
  /// - Parameter whenOver: told how it ended, once, on a thread that is not the caller's.
  package func start(
    _ launch: Launch, whenOver: @escaping WhenOver = { _ in }
  ) throws(SystemError) -> any RunningProgram {
    try child(launch, whenOver)
  }
}

// MARK: - Found by name

extension Processes {
  /// Where people install programs, which a short `PATH` leaves out.
  package static let installed = ["/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin"]
  /// There, and where a system keeps its own.
  package static let usual =
    installed + ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/lib"]

  /// The absolute path of a program on `PATH`, or else in other folders; nil where there is none that
  /// can be run.
  ///
  /// - Parameters:
  ///   - surroundings: whose `PATH` it is.
  ///   - folders: where it is looked for as well, such as ``usual`` for a job of cron.
  package func find(
    _ name: String, in surroundings: Surroundings, also folders: [String] = []
  ) -> String? {
    let path = (surroundings.variable("PATH") ?? "").split(separator: ":").map(String.init)
    return (path + folders).lazy.map { surroundings.absolute("\($0)/\(name)") }.first(
      where: isProgram)
  }
}
