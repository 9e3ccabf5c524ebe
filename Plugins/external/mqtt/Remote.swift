internal import LimberEvents
internal import LimberSyntax
internal import SinkKit

/// What others ask of the session through the broker: one command a message.
struct Remote {
  private let listening: ToolRun.Command
  private let system: SinkSystem
  private var run: ToolRun?
  private var nextTry = Duration.zero
  /// Messages that were no command, of which a few are told.
  private var refused = 0

  /// How long after a connection that ended another is made.
  private static let pause = Duration.seconds(2)
  /// Messages that are told to be no command.
  private static let toldRefusals = 5

  init(_ listening: ToolRun.Command, _ system: SinkSystem) {
    self.listening = listening
    self.system = system
  }

  /// Passes on what was asked since the last turn.
  mutating func turn() -> SinkWait? {
    if let run {
      for line in run.takeLines() { pass(line) }
      if run.check() != nil {
        self.run = nil
        nextTry = system.now + Self.pause
      }
    }
    if run == nil, nextTry <= system.now {
      run = ToolRun(listening, system)
      nextTry = system.now + Self.pause
    }
    return run.map { SinkWait(for: $0) } ?? SinkWait(nextTry - system.now)
  }

  private mutating func pass(_ line: String) {
    do throws(ControlFault) {
      system.ask(for: try ControlCommand(message: line))
    } catch {
      refused += 1
      if refused <= Self.toldRefusals {
        system.warn("mqtt", "a message is no command: \(error.message)")
      }
    }
  }

  func stop() { run?.stop() }
}

extension ControlCommand {
  /// Reads a message: `pause`, or `{"command": "adjust", "seconds": 10}`.
  fileprivate init(message: String) throws(ControlFault) {
    let line =
      message.hasPrefix("{") ? message : JSONWriter.object { $0.field("command", message) }
    switch ControlRequest(line: line).wish {
    case .command(let command): self = command
    case .unreadable(let fault): throw fault
    case .status, .follow: throw ControlFault(.unknownCommand, "it tells what to do, or it is none")
    }
  }
}
