import LimberEvents
import LimberHost
import LimberProgress
import LimberRoutine
import LimberSyntax

/// Tells which doses come next and why: `limber progress ROUTINE`.
struct ProgressCommand: Command {
  static let json = OptionDescription(flag: "json", help: "Print a JSON array")
  static let description = CommandDescription(
    name: "progress", summary: "Tell which doses a routine has today, and why",
    discussion: [
      """
      A dose begins at its minimum. After three completed sessions at it with pain of at most 2 it \
      goes up one step, one dose of a routine at a time and at most once in 7 days. Pain of 3 or 4 \
      holds it, 5 or more takes it one step back, 7 or more or two such sessions running to the \
      minimum. A break of more than 10 days takes a third back, of more than a month all of it.
      """
    ],
    examples: [
      .init("limber progress calf-step-stretch", "its doses today"),
      .init("limber progress after-run --json", "the same for programs"),
    ],
    arguments: [
      ArgumentDescription(
        ValueDescription("ROUTINE", .routineOrFile), help: "A routine's name or its file")
    ],
    options: [json])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let sets = try RoutineCatalogue(environment).load(arguments.operands)
    let past = Past(environment)
    let decisions = past.doses(for: sets).flatMap(\.decisions)
    if arguments.has(Self.json) {
      try environment.output.write(Self.json(decisions) + "\n")
      return .success
    }
    let ink = environment.ink(arguments)
    let limits = past.limits(of: sets).map { "\($0.sentence)\n" }
    let lines = decisions.map { decision in
      let name = DisplayText.neutralised(decision.name)
      return "\(ink.bold(name))\n  \(DisplayText.neutralised(decision.sentence))\n"
    }
    let none = "This routine has no range to grow in.\n"
    try environment.output.write(
      (lines.isEmpty ? none : lines.joined()) + (limits.isEmpty ? "" : "\n" + limits.joined()))
    return .success
  }

  private static func json(_ decisions: [DoseDecision]) -> String {
    JSONWriter.array { json in
      for decision in decisions {
        func amount(_ value: Int) -> Double {
          decision.key.unit == .seconds ? Double(value) / 1000 : Double(value)
        }
        json.object { json in
          json.field("routine", decision.key.routine)
          json.field("path", decision.key.path)
          json.field("name", decision.name)
          json.field("unit", decision.key.unit.rawValue)
          json.field("min", amount(decision.min))
          json.field("max", amount(decision.max))
          json.field("target", amount(decision.target))
          json.field("why", decision.sentence)
        }
      }
    }
  }
}
