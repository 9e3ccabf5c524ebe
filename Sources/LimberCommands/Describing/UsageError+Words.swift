import LimberBasics
import LimberEvents
import LimberSyntax

extension UsageError {
  /// The error in words: one line in lower case without a full stop.
  var words: String {
    switch self {
    case .unknownCommand(let word, let suggestion):
      "there is no command '\(shown(word))'" + didYouMean(suggestion)
    case .unknownOption(let option, let suggestion):
      "there is no option '\(shown(option))'" + didYouMean(suggestion)
    case .missingValue(let option, let value):
      "'\(option)' needs a value, \(value.kind.expectation)"
    case .unexpectedValue(let option):
      "'\(option)' takes no value"
    case .repeatedOption(let option):
      "'\(option)' may be given only once"
    case .badValue(let value, let place, let kind, let suggestion):
      "'\(place)' takes \(kind.expectation), not '\(shown(value))'" + didYouMean(suggestion)
    case .missingArgument(let argument):
      "\(argument.value.name) is missing: \(argument.help.lowercasedFirst)"
    case .unexpectedArgument(let word, let command, let places):
      "'\((["limber"] + command).joined(separator: " "))' takes "
        + (places.isEmpty ? "no arguments" : places.map(\.usage).joined(separator: " "))
        + ", so '\(shown(word))' is one too many"
    case .missingRoutine:
      "say what to play, as in 'limber play calf-step-stretch'; 'limber list' shows what there is"
    case .missingCommand(let words):
      words.isEmpty ? "a command is missing" : "'\(words.joined(separator: " "))' needs a command"
    case .conflict(let one, let other):
      "'\(one)' and '\(other)' cannot be used together"
    case .standardInputTwice:
      "standard input can be read only once, so '-' may be given only once"
    case .needs(let option, let other):
      "'\(option)' works only together with '\(other)'"
    case .needsFile(let option):
      "'\(option)' works with the file of one routine"
    case .badID(let id, let suggestion):
      "an id has lower-case letters, digits and single hyphens, so '\(shown(id))' cannot be one"
        + didYouMean(suggestion)
    case .badSchedule(let reason, let suggestion):
      SafeText.shown(reason) + didYouMean(suggestion)
    case .missingSchedule:
      "a reminder needs a time: '--at', '--every' or '--cron'"
    case .badReminderID(let text):
      "a reminder's name is made of 1 to 32 small letters, digits and hyphens, and begins with no"
        + " hyphen, not '\(shown(text))'"
    case .nothingToChange:
      "say what to change, as in '--at 19:00'"
    case .missingExportKind:
      "say what for: '--systemd', '--launchd' or '--ics'"
    case .unknownSink(let name, let suggestion):
      "there is no sink '\(shown(name))'" + didYouMean(suggestion)
    case .badSink(let error):
      SafeText.shown(error.description)
        + (error.misspelling.map { Suggestion.words(for: $0.word, among: $0.known) } ?? "")
    }
  }

  private func didYouMean(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean '\(shown($0))'?" } ?? ""
  }

  /// A word of the person's own, so that it can neither move the cursor nor fill the screen.
  private func shown(_ word: String) -> String {
    let limit = 60
    let text = SafeText.shown(String(word.prefix(limit)))
    return word.count > limit ? text + "…" : text
  }
}

extension UsageFailure {
  /// The lines that standard error gets: what is wrong, and where to read on.
  package var message: String {
    let command = (["limber"] + self.command).joined(separator: " ")
    return "limber: \(error.words)\nSee '\(command) --help'.\n"
  }
}

extension ValueKind {
  /// What fits, as a noun with its article.
  var expectation: String {
    switch self {
    case .text, .word: "a text"
    case .choice(let words): Self.list(words)
    case .count(let range):
      range.upperBound == .max
        ? "a whole number from \(range.lowerBound)"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range):
      "a number from \(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))"
    case .duration(let zero):
      zero ? "a duration such as '8s' or '0s'" : "a duration such as '90s' or '1m30s'"
    case .dose: "min, mid, max or a number from 0 to 1"
    case .file: "the path of a file"
    case .folder: "the path of a folder"
    case .fileOrFolder: "the path of a file or a folder"
    case .routine: "the id of a routine"
    case .programme: "the id of a programme"
    case .routineOrFile: "a routine's id or the path of its file"
    case .sink: "the name of a sink"
    case .sinkSpecification: "a sink such as 'bell' or 'log:path=calf.log'"
    case .command: "a command"
    }
  }

  private static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}

extension String {
  /// The text with its first letter in lower case.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
