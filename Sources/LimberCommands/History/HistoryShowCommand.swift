import LimberBasics
import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberProgress
import LimberRoutine

/// Shows one session: `limber history show ID`.
struct HistoryShowCommand: Command {
  static let json = Flag("json", help: "Print a JSON object")
  static let description = CommandDescription(
    name: "show", summary: "Show one session with all its steps",
    examples: [.init("limber history show 3f2a", "by the beginning of its id")],
    arguments: [HistoryArguments.id], options: [json])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let session = try environment.historyDesk.session(arguments.value(of: HistoryArguments.id))
    if arguments.has(Self.json) {
      try environment.streams.output.write(HistoryJSON.text(of: session) + "\n")
    } else {
      try environment.streams.output.write(text(of: session, ink: environment.ink(arguments)))
    }
    return .success
  }

  private func text(of session: SessionRecord, ink: Ink) -> String {
    var facts = [
      ("Id", session.id), ("Began", Self.time(session.started)),
      ("Ended", session.ended.map(Self.time) ?? "not told"),
      ("Outcome", ReportWords.outcome(of: session)),
      ("Planned", English.short(session.planned)),
      ("Did", English.short(session.did)),
    ]
    if let resumed = session.resumes {
      facts.append(
        ("Goes on", "from session \(resumed.prefix(8))"))
    }
    if session.from > 1 { facts.append(("From", "step \(session.from)")) }
    if session.isRehearsal { facts.append(("Speed", "not 1, so it counts for nothing")) }
    if let pain = session.pain { facts.append(("Pain", "\(pain) of 10")) }
    if let side = session.soreSide { facts.append(("Side", side.rawValue)) }
    if let effort = session.effort { facts.append(("Effort", "\(effort) of 10")) }
    if let morning = session.morning { facts.append(("Morning", Self.words(of: morning))) }
    facts += session.rounds.map { ("Time", "\($0.name): \(English.roundsHeld($0))") }
    if let note = session.note { facts.append(("Note", note)) }
    let heading = ink.bold(SafeText.shown(ReportWords.routines(of: session))) + "\n"
    let lines = facts.map { name, value in
      "  \(name)\(String(repeating: " ", count: 9 - name.count))\(SafeText.shown(value))\n"
    }
    return heading + lines.joined() + (session.steps.isEmpty ? "" : "\n")
      + session.steps.map { step(of: $0) + "\n" }.joined()
  }

  private static func words(of morning: Morning) -> String {
    switch morning {
    case .asked: "asked, not answered"
    case .usual: "no worse than usual"
    case .rated(let pain): "\(pain) of 10"
    }
  }

  /// A day and a time as a person writes it, with the offset where two zones could be meant.
  private static func time(_ time: Instant) -> String {
    let text = time.rfc3339
    return "\(time.day.longText), \(text.dropFirst(11).prefix(5)) (\(text.suffix(6)))"
  }

  private static func amounts(of step: SessionRecord.StepRecord) -> String {
    guard let unit = step.unit, let did = step.did else { return "" }
    let done = English.dose(did, unit)
    guard let target = step.target, target != did else { return ", \(done)" }
    return ", \(done) of \(English.dose(target, unit))"
  }

  private func step(of step: SessionRecord.StepRecord) -> String {
    let mark =
      switch step.outcome {
      case .done: "✓"
      case .partial: "◐"
      case .skipped: "–"
      case .repeated: "↺"
      }
    let side = step.side.map { ", \($0.rawValue)" } ?? ""
    let load = step.load.map { ", \(Wording.load(SafeText.shown($0)))" } ?? ""
    return "  \(mark) \(SafeText.shown(step.name))\(side)\(load)\(Self.amounts(of: step))"
      + "  \(step.outcome.rawValue)"
  }
}

/// What the commands about one session have in common.
enum HistoryArguments {
  static let id = Argument<String>(.text("ID"), help: "The session's id, or its beginning")
}
