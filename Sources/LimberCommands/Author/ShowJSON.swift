import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSyntax

/// A routine as `limber show --json` prints it.
struct ShowJSON {
  /// The routine with all that it includes.
  var set: RoutineSet
  var plan: Plan

  /// Writes it all, each step on a line of its own.
  func write(to page: inout Page) throws {
    let whole = JSONWriter.object { json in
      if let routine = set.routines[set.rootID] { routine.write(to: &json, plan: plan) }
      json.array("steps") { _ in }
    }
    // The steps are written one by one, so that a long session is never held as a text.
    let closing = "]}"
    try page.add(String(whole.dropLast(closing.count)))
    var separator = "\n"
    for entry in PlanTimeline(plan: plan) {
      try page.add(separator + JSONWriter.object { entry.write(to: &$0) })
      separator = ",\n"
    }
    try page.add("\n\(closing)\n")
  }
}

extension Routine {
  /// The fields that `list --json` and `show --json` share; cautions and equipment are the plan's,
  /// so those of included routines are among them.
  func write(to json: inout JSONWriter, plan: Plan) {
    json.field("id", id)
    json.field("title", title)
    json.field("summary", summary)
    json.field("source", source)
    json.field("tags", tags)
    json.field("equipment", plan.equipment)
    json.field("cautions", plan.cautions)
    if let limits {
      json.object("limits") { json in
        json.field("perDay", limits.perDay)
        json.field("perWeek", limits.perWeek)
      }
    }
    json.field("progression", progression.rawValue)
    json.object("planned") { json in
      json.field("minSeconds", plan.planned.min.inSeconds)
      json.field("targetSeconds", plan.planned.target.inSeconds)
      json.field("maxSeconds", plan.planned.max.inSeconds)
    }
  }
}

extension PlanTimeline.Entry {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("index", index)
    json.field("at", at.inSeconds)
    json.field("type", step.typeName)
    json.field("name", step.name)
    json.field("side", step.side?.rawValue)
    step.writeAmount(to: &json)
    write(round, "round", to: &json)
    write(set, "set", to: &json)
    json.field("path", step.path)
    json.field("routine", step.routine)
    json.field("cue", step.cue)
    if let pause {
      let name = pause.isChangeover ? "changeoverSeconds" : "leadInSeconds"
      json.field(name, pause.length.inSeconds)
    }
  }

  private func write(_ turn: PlanWalk.Turn?, _ key: String, to json: inout JSONWriter) {
    guard let turn else { return }
    json.object(key) { json in
      json.field("index", turn.index + 1)
      json.field("of", turn.count)
    }
  }
}

extension PlanStep {
  /// The type as the format spells it.
  var typeName: String {
    switch kind {
    case .timed: "timed"
    case .reps: "reps"
    case .rest: "rest"
    case .prompt: "prompt"
    case .choice: "choice"
    }
  }

  fileprivate func writeAmount(to json: inout JSONWriter) {
    switch kind {
    case .timed(let timed): write(timed.dose, to: &json)
    case .rest(let dose, _): write(dose, to: &json)
    case .reps(let reps):
      json.field("reps", reps.dose.target)
      json.field("seconds", reps.duration(of: reps.dose.target).inSeconds)
      json.field("min", reps.dose.amount.min)
      json.field("max", reps.dose.amount.max)
      if reps.alternating != nil { json.field("sides", "alternate") }
      guard !reps.tempo.isEmpty else { return }
      json.array("tempo") { json in
        for phase in reps.tempo {
          json.object { json in
            json.field("cue", phase.cue)
            json.field("seconds", phase.duration.inSeconds)
          }
        }
      }
    case .prompt(let timeout): json.field("timeoutSeconds", timeout?.inSeconds)
    case .choice(let labels, let defaultIndex):
      json.field("options", labels)
      json.field("default", defaultIndex + 1)
    }
  }

  private func write(_ dose: PlanDose<Duration>, to json: inout JSONWriter) {
    json.field("seconds", dose.target.inSeconds)
    json.field("min", dose.amount.min.inSeconds)
    json.field("max", dose.amount.max.inSeconds)
  }
}
