internal import LimberBasics

/// Why a command line does not fit: facts only, the words are made in one place.
package enum UsageError: Error, Sendable {
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, suggestion: String?)
  case missingValue(option: String, expected: String)
  /// A flag with a value behind `=`.
  case unexpectedValue(option: String)
  case repeatedOption(String)
  /// A value that does not fit an option, or an argument's place.
  case badValue(String, for: String, expected: String, suggestion: String?)
  case missingArgument(ValueDescription, help: String)
  /// One argument too many, with the words that call the command, the program's among them, and what
  /// it takes.
  case unexpectedArgument(String, command: [String], takes: [String])
  /// A command that is only a family of commands.
  case missingCommand([String])
  /// Two options that cannot both hold.
  case conflict(String, String)
  /// An option that makes sense only together with another.
  case needs(String, String)
  /// What only the program itself knows to be wrong.
  case other(any UsageFault)
}

/// A fault of a command line that only the program knows, such as a name that no sink has.
package protocol UsageFault: Error, Sendable {
  /// The fault in one line, in lower case, without a full stop.
  var words: String { get }
  /// What was likely meant.
  var suggestion: String? { get }
}

/// A usage error with the command that it is about.
package struct UsageFailure: Error, Sendable {
  package var error: UsageError
  /// The words that lead to the command.
  package var command: [String]

  package init(_ error: UsageError, command: [String]) {
    self.error = error
    self.command = command
  }

  /// The lines that standard error gets: what is wrong, and where to read on.
  package func message(program: String) -> String {
    let command = ([program] + self.command).joined(separator: " ")
    return "\(program): \(error.words)\nSee '\(command) --help'.\n"
  }
}

// MARK: - Words

extension UsageError {
  /// The error in words: one line in lower case without a full stop.
  package var words: String {
    switch self {
    case .unknownCommand(let word, let suggestion):
      "there is no command '\(Self.shown(word))'" + didYouMean(suggestion)
    case .unknownOption(let option, let suggestion):
      "there is no option '\(Self.shown(option))'" + didYouMean(suggestion)
    case .missingValue(let option, let expected):
      "'\(option)' needs a value, \(expected)"
    case .unexpectedValue(let option):
      "'\(option)' takes no value"
    case .repeatedOption(let option):
      "'\(option)' may be given only once"
    case .badValue(let value, let place, let expected, let suggestion):
      "'\(place)' takes \(expected), not '\(Self.shown(value))'" + didYouMean(suggestion)
    case .missingArgument(let value, let help):
      "\(value.name) is missing: \(help.prefix(1).lowercased() + help.dropFirst())"
    case .unexpectedArgument(let word, let command, let takes):
      "'\(command.joined(separator: " "))' takes "
        + (takes.isEmpty ? "no arguments" : takes.joined(separator: " "))
        + ", so '\(Self.shown(word))' is one too many"
    case .missingCommand(let words):
      words.isEmpty ? "a command is missing" : "'\(words.joined(separator: " "))' needs a command"
    case .conflict(let one, let other):
      "'\(one)' and '\(other)' cannot be used together"
    case .needs(let option, let other):
      "'\(option)' works only together with '\(other)'"
    case .other(let fault):
      fault.words + didYouMean(fault.suggestion)
    }
  }

  private func didYouMean(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean '\(Self.shown($0))'?" } ?? ""
  }

  /// A word of the person's own, so that it can neither move the cursor nor fill the screen.
  package static func shown(_ word: String) -> String {
    let limit = 60
    let text = SafeText.shown(String(word.prefix(limit)))
    return word.count > limit ? text + "…" : text
  }
}
