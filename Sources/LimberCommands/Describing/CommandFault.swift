import LimberBasics
import LimberCommandLine
import LimberEvents

/// What only limber itself knows to be wrong with a command line.
enum CommandFault: UsageFault, Hashable {
  /// Nothing to play, and nobody at a terminal to choose.
  case missingRoutine
  /// Two things that cannot both be read from standard input.
  case standardInputTwice
  /// An option that works only with the file of one routine.
  case needsFile(String)
  /// An option that changes files, where standard input is named.
  case needsFiles(String)
  /// An option that is nothing without another.
  case needsOption(String, String)
  /// Something that cannot be the id of a routine.
  case badID(String, suggestion: String?)
  /// An id that has more characters than this many.
  case longID(Int)
  /// A schedule that cannot be understood: why, and what may have been meant.
  case badSchedule(String, suggestion: String?)
  /// A reminder without a time.
  case missingSchedule
  /// A reminder that is tied to this habit, and has no time.
  case missingHabitTime(String)
  /// A name that no reminder can have.
  case badReminderID(String)
  /// A change that changes nothing.
  case nothingToChange
  /// An export for nobody.
  case missingExportKind
  /// Several files for a scheduler that wants each by itself.
  case severalAgents
  /// A rating that says nothing.
  case missingRating
  /// A note that is longer than this many characters.
  case longNote(Int)
  /// A sink that is part of limber, where only a program can stand, and what to do about it.
  case compiledInSink(String, advice: String)
  /// A name that no setting has, and those that there are.
  case unknownSetting(String, known: [String], suggestion: String?)
  /// Several values for a setting that takes one.
  case severalValues(String)
  /// A sink that cannot be had as it was asked for.
  case badSink(SinkOptionError)
  /// A value that a setting cannot have, with what is left as it was.
  case badSetting(String)
  /// A question that must be asked where nobody can be, with what would answer it beforehand.
  case nobodyToAsk(String)
  /// What cannot be asked for in one, in words.
  case notTogether(String)
  /// A name that another reminder has, with what to do about it.
  case takenReminderID(String)

  /// A number behind a word of 'ctl' that takes none.
  case needlessNumber(Int)
  /// A choice without its number.
  case missingOption
  /// A routine beside an option that plays one of its own.
  case needlessRoutine(String)
  /// A name that no page of the manual has.
  case unknownPage(String)
  /// A name in a status's format that there is not, and those that there are.
  case unknownField(String, known: [String])

  var words: String {
    switch self {
    case .missingRoutine:
      "say what to play, as in 'limber play calf-step-stretch'; 'limber list' shows what there is"
    case .standardInputTwice:
      "standard input can be read only once, so '-' may be given only once"
    case .needsFile(let option):
      "'\(option)' works with the file of one routine"
    case .needsFiles(let option):
      "'\(option)' changes files, and standard input is none"
    case .needsOption(let option, let other):
      "'\(option)' goes with '\(other)'"
    case .badID(let id, _):
      "an id has lower-case letters, digits and single hyphens, so '\(UsageError.shown(id))'"
        + " cannot be one"
    case .longID(let limit):
      "an id has at most \(limit) characters"
    case .badSchedule(let reason, _):
      SafeText.shown(reason)
    case .missingSchedule:
      "a reminder needs a time: '--at', '--in', '--every' or '--cron'"
    case .missingHabitTime(let habit):
      "'\(UsageError.shown(habit))' has no time that limber could know: say with '--at', or a time behind '--else', when"
        + " it is to ask where nothing was done by then"
    case .badReminderID(let text):
      "a reminder's name is made of 1 to 32 small letters, digits and hyphens, and begins with no"
        + " hyphen, not '\(UsageError.shown(text))'"
    case .nothingToChange:
      "say what to change, as in '--at 19:00'"
    case .missingExportKind:
      "say what for: '--systemd', '--launchd' or '--ics'"
    case .severalAgents:
      "several LaunchAgents need several files: name a folder with --to, or one reminder"
    case .missingRating:
      "say what to keep: '--pain N' and '--effort N' from 0 to 10, '--side SIDE'"
    case .longNote(let limit):
      "a note has at most \(limit) characters"
    case .compiledInSink(let name, let advice):
      "the sink '\(UsageError.shown(name))' is compiled in; \(advice)"
    case .badSetting(let words), .nobodyToAsk(let words), .takenReminderID(let words),
      .notTogether(let words):
      SafeText.shown(words)
    case .unknownSetting(let word, let known, let suggestion):
      "no setting is called '\(UsageError.shown(word))'"
        + (suggestion.map { "; did you mean '\($0)'?" }
          ?? "; there is \(known.joined(separator: ", ")) and sinks.commands.NAME")
    case .severalValues(let key):
      "the setting '\(key)' takes one value"
    case .needlessNumber(let number):
      "only 'choose' takes a number, so '\(number)' stands there for nothing"
    case .missingOption:
      "say which to choose, as in 'limber ctl choose 2'"
    case .needlessRoutine(let option):
      "\(option) plays a routine of its own; leave the other out"
    case .unknownPage(let name):
      "there is no page '\(name)' in the manual; 'limber help --man pages' names them all"
    case .unknownField(let name, let known):
      "a format has no '{\(UsageError.shown(name))}'; there is "
        + known.map { "{\($0)}" }.joined(separator: " ") + ", and {{ for a brace"
    case .badSink(let error):
      SafeText.shown(error.description)
        + (error.misspelling.map { Suggestion.words(for: $0.word, among: $0.known) } ?? "")
    }
  }

  var suggestion: String? {
    switch self {
    case .badID(_, let suggestion), .badSchedule(_, let suggestion),
      .unknownSetting(_, _, let suggestion):
      suggestion
    default: nil
    }
  }
}
