import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberProgress
import LimberSyntax

/// Asks how the person is the morning after: `limber morning`.
struct MorningCommand: Command {
  static let usual = Flag("usual", help: "Say that it is no worse than usual")
  static let pain = OptionalArgument<Int>(
    .count("PAIN", in: 0...10),
    help: "How much it hurts, from 0 (not at all) to 10 (as bad as can be)")
  static let description = CommandDescription(
    name: "morning", summary: "Say how you are the morning after a session",
    discussion: [
      """
      What a session did to a muscle or a tendon shows 12 to 48 hours later. 'limber play' and \
      'limber today' ask then, once, after sessions of routines whose doses may grow, and so does this. \
      Pain of 4 and more, or more than after the session, holds the doses; twice running takes them one \
      step back. Enter alone is an answer: no worse than usual.
      """
    ],
    examples: [
      .init("limber morning", "it asks, where there is something to ask about"),
      .init("limber morning 3", "the answer without the question"),
    ],
    arguments: [pain], options: [usual])

  private let answer: Morning?

  init(_ arguments: ParsedArguments) throws(UsageError) {
    let pain = arguments[Self.pain]
    if pain != nil, arguments.has(Self.usual) {
      throw .conflict(Self.usual.spelling, "PAIN")
    }
    answer = pain.map(Morning.rated) ?? (arguments.has(Self.usual) ? .usual : nil)
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let question = environment.morningQuestion
    let past = environment.past()
    guard let morning = question.due(past) else {
      guard answer == nil else {
        throw CommandFailure(
          .notFound, "there is \(Self.nothing); 'limber history rate' tells it later")
      }
      try environment.streams.output.write("There is \(Self.nothing).\n")
      return .success
    }
    if let answer {
      try question.take(answer, of: morning)
      let names = morning.routines.map { SafeText.shown($0.id) }
      try environment.streams.output.write(
        "Kept for the morning after \(English.list(names)):"
          + " \(answer.number.map { "pain of \($0)" } ?? "no worse than usual").\n")
      return .success
    }
    try environment.streams.mustAsk(
      "this asks a question; answer it with 'limber morning PAIN' or 'limber morning --usual'")
    _ = try question.ask(past) { environment.conversation() }
    return .success
  }

  private static let nothing =
    "nothing to ask about: no session of the last 12 to 48 hours is open"
}
