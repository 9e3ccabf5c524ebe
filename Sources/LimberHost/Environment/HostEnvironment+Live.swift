public import LimberEvents

extension HostEnvironment {
  /// The environment of the running program.
  ///
  /// - Parameter registry: the sinks that are compiled in.
  public static func live(registry: SinkRegistry) -> HostEnvironment {
    let variables = Identity.variables()
    var environment = HostEnvironment(
      arguments: Array(CommandLine.arguments.dropFirst()), variables: variables,
      workingFolder: Identity.workingFolder() ?? "/", executable: Identity.executable(),
      homeOnRecord: variables["HOME"]?.hasPrefix("/") == true ? nil : Identity.homeOnRecord(),
      input: .standard, output: .standard(1, name: "standard output"),
      errors: .standard(2, name: "standard error"), registry: registry, now: WallTime.now,
      localTime: WallTime.local(milliseconds:), makeUUID: Identity.uuid,
      hasKeys: { KeyTerminal.open() != nil }, openTerminal: { HostOutput.terminal },
      openDesk: { TerminalDesk(terminal: $0 ? KeyTerminal.open() : nil) },
      makeScheduler: { $0.makeScheduler() }, engineThread: .main,
      loggedInTerminals: LoggedInTerminals.displays)
    environment.keepAwake = { [environment] in KeepAwake(in: environment) }
    return environment
  }
}

extension HostOutput {
  /// A stream that the program was started with.
  static func standard(_ number: Int32, name: String) -> HostOutput {
    let file = OpenFile(number: number, name: name)
    return HostOutput(
      write: { try file.writeAll(Array($0.utf8)) },
      isTerminal: Terminals.isTerminal(number), size: { Terminals.size(number) })
  }
}

extension HostOutput {
  /// The terminal that the program belongs to; nil where there is none.
  static var terminal: HostOutput? {
    guard let file = try? OpenFile("/dev/tty", KeyTerminal.flags) else { return nil }
    return HostOutput(
      write: { try file.writeAll(Array($0.utf8)) }, isTerminal: true,
      size: { Terminals.size(file.number) })
  }
}

extension HostInput {
  /// Standard input.
  static var standard: HostInput {
    let file = OpenFile(number: 0, name: "standard input")
    return HostInput(
      isTerminal: Terminals.isTerminal(0), readAll: { try file.readAll(limit: $0) },
      readLine: { try file.readLine() })
  }
}
