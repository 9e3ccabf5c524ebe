internal import LimberBasics
package import LimberPlatform

/// What the rooms of external sinks need of the program that plays: where it runs, what time it is, and
/// which names are taken.
package struct SinkHost: Sendable {
  /// Where the program runs.
  package var surroundings: Surroundings
  package var clock: WallClock
  /// How programs are started.
  package var processes: Processes
  /// The names of the sinks that are compiled in, which no program can take.
  package var reserved: Set<String>
  /// The names of the sinks that limber itself is, called by their programs' names.
  package var readyMade: [String]
  /// The programs that the settings name, with their arguments, by the sink they serve.
  package var commands: [String: [String]]

  package init(
    surroundings: Surroundings, clock: WallClock, processes: Processes, reserved: Set<String> = [],
    readyMade: [String] = [], commands: [String: [String]] = [:]
  ) {
    self.surroundings = surroundings
    self.clock = clock
    self.processes = processes
    self.reserved = reserved
    self.readyMade = readyMade
    self.commands = commands
  }

  /// Whether a sink that is compiled in has the name.
  func reserves(_ name: String) -> Bool { reserved.contains(name) }

  var variables: [String: String] { surroundings.variables }
  var disk: Disk { surroundings.disk }
  var folders: Folders { surroundings.folders }
  var executable: String? { surroundings.executable }
  var now: @Sendable () -> Instant { clock.now }
  func variable(_ name: String) -> String? { surroundings.variable(name) }
  func absolute(_ path: String) -> String { surroundings.absolute(path) }
}

extension SinkHost {
  /// The environment of an external sink: limber's own, and what the protocol adds.
  func variables(for sink: FoundSink) -> [String: String] {
    var variables = variables
    variables["LIMBER_SINK"] = sink.name
    variables["LIMBER_PROTOCOL"] = "1"
    if let executable { variables["LIMBER"] = executable }
    return variables
  }
}
