import LimberBasics
import LimberCommandLine
import LimberHost
import LimberProgress
import LimberRoutine

/// The options that settle what is open in a routine: `play` and `show` have them.
struct PlanOptions: Sendable {
  static let dose = Option<Double>(
    "dose", .dose("DOSE"), otherwise: "what your history gives, min at first",
    help: "Where in each range to aim: min, mid, max or a number from 0 to 1")
  static let leadIn = Option<Duration>(
    "lead-in", .duration("TIME", zero: true), otherwise: "5s",
    help: "Time to get ready before an exercise; 0s for none")

  private var share: Double?
  static let pace = Option<Duration>(
    "pace", .duration("TIME", zero: false), otherwise: "4s",
    help: "Time for a repetition in your own time, at each side, where nobody ends the set by a key"
  )

  private let leadIn: Duration
  private let pace: Duration

  /// - Parameters:
  ///   - dose: what the person named, from 0 to 1; nil where they named none.
  ///   - leadIn: what the person named; nil where they named none.
  ///   - pace: what a repetition in the person's own time takes; nil where they named nothing.
  init(dose: Double?, leadIn: Duration?, pace: Duration? = nil, settings: Settings) {
    self.pace = pace ?? PlanStep.Reps.selfPacedRepetition
    share = dose ?? settings.dose?.value
    self.leadIn = leadIn ?? settings.leadIn?.value ?? UsualTimes.leadIn
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
    guard share == nil else {
      return Plan(
        sets, dosing: Dosing(share: share, choices: past.choices), leadIn: leadIn,
        ownPace: pace)
    }
    var targets: [DoseKey: DoseAmount] = [:]
    // Who has done nothing begins at the least, which is where a plan aims that is told nothing.
    for doses in past.sessions.isEmpty ? [] : past.doses(for: sets) {
      targets.merge(doses.dosing.targets) { first, _ in first }
    }
    return Plan(
      sets, dosing: Dosing(targets: targets, choices: past.choices), leadIn: leadIn,
      ownPace: pace)
  }
}
