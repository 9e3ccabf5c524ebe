import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberProgress
import LimberRoutine
import LimberSyntax

/// Tells which doses come next and why: `limber progress [ROUTINE]`.
struct ProgressCommand: Command {
  static let json = Flag("json", help: "Print a JSON array")
  static let routine = OptionalArgument<String>(
    .routineOrFile("ROUTINE"),
    help: "A routine's name or its file; all of them where it is left out")
  static let description = CommandDescription(
    name: "progress", summary: "Tell which doses a routine has today, and why",
    discussion: [
      """
      A dose begins at its minimum. After completed sessions at it on three days, with pain of at \
      most 2 and an effort below 8, it goes up one step, one dose of a routine at a time and at most \
      once in 7 days; of one of the three the pain must have been told. Pain of 3 or 4 holds it, also \
      that of another routine for the same part of the body, and so does an effort of 8. Pain of 5 or \
      more takes it one step back, 7 or more or two such sessions running to the minimum. A break of more than 10 days takes a third back, of more than a month all of it. \
      Where only one side hurt, only that one goes back, and the other waits for it.
      """,
      "Without a routine it shows all of them, each in a line.",
    ],
    examples: [
      .init("limber progress", "every routine in a line"),
      .init("limber progress calf-step-stretch", "its doses today"),
      .init("limber progress after-run --json", "the same for programs"),
    ],
    arguments: [routine],
    options: [json])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let catalogue = environment.catalogue
    let past = environment.past()
    let named = arguments[Self.routine]
    let sets =
      try named.map { [try catalogue.load($0)] } ?? catalogue.compactMap(\.reading.set)
    past.sayWhatIsLeftOut(of: sets, on: environment.streams)
    if arguments.has(Self.json) {
      var known: Set<DoseKey> = []
      let decisions = past.doses(for: sets).flatMap(\.decisions)
        .filter { known.insert($0.key).inserted }
      try environment.streams.output.write(Self.json(decisions) + "\n")
      return .success
    }
    let ink = environment.ink(arguments)
    let output = environment.streams.output
    try environment.streams.show(
      named == nil
        ? overview(of: sets, past, ink, columns: output.isTerminal ? output.size().columns : nil)
        : details(of: sets, past, ink, environment.streams.phrases))
    return .success
  }

  private func details(
    of sets: [RoutineSet], _ past: Past, _ ink: Ink, _ phrases: any Phrases
  ) -> String {
    let limits = past.limits(of: sets).map { "\(phrases.note($0.note(on: past.today)))\n" }
    let lines = past.doses(for: sets).flatMap(\.decisions).map { decision in
      let name = SafeText.shown(decision.shownName)
      return "\(ink.bold(name))\n  \(SafeText.shown(decision.sentence))\n"
    }
    let none = "This routine has no range to grow in.\n"
    let parts = Set(
      sets.flatMap(\.routines.values).filter { $0.movements.contains(MovementTag.stretch.rawValue) }
        .flatMap(\.bodyParts))
    let more =
      limits
      + [
        sets.compactMap { goal(of: $0, past) }.first,
        Stretching(past.sessions, today: past.today).sentence(of: parts),
      ].compactMap { $0.map { $0 + "\n" } }
    return (lines.isEmpty ? none : lines.joined()) + (more.isEmpty ? "" : "\n" + more.joined())
  }

  /// How a routine stands to its goal: a sentence.
  private func goal(of set: RoutineSet, _ past: Past) -> String? {
    guard let goal = set.routines[set.rootID]?.goal else { return nil }
    let status = GoalStatus(of: set, history: past.sessions, today: past.today)
    return "Goal: \(Wording.goal(goal)); \(status?.done ?? 0) in the last 7 days."
  }

  /// Every routine in a line: when it was last done, how much that hurt, and its own doses today.
  ///
  /// - Parameter columns: how wide a line may be, which goes on below itself then; nil for as long as it is.
  private func overview(
    of sets: [RoutineSet], _ past: Past, _ ink: Ink, columns: Int?
  ) -> String {
    let width = sets.map(\.rootID.count).max() ?? 0
    let stretching = Stretching(past.sessions, today: past.today).sentence()
    return zip(sets, past.doses(for: sets)).map { set, doses in
      let id = set.rootID
      let own = doses.decisions.filter { $0.key.routine == id }
        .map { "\(SafeText.shown($0.shownName)) \($0.amount)" }
      let last = past.sessions.last { $0.hasWork(of: id, in: set.file) }
      let when =
        last.map { session in
          "last \(session.day.shortText)" + (session.hurtWords.map { ", \($0)" } ?? "")
        } ?? "not lately"
      let padding = String(repeating: " ", count: width - id.count)
      let told = own.isEmpty ? when : "\(when): \(own.joined(separator: ", "))"
      let room = columns.map { max($0 - width - 2, 20) } ?? .max
      let lines = Wrapping.lines(told, width: room)
        .joined(separator: "\n" + String(repeating: " ", count: width + 2))
      return "\(ink.bold(SafeText.shown(id)))\(padding)  \(lines)\n"
    }.joined() + (stretching.map { "\n\($0)\n" } ?? "")
  }

  private static func json(_ decisions: [DoseDecision]) -> String {
    JSONWriter.array { json in
      for decision in decisions {
        json.object { json in
          json.field("routine", decision.key.routine)
          json.field("path", decision.key.path)
          json.field("name", decision.shownName)
          json.field("unit", decision.key.unit.rawValue)
          json.field("min", decision.min.number)
          json.field("max", decision.max.number)
          json.field("target", decision.target.number)
          json.field("why", decision.sentence)
        }
      }
    }
  }
}
