/// Why a sink cannot be had as it was asked for.
public struct SinkOptionError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    /// What stands where a sink's name should cannot be one.
    case badName
    /// What stands between two commas is no `key=value`.
    case notAnOption(String)
    /// The same option twice.
    case duplicate(option: String)
    /// The sink has no such option.
    case unknown(option: String, known: [String])
    /// An option that the sink cannot do without.
    case missing(option: String, help: String)
    /// A secret where others see it.
    case openSecret(option: String)
    /// A file that holds no secret, for a reason that is a phrase.
    case badSecretFile(option: String, reason: String)
    /// A file that cannot be read, for a reason that is a phrase.
    case badFile(option: String, reason: String)
    /// The option does not take that value; `word` is the part of it that is at fault.
    case badValue(option: String, value: String, word: String, expected: SinkOption.Kind)
  }

  /// The sink's name as it was written.
  public var sink: String
  /// What is wrong with it.
  public var problem: Problem

  /// Makes an error.
  public init(sink: String, problem: Problem) {
    self.sink = sink
    self.problem = problem
  }

  /// The word that was not known, with those that are, for a 'did you mean'.
  public var misspelling: (word: String, known: [String])? {
    switch problem {
    case .unknown(let option, let known): (option, known)
    case .badValue(_, _, let word, .choice(let known)),
      .badValue(_, _, let word, .words(let known)):
      (word, known)
    case .badValue(_, _, let word, .command(let known)) where !word.hasPrefix("["):
      (word, known)
    case .badName, .notAnOption, .duplicate, .missing, .badValue, .openSecret, .badSecretFile,
      .badFile:
      nil
    }
  }
}

// MARK: - Words

extension SinkOptionError: CustomStringConvertible {
  /// What is wrong, where, and what is allowed, as one phrase.
  public var description: String {
    switch problem {
    case .badName where sink.isEmpty:
      "a sink begins with its name, as in 'log:format=jsonl'"
    case .badName:
      "a sink's name is made of lower-case letters, digits and hyphens, found '\(sink)'"
    case .notAnOption(""):
      "sink '\(sink)': an option is written as 'name=value', found nothing"
    case .notAnOption(let text):
      "sink '\(sink)': an option is written as 'name=value' (and a comma in a value as '\\,'), "
        + "found '\(text)'"
    case .duplicate(let option):
      "sink '\(sink)': option '\(option)' is given twice"
    case .missing(let option, let help):
      "sink '\(sink)' needs '\(option)', \(help), as in '\(sink):\(option)=…'"
    case .openSecret(let option):
      "sink '\(sink)': '\(option)' is secret, and others can read a command line; write it to a file "
        + "that only you may read, and give '\(option)-file=PATH'"
    case .badSecretFile(let option, let reason):
      "sink '\(sink)': option '\(option)' is a file that holds the secret: \(reason)"
    case .badFile(let option, let reason):
      "sink '\(sink)': option '\(option)' is a file: \(reason)"
    case .unknown(let option, let known) where known.isEmpty:
      "sink '\(sink)' takes no options, found '\(option)'"
    case .unknown(let option, let known):
      "sink '\(sink)' has no option '\(option)'; it takes \(Self.list(known))"
    case .badValue(let option, let value, _, let expected):
      "sink '\(sink)': option '\(option)' takes \(expected.expectation), found '\(value)'"
    }
  }

  /// Names in single quotes: `'a', 'b' and 'c'`.
  fileprivate static func list(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension SinkOption.Kind {
  /// What values it takes, to stand behind 'takes'.
  public var expectation: String {
    switch self {
    case .text: "a text that is not empty"
    case .path: "a path"
    case .file: "a file"
    case .choice(let words): "one of " + SinkOptionError.list(words)
    case .command([]): "a program and its arguments as a JSON array of strings"
    case .command(let words):
      "one of \(SinkOptionError.list(words)), or a program and its arguments as a JSON array of strings"
    case .words(let words): "one or more of \(SinkOptionError.list(words)), joined by '+'"
    case .number(let bounds) where bounds == Int.min...Int.max: "a whole number"
    case .number(let bounds) where bounds.lowerBound == Int.min:
      "a whole number of at most \(bounds.upperBound)"
    case .number(let bounds) where bounds.upperBound == Int.max:
      "a whole number from \(bounds.lowerBound)"
    case .number(let bounds):
      "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
    case .bytes: "a number of bytes such as '512k' or '1m'"
    }
  }
}
