import LimberBasics
import LimberRoutine

/// How much of an exercise there is, as a therapist writes it: `3 × 15, each side, with 5 kg, twice a day`.
struct DoseLine {
  let text: String

  init(_ timed: Step.Timed, often: String?) {
    text = Self.line(
      timed.sets, Wording.amount(timed.duration), isList: timed.duration.isBySet, timed.sides,
      load: timed.load, often: often)
  }

  init(_ reps: Step.Reps, often: String?) {
    // Beside a number of sets nobody needs to be told what is counted, unless it is something else.
    let isBare = reps.sets != nil && reps.unit == nil
    let amount =
      isBare ? Wording.figures(reps.reps) : Wording.amount(reps.reps, unit: reps.unit)
    text = Self.line(
      reps.sets, amount, isList: reps.reps.isBySet, reps.sides, load: reps.load, often: often)
  }

  private static func line(
    _ sets: Step.Sets?, _ amount: String, isList: Bool, _ sides: Step.Sides?, load: String?,
    often: String?
  ) -> String {
    let times = sets.flatMap { $0.count.max == 1 ? nil : "\(Wording.figures($0.count)) × " } ?? ""
    let count = isList ? "sets of " : times
    let parts = [count + amount, sides.map(Self.sides), load.map(Wording.load), often]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  private static func sides(_ sides: Step.Sides) -> String {
    switch sides.order {
    case .each: "each side"
    case .alternate: "sides in turn"
    case .left: "left side only"
    case .right: "right side only"
    }
  }
}

extension StepAmount {
  /// Whether each set has an amount of its own, so that they need not be counted.
  fileprivate var isBySet: Bool { if case .bySet = self { true } else { false } }
}
