import LimberBasics
import LimberRoutine

extension SessionRecord {
  /// How long after a session another may go on from it and be on the same day as it, in milliseconds.
  private static let nearness: Int64 = 12 * 3_600_000

  /// One training of a session and of those that went on from it, in their order; at least one.
  ///
  /// It has the pain of the part that hurt most, and what was left out of one part is not done: a part
  /// whose beginning is not in the history completes nothing.
  init(joining parts: [SessionRecord]) {
    self = parts[0]
    if resumes != nil {
      for index in routines.indices { routines[index].isBegunLate = true }
    }
    guard parts.count > 1 else {
      did = spent
      return
    }
    var spent = spent
    var lastTold = ended ?? started
    for part in parts.dropFirst() {
      spent += part.spent - Self.overlap(of: steps, part.steps)
      if part.started.milliseconds - lastTold.milliseconds > Self.nearness {
        started = part.started
      }
      lastTold = part.ended ?? part.started
      let known = Set(routines.map(\.id))
      routines += part.routines.filter { !known.contains($0.id) }
      steps += part.steps
      choices += part.choices
      doses = part.doses.isEmpty ? doses : part.doses
      ended = part.ended
      outcome = part.outcome
      effort = part.effort ?? effort
      if part.morning != nil { (morning, morningDay) = (part.morning, part.morningDay) }
      isPainStop = isPainStop || part.isPainStop
      isUnattended = isUnattended || part.isUnattended
      isRehearsal = isRehearsal || part.isRehearsal
      hasOwnDose = hasOwnDose || part.hasOwnDose
      note = [note, part.note].compactMap { $0 }.joined(separator: " · ")
    }
    if note?.isEmpty == true { note = nil }
    did = spent
    pain = parts.compactMap(\.hurt).max()?.number
    soreSide = Self.soreSide(of: parts)
    let playings = lastPlayings
    doses = doses.map { dose in
      var dose = dose
      dose.did = Self.did(dose, in: playings)
      return dose
    }
  }

  /// How long it took; where it was cut off, what its steps show.
  package var spent: Duration {
    ended == nil && did == .zero ? lastPlayings.reduce(.zero) { $0 + $1.spent } : did
  }

  /// The side that hurt in all of the parts that hurt; both where they differ.
  private static func soreSide(of parts: [SessionRecord]) -> SoreSide? {
    let sides = Set(parts.filter(\.isSore).map { $0.soreSide ?? .both })
    return sides.count > 1 ? .both : sides.first
  }

  /// What both of two parts tell of the step in which one ended and the next went on.
  private static func overlap(of first: [StepRecord], _ second: [StepRecord]) -> Duration {
    guard let last = first.last, let next = second.first, last.isSame(as: next),
      last.index == next.index, last.outcome != .repeated
    else { return .zero }
    return min(last.spent, next.spent)
  }

  /// The least that was done of a range in any of its last playings.
  private static func did(_ dose: DoseRecord, in playings: [StepRecord]) -> DoseAmount {
    let key = dose.key
    let path = key.ofBothSides.path
    let own = playings.filter {
      $0.routine == key.routine && $0.path == path
        && (key.side == nil || $0.side == nil || $0.side == key.side)
    }
    switch key.unit {
    case .seconds, .repetitions:
      let least = own.compactMap(\.did).min() ?? DoseAmount(0, of: key.unit)
      // Of sides that alternate the one that has less stops first.
      return key.side != nil && own.contains { $0.side == nil } ? min(least, dose.target) : least
    case .sets:
      return min(.count(rounds(of: own)), dose.target)
    case .rounds:
      let inside = playings.filter {
        $0.routine == key.routine && $0.path.hasPrefix(key.path + "/") && !$0.isRest
      }
      // What the rounds include has paths of its own, and tells of them only what was recorded.
      return inside.isEmpty ? dose.did : min(.count(rounds(of: inside)), dose.target)
    }
  }

  /// How often the step that was played most was played.
  private static func rounds(of playings: [StepRecord]) -> Int {
    var counts: [String: Int] = [:]
    for step in playings where step.outcome != .skipped {
      counts["\(step.path) \(step.side?.rawValue ?? "")", default: 0] += 1
    }
    return counts.values.max() ?? 0
  }
}
