import LimberBasics
import LimberRoutine

/// What a range is at on each side: the same on both, unless only one of them hurt and stayed behind.
struct SidedAmount: Hashable {
  var left: DoseAmount
  var right: DoseAmount

  init(_ both: DoseAmount) { (left, right) = (both, both) }

  init(left: DoseAmount, right: DoseAmount) { (self.left, self.right) = (left, right) }

  /// The amount at a side; at none, the lower one.
  subscript(side: Side?) -> DoseAmount {
    switch side {
    case .left: left
    case .right: right
    case nil: least
    }
  }

  /// The lower of the two.
  var least: DoseAmount { min(left, right) }

  /// The side that stayed behind; nil where both are level.
  var behind: Side? { left == right ? nil : left < right ? .left : .right }

  /// Whether either side is higher than in another.
  func isAbove(_ other: Self) -> Bool { left > other.left || right > other.right }

  func map(_ change: (DoseAmount) -> DoseAmount) -> Self {
    Self(left: change(left), right: change(right))
  }

  /// One step up: of both sides, or of the one that stayed behind, at most until they are level.
  func raised(_ step: DoseStep) -> Self {
    switch behind {
    case nil: map(step.up)
    case .left: Self(left: min(step.up(from: left), right), right: right)
    case .right: Self(left: left, right: min(step.up(from: right), left))
    }
  }

  /// The amounts as a plan takes them: one for both sides, or one for each.
  func targets(of key: DoseKey) -> [DoseKey: DoseAmount] {
    behind == nil ? [key: left] : [key.at(.left): left, key.at(.right): right]
  }
}

/// What a session tells of a range at each side.
struct SidedDose {
  let target: SidedAmount
  let did: SidedAmount

  /// Whether all of it was done, on both sides.
  var isReached: Bool { did.left >= target.left && did.right >= target.right }

  init(_ dose: SessionRecord.DoseRecord) {
    (target, did) = (SidedAmount(dose.target), SidedAmount(dose.did))
  }

  init(left: SessionRecord.DoseRecord, right: SessionRecord.DoseRecord) {
    target = SidedAmount(left: left.target, right: right.target)
    did = SidedAmount(left: left.did, right: right.did)
  }
}
