import LimberBasics
import LimberRoutine

/// What is to be known of a routine before it begins, in words.
enum RoutineFacts {
  /// A name and a text for each fact.
  ///
  /// - Parameter isOnPaper: whether a person plans by it, who needs no seconds, no ids and no limit where
  ///   there is a goal.
  static func of(_ routine: Routine, plan: Plan, isOnPaper: Bool = false) -> [(String, String)] {
    if isOnPaper { return paper(routine, plan) }
    var facts = [("Takes", time(plan.planned))]
    if !plan.equipment.isEmpty { facts.append(("Needs", plan.equipment.joined(separator: ", "))) }
    if let between = routine.between, between > .zero {
      facts.append(("Between", "\(English.short(between)) between two exercises"))
    }
    if let limits = routine.limits { facts.append(("Limit", Wording.limits(limits))) }
    if let goal = routine.goal { facts.append(("Goal", Wording.goal(goal))) }
    facts += routine.parameters.map { ("With", Wording.parameter($0)) }
    if !routine.tags.isEmpty { facts.append(("Tags", routine.tags.joined(separator: ", "))) }
    if let source = routine.source { facts.append(("Source", source)) }
    return facts
  }

  private static func paper(_ routine: Routine, _ plan: Plan) -> [(String, String)] {
    let time = Wording.about(plan.planned.min, to: plan.planned.max)
    let facts: [(String, String?)] = [
      ("Takes", "about \(time)"),
      ("Goal", routine.goal.map(Wording.goal)),
      ("Limit", routine.goal == nil ? routine.limits.map(Wording.limits) : nil),
      ("Needs", plan.equipment.isEmpty ? nil : plan.equipment.joined(separator: ", ")),
      (
        "Between",
        routine.between.flatMap {
          $0 > .zero ? "\(English.short($0)) between two exercises" : nil
        }
      ),
      ("Source", routine.source),
    ]
    return facts.compactMap { name, text in text.map { (name, $0) } }
  }

  private static func time(_ planned: PlannedTime) -> String {
    let target = English.short(planned.target)
    guard planned.min < planned.max else { return target }
    let (min, max) = (English.short(planned.min), English.short(planned.max))
    if planned.target == planned.min { return "\(target), at most \(max)" }
    if planned.target == planned.max { return "\(target), at least \(min)" }
    return "\(target), from \(min) to \(max)"
  }
}
