import LimberBasics
import LimberEvents

/// The lines that stay: what the session is, each step as it ends, and what became of it all.
struct Transcript {
  /// Cells that a line may take.
  let width: Int
  let phrases: any Phrases
  /// Whether what must be heeded takes one line at the beginning, for whoever was shown it often enough.
  var isBrief = false

  /// The lines that an event leaves, given the screen as it was before it.
  func lines(for event: SessionEvent, after screen: Screen) -> [Line] {
    switch event.body {
    case .sessionStarted(let start):
      opening(start, lasting: event.remaining?.session ?? start.planned.target)
    case .stepEnded(let step, let outcome, let did):
      entry(
        step, outcome, did, elapsed: max(event.at - screen.span.start, .zero),
        answer: screen.answer)
    case .sessionEnded(let end):
      summary(end, cautions: screen.cautions)
    case .stepStarted, .phaseStarted, .cue, .waiting, .answered, .tick, .paused, .resumed,
      .adjusted, .muted, .status:
      []
    }
  }

  /// A line for the person from outside the session.
  func message(_ text: String) -> [Line] {
    paragraph(Line("! ", [.bold, .yellow]), text.printable)
  }

  /// Text behind a mark, its further lines in line with the first.
  private func paragraph(_ mark: Line, _ text: String, _ style: Style = []) -> [Line] {
    let room = max(width - mark.width, 1)
    // What fits keeps its spacing.
    let body = text.cellWidth <= room ? [text] : text.wrapped(to: room)
    return body.enumerated().map { number, words in
      var line = number == 0 ? mark : Line()
      line.pad(to: mark.width)
      line.append(words, style)
      return line.fitted(to: width)
    }
  }
}

// MARK: - Beginning

extension Transcript {
  /// - Parameter left: how long it takes from the step on with which it begins.
  private func opening(_ start: SessionStart, lasting left: Duration) -> [Line] {
    let planned = start.planned
    let longest = planned.max > planned.target ? planned.max.clock : nil
    let words = phrases.label(
      .planned(
        left.clock, upTo: longest, isRest: left < planned.target, steps: start.steps))
    var lines = paragraph(Line(), start.routine.title.printable, .bold)
    lines += paragraph(Line(), words, .faint)
    guard isBrief, Screen.isHeeded(start), !start.cautions.isEmpty else {
      return lines + warnings(start.cautions.map(\.printable))
    }
    return lines + warnings([phrases.label(.cautions(start.cautions.count, key: nil))])
  }

  /// What must be heeded, each behind a mark.
  func warnings(_ cautions: [String]) -> [Line] {
    var mark = Line("!", [.bold, .reverse, .red])
    mark.append(" ")
    return cautions.flatMap { paragraph(mark, $0) }
  }
}

// MARK: - Steps

extension Transcript {
  private func entry(
    _ step: StepInfo, _ outcome: StepOutcome, _ did: Effort, elapsed: Duration, answer: String?
  ) -> [Line] {
    let mark: String
    let style: Style
    switch outcome {
    case .done: (mark, style) = ("✓ ", .green)
    case .partial: (mark, style) = ("◐ ", .yellow)
    case .skipped: (mark, style) = ("– ", .faint)
    // It has its line when it has been played again.
    case .repeated: return []
    }
    var facts: [String] = []
    switch (outcome, step.kind) {
    case (.skipped, _):
      facts = [phrases.label(.skipped)]
    case (_, .prompt):
      break
    case (_, .choice):
      facts = answer.map { [$0] } ?? []
    case (_, .reps):
      facts = [amount(did.reps ?? 0, of: step, outcome), (did.time ?? elapsed).clock]
    case (.partial, .timed) where did.time ?? elapsed < .seconds(1),
      (.done, .rest) where did.time ?? elapsed < .seconds(1):
      // Nobody reads '0:00' as anything that was done.
      break
    case (_, .timed), (_, .rest):
      facts = [amount(did.time ?? elapsed, of: step, outcome)]
    }
    if outcome == .partial { facts.append(phrases.label(.partial)) }
    let isAside = step.kind == .prompt || step.kind == .rest || outcome == .skipped
    let name = ([phrases.title(of: step)] + phrases.place(of: step)).joined(separator: " · ")
    return entry(Line(mark, style), name, facts, isAside ? .faint : [])
  }

  /// A name and what was done, in one line where they fit, else the facts below the name.
  private func entry(_ mark: Line, _ name: String, _ facts: [String], _ style: Style) -> [Line] {
    let tail = facts.joined(separator: "  ")
    let whole = facts.isEmpty ? name : name + "  " + tail
    if mark.width + whole.cellWidth <= width { return paragraph(mark, whole, style) }
    var indent = Line()
    indent.pad(to: mark.width)
    let head = name.wrapped(to: max(width - mark.width, 1), limit: 2).joined(separator: " ")
    return paragraph(mark, head, style) + (facts.isEmpty ? [] : paragraph(indent, tail, style))
  }

  private func amount(_ reps: Int, of step: StepInfo, _ outcome: StepOutcome) -> String {
    let goal = step.range?.inFigures ?? (outcome == .partial ? step.reps.map(String.init) : nil)
    return phrases.label(.repetitions(reps, of: goal, unit: step.unit?.printable))
  }

  private func amount(_ time: Duration, of step: StepInfo, _ outcome: StepOutcome) -> String {
    let goal = step.range?.inFigures ?? (outcome == .partial ? step.duration?.clock : nil)
    return goal.map { phrases.label(.time(time.clock, of: $0)) } ?? time.clock
  }
}

// MARK: - End

extension Transcript {
  private func summary(_ end: SessionEnd, cautions: [String]) -> [Line] {
    let hurt = end.reason == EndReason.pain
    let mark =
      end.outcome == .completed ? Line("✓ ", .green) : Line("– ", .yellow)
    let lines = [Line()] + paragraph(mark, phrases.label(.end(end)).printable, .bold)
    guard hurt else { return lines }
    return lines + paragraph(Line(), phrases.label(.restNow), .bold) + warnings(cautions)
  }
}
