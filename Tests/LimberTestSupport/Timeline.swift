import LimberBasics
public import LimberEvents
import LimberRoutine

/// Draws events as text, a line each, so that a timeline is compared whole.
public enum Timeline {
  /// The lines of events, joined by newlines.
  public static func draw(_ events: [SessionEvent]) -> String {
    events.map(line).joined(separator: "\n")
  }

  /// One event: its time, its kind and its facts.
  public static func line(_ event: SessionEvent) -> String {
    ([number(event.at)] + words(event.body).filter { !$0.isEmpty }).joined(separator: " ")
  }

  private static func words(_ body: SessionEvent.Body) -> [String] {
    switch body {
    case .sessionStarted(let start):
      return ["started", start.routine.id, "steps", "\(start.steps)", planned(start.planned)]
    case .stepStarted(let info, let next):
      return ["step", step(info), amount(info), turns(info)]
        + (next.map { ["→", name($0.name, $0.side)] } ?? [])
    case .phaseStarted(let info, let rep, let phase):
      return [
        "phase", place(rep), info.side?.rawValue ?? "", phase.cue,
        number(phase.duration),
      ]
    case .cue(let info, let kind, let remaining):
      let isAhead = if case .prepare = kind { true } else { false }
      return [
        "cue", kind.word, isAhead ? name(info.name, info.side) : "", remaining.map(number) ?? "",
      ]
    case .waiting(_, let reason, let options, _):
      return ["waiting", reason.rawValue] + options
    case .answered(_, let answer, let by): return ["answered", answer, by.rawValue]
    case .tick(let info, let elapsed): return ["tick", "\(info.index)", number(elapsed)]
    case .paused(let by, let gap): return ["paused", by.rawValue, gap.map(number) ?? ""]
    case .resumed(let by, let gap): return ["resumed", by.rawValue, gap.map(number) ?? ""]
    case .adjusted(_, let delta): return ["adjusted", effort(delta)]
    case .stepEnded(let info, let outcome, let did):
      return ["ended", "\(info.index)/\(info.of)", outcome.rawValue, effort(did)]
    case .muted(let isMuted): return [isMuted ? "muted" : "unmuted"]
    case .status(let info, let rep):
      return ["status", "\(info.index)/\(info.of)", rep.map(place) ?? ""]
    case .sessionEnded(let end):
      let doses = end.doses.map {
        "\($0.path):\($0.unit.rawValue)=\(amount($0.did))/\(amount($0.target))"
      }
      return [
        "over", end.outcome.rawValue, end.reason ?? "", number(end.time) + "s",
        "done \(end.stepsDone) partial \(end.stepsPartial) skipped \(end.stepsSkipped)",
      ] + doses
        + end.rounds.map { "\($0.path):\($0.rounds) rounds, \($0.done) done, \($0.undone) not" }
    }
  }

  private static func step(_ info: StepInfo) -> String {
    "\(info.index)/\(info.of) \(info.kind.rawValue) \(name(info.name, info.side))"
  }

  private static func amount(_ info: StepInfo) -> String {
    [info.duration.map { "\(number($0))s" }, info.reps.map { "×\($0)" }].compactMap { $0 }
      .joined(separator: " ")
  }

  private static func turns(_ info: StepInfo) -> String {
    [
      info.set.map { "set \(place($0))" },
      info.round.map { "round \(place($0))" },
    ].compactMap { $0 }.joined(separator: " ")
  }

  private static func place(_ ordinal: Ordinal) -> String {
    "\(ordinal.index)/\(ordinal.of.map { "\($0)" } ?? "-")"
  }

  private static func name(_ name: String, _ side: Side?) -> String {
    side.map { "\(name) (\($0.rawValue))" } ?? name
  }

  private static func effort(_ effort: Effort) -> String {
    [effort.time.map { "\(number($0))s" }, effort.reps.map { "×\($0)" }].compactMap { $0 }
      .joined(separator: " ")
  }

  private static func planned(_ planned: PlannedTime) -> String {
    "planned \(number(planned.min))/\(number(planned.target))/\(number(planned.max))"
  }

  private static func amount(_ amount: DoseAmount) -> String {
    switch amount {
    case .time(let time): number(time)
    case .count(let count): "\(count)"
    }
  }

  private static func number(_ time: Duration) -> String { number(time.inSeconds) }

  /// A number without a needless fraction.
  public static func number(_ value: Double) -> String {
    let milliseconds = Int((value * 1000).rounded())
    guard milliseconds % 1000 != 0 else { return String(milliseconds / 1000) }
    var text = String(value)
    while text.hasSuffix("0") { text.removeLast() }
    return text
  }
}
