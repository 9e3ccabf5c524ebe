/// Several sinks in one program, which its name calls: `limber-sink-speech` is a link to it.
///
/// Where there is no link the first argument may stand in the name's place. Each is still a process of its
/// own; only their code is there once.
public struct SinkPrograms: Sendable {
  /// What each one's name begins with as a program.
  static let prefix = "limber-sink-"

  private let programs: [any SinkProgram.Type]

  /// Makes a list of sinks, no two of one name.
  public init(_ programs: [any SinkProgram.Type]) {
    self.programs = programs
  }

  /// The names of the sinks, without `limber-sink-`.
  public var names: [String] { programs.map { $0.name } }

  /// Runs the sink that this process was started as, and ends the process; returns where it was started as
  /// something else.
  public func runWhatWasCalled() {
    guard let call = call(CommandLine.arguments) else { return }
    call.program.main(call.arguments)
  }

  /// The sink that a command line calls, and the arguments that are left for it.
  ///
  /// - Parameter words: the whole command line, the program's own name first.
  func call(
    _ words: [String]
  ) -> (program: any SinkProgram.Type, arguments: [String])? {
    for place in words.indices.prefix(2) {
      let name = words[place].split(separator: "/").last.map(String.init) ?? ""
      guard place == 0 || name == words[place], name.hasPrefix(Self.prefix) else { continue }
      let program = programs.first { Self.prefix + $0.name == name }
      if let program { return (program, Array(words[(place + 1)...])) }
    }
    return nil
  }
}
