package import LimberEvents

/// Why a command line does not fit: facts only, the words are made in one place.
package enum UsageError: Error, Sendable, Hashable {
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, suggestion: String?)
  case missingValue(option: String, value: ValueDescription)
  /// A flag with a value behind `=`.
  case unexpectedValue(option: String)
  case repeatedOption(String)
  /// A value that does not fit an option, or an argument's place.
  case badValue(String, for: String, expected: ValueKind, suggestion: String?)
  case missingArgument(ArgumentDescription)
  /// One argument too many, with the command and what it takes.
  case unexpectedArgument(String, command: [String], takes: [ArgumentDescription])
  /// Nothing to play, and nobody at a terminal to choose.
  case missingRoutine
  /// A command that is only a family of commands.
  case missingCommand([String])
  /// Two options that cannot both hold.
  case conflict(String, String)
  /// Two things that cannot both be read from standard input.
  case standardInputTwice
  /// An option that makes sense only together with another.
  case needs(String, String)
  /// An option that works only with the file of one routine.
  case needsFile(String)
  /// Something that cannot be the id of a routine.
  case badID(String, suggestion: String?)
  case unknownSink(String, suggestion: String?)
  /// A schedule that cannot be understood: why, and what may have been meant.
  case badSchedule(String, suggestion: String?)
  /// A reminder without a time.
  case missingSchedule
  /// A name that no reminder can have.
  case badReminderID(String)
  /// A change that changes nothing.
  case nothingToChange
  /// An export for nobody.
  case missingExportKind
  /// A sink that cannot be had as it was asked for.
  case badSink(SinkOptionError)
}

/// A usage error with the command that it is about.
package struct UsageFailure: Error, Sendable, Hashable {
  /// What is wrong.
  package var error: UsageError
  /// The words that lead to the command.
  package var command: [String]

  /// Makes a failure.
  package init(_ error: UsageError, command: [String]) {
    self.error = error
    self.command = command
  }
}
