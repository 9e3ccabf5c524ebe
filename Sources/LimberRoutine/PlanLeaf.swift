/// A leaf as a plan holds it: a reference, since whoever walks the plan asks for it at every boundary, and a step has
/// much to copy.
package final class PlanLeaf: Sendable {
  /// What it is.
  package let step: PlanStep
  /// Whether a lead-in may stand before it.
  package let isExercise: Bool
  /// Whether it is a rest.
  package let isRest: Bool
  /// Whether it waits for a person.
  package let waits: Bool

  init(_ step: PlanStep) {
    self.step = step
    isExercise = step.isExercise
    isRest = if case .rest = step.kind { true } else { false }
    waits = step.waits
  }
}

extension PlanWalk {
  /// The leaf that comes next, and the pause before it where the person need not get ready; nil where this is the last,
  /// or a question whose answer decides.
  package var comingNext: (leaf: PlanLeaf, pause: PlanStep.Pause?)? {
    if let (leaf, seam) = leafBehind {
      let length = leaf.step.leadInLength(usual: leadIn, isDue: false)
      let own = length > .zero ? PlanStep.Pause(length: length, kind: .leadIn) : nil
      return (leaf, leaf.isExercise ? seam ?? own : nil)
    }
    guard let walk = following, let leaf = walk.leaf else { return nil }
    return (leaf, walk.pause(isLeadInDue: false))
  }

  /// The leaf right behind the one that it stands on, and the pause in the seam before it, where both stand side by side
  /// and no clock runs: as it is nearly always.
  var leafBehind: (leaf: PlanLeaf, seam: PlanStep.Pause?)? {
    let depth = frames.count - 1
    guard depth >= 0, !frames[depth].isInClock, frames[depth].loop?.isResting != true else {
      return nil
    }
    let (sequence, index) = (frames[depth].sequence, frames[depth].index)
    guard index >= 0, index + 1 < sequence.nodes.count,
      case .leaf(let here, _) = sequence.nodes[index],
      case .leaf(let leaf, _) = sequence.nodes[index + 1]
    else { return nil }
    return (
      leaf,
      sequence.seam.pause(hasExercised: here.isExercise, beginsExercise: leaf.isExercise)
    )
  }
}
