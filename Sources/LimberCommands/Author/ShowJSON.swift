import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberSyntax

/// A routine as `limber show --json` prints it.
struct ShowJSON {
  /// The routine with all that it includes.
  var set: RoutineSet
  var plan: Plan
  let phrases: any Phrases

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
      try page.add(separator + OutlineStep(entry, in: phrases).json)
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
        json.field("restDays", limits.restDays)
      }
    }
    goal?.write(to: &json)
    json.field("with", values)
    json.field("progression", progression.rawValue)
    json.field("betweenSeconds", between?.inSeconds)
    json.field("betweenSeconds", between?.inSeconds)
    json.object("planned") { json in
      json.field("minSeconds", plan.planned.min.inSeconds)
      json.field("targetSeconds", plan.planned.target.inSeconds)
      json.field("maxSeconds", plan.planned.max.inSeconds)
    }
  }
}

extension Routine.Goal {
  fileprivate func write(to json: inout JSONWriter) {
    json.object("goal") { json in
      switch often {
      case .perDay(let count): json.field("perDay", count)
      case .perWeek(let count): json.field("perWeek", count)
      case .everyDays(let days): json.field("everyDays", days)
      }
      json.field("weeks", weeks)
    }
  }
}
