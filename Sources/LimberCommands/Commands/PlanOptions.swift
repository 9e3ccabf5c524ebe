import LimberRoutine

/// The options that settle what is open in a routine: `play` and `show` have them.
struct PlanOptions: Sendable {
  static let dose = OptionDescription(
    "dose", value: ValueDescription("DOSE", .dose),
    help: "Where in each range to aim: min, mid, max or a number from 0 to 1", defaultText: "min")
  static let leadIn = OptionDescription(
    "lead-in", value: ValueDescription("TIME", .duration(zero: true)),
    help: "Time to get ready before an exercise; 0s for none", defaultText: "5s")

  private let dosing: Dosing
  private let leadIn: Duration

  init(_ arguments: ParsedArguments) {
    dosing = Dosing(share: arguments.value(of: Self.dose).flatMap(ValueText.dose))
    leadIn =
      arguments.value(of: Self.leadIn).flatMap { ValueText.duration($0, zero: true) }
      ?? .seconds(5)
  }

  /// Plans routines with these options.
  func plan(_ sets: [RoutineSet]) -> Plan {
    Plan(sets, dosing: dosing, leadIn: leadIn)
  }
}
