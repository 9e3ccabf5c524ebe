import LimberBasics
import LimberHost
import LimberProgress
import LimberRoutine

/// The options that settle what is open in a routine: `play` and `show` have them.
struct PlanOptions: Sendable {
  static let dose = OptionDescription(
    "dose", value: ValueDescription("DOSE", .dose),
    help: "Where in each range to aim: min, mid, max or a number from 0 to 1",
    defaultText: "what your history gives, min at first")
  static let leadIn = OptionDescription(
    "lead-in", value: ValueDescription("TIME", .duration(zero: true)),
    help: "Time to get ready before an exercise; 0s for none", defaultText: "5s")

  private var share: Double?
  private let leadIn: Duration

  init(_ arguments: ParsedArguments, settings: Settings) {
    share = arguments.share(of: Self.dose) ?? settings.dose?.value
    leadIn =
      arguments.duration(of: Self.leadIn) ?? settings.leadIn?.value ?? .seconds(5)
  }

  /// Whether the person names the doses.
  var hasOwnDose: Bool { share != nil }

  /// Leaves the doses to the history, whatever the person named.
  mutating func forgetOwnDose() {
    share = nil
  }

  /// Plans routines with these options; where they leave the doses open, with those that follow from
  /// what was done before.
  func plan(_ sets: [RoutineSet], after past: Past) -> Plan {
    guard share == nil else { return Plan(sets, dosing: Dosing(share: share), leadIn: leadIn) }
    var targets: [DoseKey: Int] = [:]
    for doses in past.doses(for: sets) {
      targets.merge(doses.dosing.targets) { first, _ in first }
    }
    return Plan(sets, dosing: Dosing(targets: targets), leadIn: leadIn)
  }
}
