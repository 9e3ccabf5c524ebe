/// How the program ends: with a code of `sysexits.h`, or by a signal that ended the session.
package enum ExitStatus: Sendable, Hashable {
  /// What was asked for was done, or ended by the person.
  case success
  /// A comparison found a difference, or a test failed.
  case differs
  /// The command line does not fit.
  case usage
  /// A routine is faulty.
  case data
  /// A routine, a file or a sink was not found.
  case notFound
  /// Something that is needed is not there.
  case unavailable
  /// A fault of limber itself.
  case software
  case cannotCreate
  /// Reading or writing failed.
  case output
  /// It may work later.
  case tryLater
  /// Not allowed.
  case permission
  /// A settings file is faulty.
  case configuration
  /// By the signal with this number.
  case signal(Int32)

  /// The exit code; 128 and the signal's number where a signal ends the program, as a shell shows it.
  package var code: Int32 {
    switch self {
    case .success: 0
    case .differs: 1
    case .usage: 64
    case .data: 65
    case .notFound: 66
    case .unavailable: 69
    case .software: 70
    case .cannotCreate: 73
    case .output: 74
    case .tryLater: 75
    case .permission: 77
    case .configuration: 78
    case .signal(let number): 128 + number
    }
  }
}

/// Why a command could not do what it was asked to.
struct CommandFailure: Error, Sendable, Hashable {
  /// How the program ends.
  var status: ExitStatus
  /// What is wrong and what to do about it, in one line without a full stop.
  var message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}
