import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHistory
import LimberHost
import LimberPlatform
import LimberProgress

/// Notes something about a session: `limber history note ID TEXT`.
struct HistoryNoteCommand: Command {
  static let note = Argument<String>(.text("NOTE"), help: "The note")
  static let description = CommandDescription(
    name: "note", summary: "Note something about a session",
    discussion: ["A later note takes the place of an earlier one."],
    examples: [.init("limber history note 3f2a \"new shoes\"", "one remark")],
    arguments: [
      HistoryArguments.id, note,
    ])

  private let session: String
  private let text: String

  /// The most characters that are kept, so that a line of the history stays short.
  private static let longest = 500

  init(_ arguments: ParsedArguments) throws(UsageError) {
    session = try arguments.value(of: HistoryArguments.id)
    text = try arguments.value(of: Self.note)
    guard text.count <= Self.longest else {
      throw .other(CommandFault.longNote(Self.longest))
    }
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let desk = environment.historyDesk
    try desk.add(.note(try desk.session(session).id, text))
    return .success
  }
}

/// Mends what was said about a session afterwards: `limber history rate ID`.
struct HistoryRateCommand: Command {
  static let pain = Option<Int>(
    "pain", .count("N", in: 0...10),
    help: "How much it hurt, from 0 (not at all) to 10 (as bad as can be)")
  static let effort = Option<Int>(
    "effort", .count("N", in: 0...10),
    help: "How hard it was, from 0 (not at all) to 10 (as hard as can be)")

  static let side = Option<SoreSide>(
    "side", .choice("SIDE"),
    help: "Which side hurt: left, right or both")

  static let description = CommandDescription(
    name: "rate", summary: "Say how much a session hurt or how hard it was, also days later",
    discussion: ["A later rating takes the place of an earlier one, and the doses follow it."],
    examples: [
      .init("limber history rate 3f2a --pain 4", "it hurt the morning after"),
      .init("limber history rate 3f2a --pain 5 --side left", "only one leg hurt"),
      .init("limber history rate 3f2a --pain 1 --effort 6", "a wrong key, mended"),
    ],
    arguments: [HistoryArguments.id], options: [pain, effort, side])

  private let session: String
  private let pain: Int?
  private let effort: Int?
  private let side: SoreSide?

  init(_ arguments: ParsedArguments) throws(UsageError) {
    session = try arguments.value(of: HistoryArguments.id)
    pain = arguments[Self.pain]
    effort = arguments[Self.effort]
    side = arguments[Self.side]
    guard pain != nil || effort != nil || side != nil else {
      throw .other(CommandFault.missingRating)
    }
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let desk = environment.historyDesk
    let session = try desk.session(self.session)
    try desk.add(.rating(session.id, effort: effort, pain: pain, side: side))
    let numbers = [pain.map { "pain \($0)" }, effort.map { "effort \($0)" }].compactMap { $0 }
    let said = [
      numbers.isEmpty ? nil : "\(numbers.joined(separator: " and ")) of 10",
      side.map { $0 == .both ? "both sides" : "the \($0.rawValue) side" },
    ]
    try environment.streams.output.write(
      "Kept \(said.compactMap { $0 }.joined(separator: ", ")) for the session of"
        + " \(session.day.longText).\n")
    if pain != nil { sayWhatIsSevere(of: session, in: environment) }
    return .success
  }

  /// Severe pain of late is one for a professional, however late it is told.
  private func sayWhatIsSevere(of session: SessionRecord, in environment: HostEnvironment) {
    let past = environment.past()
    let isSevere = past.painful(besides: session.routines.map(\.id), in: past.sessions)
      .contains { $0.isSevere && $0.day == session.day }
    if isSevere { environment.streams.say(.severePain) }
  }
}

/// Forgets a session: `limber history delete ID`.
struct HistoryDeleteCommand: Command {
  static let description = CommandDescription(
    name: "delete", summary: "Forget a session for good",
    examples: [.init("limber history delete 3f2a", "by the beginning of its id")],
    arguments: [HistoryArguments.id])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let desk = environment.historyDesk
    let session = try desk.session(arguments.value(of: HistoryArguments.id))
    _ = try desk.change { file throws(HistoryFailure) in try file.delete(session.id) }
    desk.positions?.remove(session.id)
    try environment.streams.output.write("Forgot the session of \(session.day.longText).\n")
    return .success
  }
}

/// Sets lines aside that cannot be read: `limber history repair`.
struct HistoryRepairCommand: Command {
  static let description = CommandDescription(
    name: "repair", summary: "Set lines that cannot be read aside, in history.bad",
    examples: [.init("limber history repair", "changes nothing else")])

  init(_ arguments: ParsedArguments) throws(UsageError) {}

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let count = try environment.historyDesk.change { file throws(HistoryFailure) in
      try file.repair()
    }
    try environment.streams.output.write(
      count == 0
        ? "Every line can be read.\n"
        : "Set \(English.count(count, "line")) aside in history.bad.\n")
    return .success
  }
}
