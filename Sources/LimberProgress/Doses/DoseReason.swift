package import LimberBasics
package import LimberRoutine

/// Why a dose is what it is today.
package enum DoseReason: Sendable, Hashable {
  /// The routine does not grow.
  case fixed
  /// There is no session yet to go by.
  case beginning
  /// So many comfortable sessions at this dose; with `missing` more it becomes `next`.
  case counting(sessions: Int, missing: Int, next: DoseAmount)
  /// Enough comfortable sessions, but the last rise is less than a week ago.
  case resting(days: Int, next: DoseAmount)
  /// It has just gone up.
  case raised(from: DoseAmount)
  /// It stays while another range of the routine grows.
  case waiting(for: Plan.Dose)
  /// It is as high as the routine goes.
  case atMaximum
  /// The history knows the routine and nothing of a step of this name in it.
  case unfamiliar
  /// It stays because it hurt a little.
  case heldForPain(Pain)
  /// It went back because it hurt.
  case backForPain(Pain, from: DoseAmount)
  /// It went to the minimum because it hurt much, or twice running.
  case minimumForPain(Pain, twice: Bool)
  /// It went back after a break of so many days.
  case backAfterBreak(days: Int, from: DoseAmount)
  /// It went to the minimum after a break of so many days.
  case minimumAfterBreak(days: Int)
}
