import LimberBasics
import LimberRoutine

/// What is to be known of a routine before it begins, in words.
enum RoutineFacts {
  /// A name and a text for each fact.
  static func of(_ routine: Routine, plan: Plan) -> [(String, String)] {
    var facts = [("Takes", time(plan.planned))]
    if !plan.equipment.isEmpty { facts.append(("Needs", plan.equipment.joined(separator: ", "))) }
    if let limits = routine.limits { facts.append(("Limit", Wording.limits(limits))) }
    if !routine.tags.isEmpty { facts.append(("Tags", routine.tags.joined(separator: ", "))) }
    if let source = routine.source { facts.append(("Source", source)) }
    return facts
  }

  private static func time(_ planned: PlannedTime) -> String {
    let target = Wording.short(planned.target)
    guard planned.min < planned.max else { return target }
    let (min, max) = (Wording.short(planned.min), Wording.short(planned.max))
    if planned.target == planned.min { return "\(target), at most \(max)" }
    if planned.target == planned.max { return "\(target), at least \(min)" }
    return "\(target), from \(min) to \(max)"
  }
}
