internal import LimberBasics
package import LimberSyntax

/// What may be asked of a session from outside: by a sink that declares controls, or through its socket.
///
/// Its words stand on the pages ExternalSinks and Control. None of them names a file, a program or a routine.
package enum ControlCommand: Sendable, Hashable {
  case pause, resume, toggle, next, previous, restart, confirm, stop
  /// Ends the step as it stands.
  case done
  /// Ends the session because it hurts.
  case hurt
  /// Adds time, or takes it where negative; one repetition by its sign.
  case adjust(by: Duration)
  /// Chooses the branch with a number from 1.
  case choose(option: Int)

  /// Commands of one sender that are taken in a second; the rest is dropped, or answered with a refusal.
  package static let perSecond = 50

  /// The commands that take nothing beside their name, by their names on the wire.
  private static let plain: [(name: String, command: ControlCommand)] = [
    ("pause", .pause), ("resume", .resume), ("toggle", .toggle), ("next", .next),
    ("previous", .previous), ("restart", .restart), ("confirm", .confirm), ("done", .done),
    ("hurt", .hurt), ("stop", .stop),
  ]

  /// The name on the wire.
  package var name: String {
    switch self {
    case .adjust: "adjust"
    case .choose: "choose"
    case .pause, .resume, .toggle, .next, .previous, .restart, .confirm, .stop, .done, .hurt:
      Self.plain.first { $0.command == self }?.name ?? ""
    }
  }

  /// Reads `{"command": "next"}`.
  ///
  /// - Parameter name: what the object has as its `command`.
  /// - Throws: ``ControlFault`` where there is no such command, or it has not what it takes.
  package init(_ name: String, in json: JSONObject) throws(ControlFault) {
    switch name {
    case "adjust":
      guard let seconds = json.number("seconds"), abs(seconds) <= 86_400, seconds != 0 else {
        throw ControlFault(
          .badArgument, "'adjust' has 'seconds', a number other than 0 and within a day")
      }
      self = .adjust(by: .milliseconds(Int((seconds * 1000).rounded())))
    case "choose":
      guard let option = json.whole("option"), (1...9).contains(option) else {
        throw ControlFault(.badArgument, "'choose' has 'option', a whole number from 1 to 9")
      }
      self = .choose(option: option)
    default:
      guard let command = Self.plain.first(where: { $0.name == name })?.command else {
        throw ControlFault(
          .unknownCommand, "no command is called '\(SafeText.shown(String(name.prefix(40))))'")
      }
      self = command
    }
  }

  /// Writes what it takes, beside its name.
  func writeArguments(to json: inout JSONWriter) {
    switch self {
    case .adjust(let change): json.field("seconds", change.inSeconds)
    case .choose(let option): json.field("option", option)
    case .pause, .resume, .toggle, .next, .previous, .restart, .confirm, .stop, .done, .hurt: break
    }
  }
}

/// Why something that was asked of a session from outside is not done.
package struct ControlFault: Error, Sendable, Hashable {
  /// The reason, for programs.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    /// The line is no request at all.
    case badLine = "bad-line"
    case unknownCommand = "unknown-command"
    /// The command has not what it takes.
    case badArgument = "bad-argument"
    case over
    /// There were 50 commands in this second already.
    case tooFast = "too-fast"
    /// There are 16 others already.
    case full
  }

  package var code: Code
  /// The reason as a phrase.
  package var message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
