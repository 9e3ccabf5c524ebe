import LimberBasics
import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule

/// What was said of the habit that a reminder is tied to, and what the person says when they are asked.
struct HabitWish: Sendable {
  static let otherwise = Option<String>(
    "else", .text("WORDS"),
    help:
      "With --after WORDS: if it does not fit, then when; a time of day, your own words, or none")
  /// What takes either away.
  private static let none = "none"

  /// What stands behind `--after` without a time behind `--by`; nil where nothing does.
  let after: String?
  /// What stands behind `--else`; nil where nothing does.
  let otherwise: String?

  init(_ arguments: ParsedArguments, isTimed: Bool) throws(UsageError) {
    after = isTimed ? nil : try Self.text(arguments[RemindOptions.after], RemindOptions.after)
    otherwise = try Self.text(arguments[Self.otherwise], Self.otherwise)
    if isTimed, otherwise != nil {
      throw .other(
        CommandFault.notTogether(
          "with a time behind '--by' '--after' takes a routine, and leaves no room for '--else'"))
    }
  }

  /// A text as it is kept: one line, without a full stop, and without the word that limber says itself.
  private static func text(
    _ text: String?, _ option: any DescribedOption
  ) throws(UsageError) -> String? {
    guard let text else { return nil }
    var line = SafeText.line(text).trimmed
    if line.hasSuffix(".") { line = String(line.dropLast()).trimmed }
    // Whoever says the whole sentence does not want to read its first word twice.
    if option.spelling == RemindOptions.after.spelling, line.lowercased().hasPrefix("after ") {
      line = String(line.dropFirst(6)).trimmed
    }
    guard !line.isEmpty, line.count <= Habit.longest else {
      throw .badValue(
        text, for: option.spelling, expected: "1 to \(Habit.longest) characters, or 'none'",
        suggestion: nil)
    }
    return line
  }

  /// What follows for a reminder.
  struct Outcome {
    /// What is said of its schedule.
    var parts: Schedule.Parts
    /// What it is tied to; nil for nothing.
    var habit: Habit?
  }

  /// Settles what is tied to what.
  ///
  /// A time of day as the second sentence is when the reminder comes, where no other time is given.
  ///
  /// - Parameters:
  ///   - parts: what was said of the schedule.
  ///   - old: the reminder that is changed; nil for a new one.
  ///   - isAgreed: whether nothing is to be asked.
  func settled(
    _ parts: Schedule.Parts, changing old: Reminder? = nil, isAgreed: Bool,
    in environment: HostEnvironment
  ) throws -> Outcome {
    var outcome = Outcome(parts: parts, habit: old?.habit)
    if let after {
      if after == Self.none {
        outcome.habit = nil
      } else if try isHabit(after, isAgreed: isAgreed, in: environment) {
        outcome.habit = Habit(after: after, otherwise: old?.habit?.otherwise)
      } else {
        // The routine that it follows is another, so long afterwards as before.
        outcome.parts.after = after
      }
      if outcome.parts.after == nil, old?.schedule.cue != nil, !parts.nameTimes {
        throw UsageError.other(CommandFault.missingHabitTime(after))
      }
    }
    if outcome.parts.after != nil { outcome.habit = nil }
    let asks = old == nil && !isAgreed && environment.streams.haveAPerson
    if let otherwise {
      guard outcome.habit != nil else {
        throw UsageError.needs(Self.otherwise.spelling, RemindOptions.after.spelling)
      }
      outcome.habit?.otherwise = otherwise == Self.none ? nil : otherwise
    } else if asks, let habit = outcome.habit {
      outcome.habit?.otherwise = try Self.ask(
        "After \(SafeText.shown(habit.after)). And if it does not fit, then when? A time such as 20:00, or"
          + " your own words; Enter for neither:", on: environment.streams)
    }
    try setTime(of: &outcome, changing: old, asks: asks, in: environment)
    return outcome
  }

  /// Takes the time at which it comes from the second sentence, or asks for it.
  private func setTime(
    of outcome: inout Outcome, changing old: Reminder?, asks: Bool, in environment: HostEnvironment
  ) throws {
    guard let habit = outcome.habit, !outcome.parts.nameTimes else { return }
    let times = Self.times(habit.otherwise)
    if let old {
      // It moves with its sentence, where it came from there.
      if let times, case .times(let kept, _) = old.schedule.base,
        Self.times(old.habit?.otherwise) == kept, kept != times
      {
        outcome.parts.at = habit.otherwise
      }
    } else if times != nil {
      outcome.parts.at = habit.otherwise
    } else if asks,
      let time = try Self.ask(
        "No clock knows when that is. At what time shall limber remind you where it was not done by then,"
          + " as in 18:00?", on: environment.streams)
    {
      outcome.parts.at = time
    } else {
      throw UsageError.other(CommandFault.missingHabitTime(habit.after))
    }
  }

  /// The times of day that a text is, as `--at` takes them; nil where it is words.
  private static func times(_ text: String?) -> [ClockTime]? {
    guard let text, case .times(let times, _)? = try? Schedule(at: text) else { return nil }
    return times
  }

  /// What the person answers; nil for nothing.
  private static func ask(_ question: String, on streams: Streams) throws -> String? {
    try streams.output.write(streams.output.fit(question) + " ")
    guard let line = try streams.input.readLine()?.trimmed, !line.isEmpty, line != none else {
      return nil
    }
    return try text(line, otherwise)
  }

  /// Whether words are a habit of the person's own: not where they name a routine, or nearly do.
  private func isHabit(
    _ words: String, isAgreed: Bool, in environment: HostEnvironment
  ) throws -> Bool {
    let library = environment.routines
    let isFile =
      RoutineLibrary.isPath(words) && (words.hasSuffix(".json") || !words.contains(" "))
    if RemindSubject.words.contains(words) || isFile { return false }
    let titles = environment.catalogue.titles()
    guard !titles.contains(where: { $0.id == words }), (try? library.find(words)) == nil else {
      return false
    }
    let known = titles.flatMap { [$0.id, $0.title] }.filter { !$0.isEmpty }
    let title = known.first { $0.lowercased() == words.lowercased() }
    guard let near = title ?? Suggestion.closest(to: words, among: known) else { return true }
    let id = titles.first { $0.id == near || $0.title == near }?.id ?? near
    let (shown, routine) = (SafeText.shown(words), SafeText.shown(id))
    if !isAgreed, environment.streams.haveAPerson {
      guard
        try environment.streams.ask(
          "'\(shown)' is no routine, but '\(routine)' is. Is it a habit of your own?")
      else {
        throw CommandFailure(
          .notFound, "to follow the routine: '--after \(routine) --by 2h', so long after it")
      }
      return true
    }
    throw CommandFailure(
      .notFound,
      "there is no routine '\(shown)'; did you mean '\(routine)', with '--by 2h' so long after it? A habit"
        + " of your own needs words that are not nearly a routine's name")
  }
}
