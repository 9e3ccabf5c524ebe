package import LimberEvents
internal import LimberPlatform
internal import LimberPlayer

extension HostEnvironment {
  /// The environment of the running program.
  ///
  /// - Parameter registry: the sinks that are compiled in.
  package static func live(registry: SinkRegistry) -> HostEnvironment {
    let surroundings = Surroundings.live()
    return HostEnvironment(
      arguments: Array(CommandLine.arguments.dropFirst()), surroundings: surroundings,
      input: .standard, output: .standard(1, name: "standard output"),
      errors: .standard(2, name: "standard error"), registry: registry, clock: .live,
      makeUUID: Identity.uuid,
      hasKeys: { KeyTerminal.open() != nil }, openTerminal: { HostOutput.terminal },
      openDesk: { TerminalDesk(terminal: $0 ? KeyTerminal.open() : nil) },
      makeScheduler: { $0.makeScheduler() }, engineThread: .main,
      keepAwake: { KeepAwake(in: surroundings) }, terminals: LoggedInTerminals.all)
  }
}
