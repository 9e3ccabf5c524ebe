package import Dispatch

package struct Launch: Sendable, Hashable {
  /// What a stream of the program is connected to.
  package enum Stream: Sendable {
    case null, pipe
  }

  /// The absolute path of the program.
  package var path: String
  /// Its arguments, without its own name.
  package var arguments: [String]
  /// Its whole environment.
  package var variables: [String: String]
  /// Where its standard input comes from; a pipe's end is non-blocking on this side.
  package var input: Stream
  /// Where its standard output goes.
  package var output: Stream
  /// Where its standard error goes.
  package var errors: Stream
  /// The device of a terminal that is to be the one it is controlled from; nil leaves it limber's.
  package var terminal: String?
  /// How long it may take to end by itself, should limber be killed; nil where nobody needs to see
  /// to its end then.
  package var grace: Duration?

  package init(
    path: String, arguments: [String] = [], variables: [String: String] = [:],
    input: Stream = .null, output: Stream = .null, errors: Stream = .null,
    terminal: String? = nil, grace: Duration? = nil
  ) {
    self.path = path
    self.arguments = arguments
    self.variables = variables
    self.input = input
    self.output = output
    self.errors = errors
    self.terminal = terminal
    self.grace = grace
  }
}

/// A program that was started and is talked to, with all that it started in turn: its group.
package protocol RunningProgram: AnyObject, Sendable {
  /// What it writes to its standard output.
  var output: OpenFile? { get }
  /// What it writes to its standard error.
  var errors: OpenFile? { get }
  /// How it ended; nil while it runs.
  var status: ChildStatus? { get }

  /// Writes bytes as they are, for as long as it takes them; `gone` where it is not there any more.
  ///
  /// - Parameter patience: milliseconds without room after which it counts as stuck.
  func handOver(bytes: [UInt8], patience: Int32) -> OpenFile.Handover
  /// Tells it that nothing more comes.
  func closeInput()
  /// Waits until it is over, at most until a deadline; nil where it is not by then.
  func waitForExit(until deadline: DispatchTime) -> ChildStatus?
  /// Waits until nothing of its group is left, at most until a deadline.
  func waitForGroup(until deadline: DispatchTime) -> Bool
  /// Ends the group: `SIGTERM`, a second to heed it, `SIGKILL`; whether it left before it was killed.
  @discardableResult func endGroup() -> Bool
  /// Ends the group at once.
  func killGroup()
}

extension RunningProgram {
  /// Hands it one line; `gone` where it is not there any more.
  package func handOver(_ line: String, patience: Int32) -> OpenFile.Handover {
    handOver(bytes: Array((line + "\n").utf8), patience: patience)
  }
}

/// How a child ended.
package enum ChildStatus: Sendable, Hashable {
  /// By itself, with this code.
  case exited(Int32)
  /// By this signal.
  case signalled(Int32)

  /// Reads what `waitpid(2)` tells.
  package init(raw: Int32) {
    let signal = raw & 0x7F
    self = signal == 0 ? .exited(raw >> 8 & 0xFF) : .signalled(signal)
  }
}

extension ChildStatus: CustomStringConvertible {
  /// To stand behind 'ended with': `exit code 3`, `signal 9`.
  package var description: String {
    switch self {
    case .exited(let code): "exit code \(code)"
    case .signalled(let signal): "signal \(signal)"
    }
  }
}
