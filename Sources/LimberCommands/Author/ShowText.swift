import LimberBasics
import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberRoutine
import LimberSyntax

/// A routine as `limber show` prints it for a person: what to know, then what happens when.
struct ShowText {
  /// The routine with all that it includes.
  var set: RoutineSet
  var plan: Plan
  /// How wide a line may be.
  var width: Int
  var ink: Ink

  init(set: RoutineSet, plan: Plan, columns: Int, ink: Ink) {
    self.set = set
    self.plan = plan
    width = min(max(columns, 40), 80)
    self.ink = ink
  }

  func write(to page: inout Page) throws {
    try page.add(heading)
    try writeTimeline(to: &page)
  }

  /// Writes what happens when.
  func writeTimeline(to page: inout Page) throws {
    var previous: PlanTimeline.Entry?
    for entry in PlanTimeline(plan: plan) {
      try page.add(lines(of: entry, after: previous))
      previous = entry
    }
    try page.add(end)
  }

  // MARK: - What to know

  private var heading: String {
    guard let routine = set.routines[set.rootID] else { return "" }
    var lines = Wrapping.lines(routine.title, width: width).map(ink.bold)
    if let summary = routine.summary { lines += Wrapping.lines(safe(summary), width: width) }
    lines.append("")
    lines += TextLayout.columns(
      (RoutineFacts.of(routine, plan: plan) + [("Id", routine.id)])
        .map { ($0.0, safe($0.1)) }, width: width)
    if !plan.cautions.isEmpty {
      lines += ["", ink.yellow("Take care")]
      lines += plan.cautions.flatMap { bullet(safe($0)) }
    }
    return lines.map { $0 + "\n" }.joined() + "\n"
  }

  private func bullet(_ text: String) -> [String] {
    Wrapping.lines(text, width: width - 4).enumerated()
      .map { ($0.offset == 0 ? "  • " : "    ") + $0.element }
  }

  // MARK: - What happens when

  /// The lines of one leaf, with the headings that stand before it.
  private func lines(of entry: PlanTimeline.Entry, after previous: PlanTimeline.Entry?) -> String {
    var lines: [String] = []
    if entry.step.routine != (previous?.step.routine ?? set.rootID),
      let title = set.routines[entry.step.routine]?.title
    {
      if previous != nil { lines.append("") }
      lines.append("  " + ink.bold(safe(title)))
    }
    if let round = entry.round, round.count != 1, isNew(round, after: previous) {
      let count = round.count.map { " of \($0)" } ?? ""
      lines.append("  " + ink.dim("round \(round.index + 1)\(count)"))
    }
    lines += leaf(entry)
    return lines.map { $0 + "\n" }.joined()
  }

  private var end: String { column(plan.planned.target.clock, clockWidth) + "  the end\n" }

  private func isNew(_ round: PlanWalk.Turn, after previous: PlanTimeline.Entry?) -> Bool {
    previous?.round != round || previous?.step.routine == nil
  }

  private func leaf(_ entry: PlanTimeline.Entry) -> [String] {
    let step = entry.step
    let margin = String(repeating: " ", count: clockWidth + numberWidth + 4)
    let room = width - margin.count
    var name = safe(step.name)
    if let side = step.side { name += ", \(side.rawValue) side" }
    if let set = entry.set, let count = set.count, count > 1 {
      name += ", set \(set.index + 1) of \(count)"
    }
    let amount = Wording.amount(of: step)
    let start =
      ink.cyan(column(entry.at.clock, clockWidth)) + "  "
      + ink.dim(column("\(entry.index)", numberWidth)) + "  "

    var lines = Wrapping.lines(name, width: room).enumerated()
      .map { ($0.offset == 0 ? start : margin) + ink.bold($0.element) }
    let gap = room - name.cellWidth - amount.cellWidth
    if gap >= 2 {
      lines[0] += String(repeating: " ", count: gap) + amount
    } else {
      lines += Wrapping.lines(amount, width: room).map { margin + $0 }
    }
    return lines
      + details(step).flatMap { detail in
        Wrapping.lines(safe(detail), width: room).map { margin + ink.dim($0) }
      }
  }

  private func details(_ step: PlanStep) -> [String] {
    var details: [String] = []
    if let cue = step.cue, cue != step.name { details.append(cue) }
    if let load = step.load { details.append(Wording.load(load)) }
    switch step.kind {
    case .reps(let reps) where !reps.tempo.isEmpty:
      details.append(Wording.tempo(reps.tempo))
    case .reps: details.append("at your own pace")
    case .choice(let labels, let defaultIndex):
      for (index, label) in labels.enumerated() {
        details.append("\(index + 1) \(label)\(index == defaultIndex ? " (shown here)" : "")")
      }
    case .timed(let timed): details += timed.cues?.map(Wording.moment) ?? []
    case .rest, .prompt: break
    }
    return details
  }

  // MARK: - Columns

  private var clockWidth: Int { max(5, plan.planned.target.clock.count) + 1 }
  private var numberWidth: Int { max(2, "\(plan.leafCount)".count) }

  private func column(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// A file's own words can hold nothing that steers a terminal, but they can turn a line around.
  private func safe(_ text: String) -> String { SafeText.shown(text) }
}
