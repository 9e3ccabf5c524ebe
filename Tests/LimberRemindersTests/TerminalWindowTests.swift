import LimberTestSupport
import Testing

@testable import LimberHost
@testable import LimberPlatform
@testable import LimberReminders

@Suite struct TerminalWindowTests {
  /// A window that is opened by a bench's programs alone.
  private func window(
    _ bench: CronBench, own: [String]? = nil, variables: [String: String] = [:]
  ) throws -> TerminalWindow {
    var environment = bench.environment()
    environment.surroundings.variables.merge(variables) { $1 }
    let folder = bench.folder.path + "/bin/"
    environment.processes = Processes(
      isProgram: { $0.hasPrefix(folder) && Disk.system.isExecutable($0) },
      run: { call throws(ProgramRun.Failure) in try Processes.live.run(call) },
      start: { launch, whenOver throws(SystemError) in
        try Processes.live.start(launch, whenOver: whenOver)
      })
    let host = environment.reminderHost
    try ReminderPlaces(host).makeFolders()
    return TerminalWindow(host, own: own)
  }

  /// A terminal that notes its name and its words, and runs what stands behind `-e`.
  private static func terminal(_ name: String, thenExit code: Int = 0) -> String {
    """
    #!/bin/sh
    echo \(name) "$1" >> "${0%/*}/../seen"
    [ "$1" = -e ] && shift
    "$@" < /dev/null >> "${0%/*}/../seen"
    exit \(code)

    """
  }

  @Test func `the first terminal that there is runs the command, its words as they are`() throws {
    let bench = try CronBench()
    try bench.install(Self.terminal("alacritty"), as: "alacritty")
    try bench.install(Self.terminal("xterm"), as: "xterm")
    #expect(try window(bench).run(["/bin/echo", "it's", "$(x)  y"]))
    #expect(
      try bench.folder.content("seen").hasPrefix("alacritty -e\nit's $(x)  y\n\nEnter closes"))
  }

  @Test func `one that shows nothing is followed by the next, one that was closed is not`() throws {
    let bench = try CronBench()
    // As without a display: over before the command begins.
    try bench.install("#!/bin/sh\nexit 1\n", as: "alacritty")
    // As where the window is closed: it ends ill, and the command had begun.
    try bench.install(Self.terminal("foot", thenExit: 3), as: "foot")
    try bench.install(Self.terminal("xterm"), as: "xterm")
    #expect(try window(bench).run(["/bin/echo", "there"]))
    let seen = try bench.folder.content("seen")
    #expect(seen.hasPrefix("foot /bin/sh\nthere\n"))
    #expect(!seen.contains("xterm"))
  }

  @Test func `the person's own goes first, with its words or the usual ones`() throws {
    let bench = try CronBench()
    for name in ["mine", "xterm", "x-terminal-emulator"] {
      try bench.install(Self.terminal(name), as: name)
    }
    func first(_ own: [String]?, _ variables: [String: String] = [:]) throws -> String {
      _ = try bench.folder.file("seen", "")
      #expect(try window(bench, own: own, variables: variables).run(["/bin/true"]))
      return try bench.folder.content("seen").split(separator: "\n").first.map(String.init) ?? ""
    }
    #expect(try first(nil) == "x-terminal-emulator -e")
    #expect(try first(nil, ["TERMINAL": "xterm"]) == "xterm -e")
    #expect(try first(["mine", "-e"], ["TERMINAL": "xterm"]) == "mine -e")
    #expect(try first([bench.folder.path + "/bin/mine"]) == "mine -e")
    #expect(try first(["gone"]) == "x-terminal-emulator -e")
  }

  @Test func `where no terminal can be opened that is said`() throws {
    let bench = try CronBench()
    #expect(try !window(bench).run(["/bin/true"]))
  }
}
