import LimberBasics
import LimberHost
import LimberProgress

/// Shows one session: `limber history show ID`.
struct HistoryShowCommand: Command {
  static let json = OptionDescription(flag: "json", help: "Print a JSON object")
  static let description = CommandDescription(
    name: "show", summary: "Show one session with all its steps",
    examples: [.init("limber history show 3f2a", "by the beginning of its id")],
    arguments: [HistoryArguments.id], options: [json])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let session = try HistoryDesk(environment).session(arguments.operands[0])
    if arguments.has(Self.json) {
      try environment.output.write(HistoryJSON.text(of: session) + "\n")
    } else {
      try environment.output.write(text(of: session, ink: environment.ink(arguments)))
    }
    return .success
  }

  private func text(of session: SessionRecord, ink: Ink) -> String {
    var facts = [
      ("Id", session.id), ("Began", session.started.rfc3339),
      ("Ended", session.ended?.rfc3339 ?? "not told"),
      ("Outcome", ReportWords.outcome(of: session)),
      ("Planned", Wording.short(.milliseconds(session.plannedMilliseconds))),
      ("Did", Wording.short(.milliseconds(session.didMilliseconds))),
    ]
    if let pain = session.pain { facts.append(("Pain", "\(pain) of 10")) }
    if let effort = session.effort { facts.append(("Effort", "\(effort) of 10")) }
    if let note = session.note { facts.append(("Note", note)) }
    let heading = ink.bold(SafeText.shown(ReportWords.routines(of: session))) + "\n"
    let lines = facts.map { name, value in
      "  \(name)\(String(repeating: " ", count: 9 - name.count))\(SafeText.shown(value))\n"
    }
    return heading + lines.joined() + (session.steps.isEmpty ? "" : "\n")
      + session.steps.map { step(of: $0) + "\n" }.joined()
  }

  private func step(of step: SessionRecord.StepRecord) -> String {
    let mark =
      switch step.outcome {
      case .done: "✓"
      case .partial: "◐"
      case .skipped: "–"
      case .repeated: "↺"
      }
    let side = step.side.map { ", \(SafeText.shown($0))" } ?? ""
    return "  \(mark) \(SafeText.shown(step.name))\(side)  \(step.outcome.rawValue)"
  }
}

/// What the commands about one session have in common.
enum HistoryArguments {
  static let id = ArgumentDescription(
    ValueDescription("ID", .text), help: "The session's id, or its beginning")
}
