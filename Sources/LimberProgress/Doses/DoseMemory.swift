import LimberBasics
import LimberRoutine

/// Finds in sessions of the past the ranges that a routine has today.
///
/// A step may have moved in its file since: it is known by its name, and its path only tells steps of one
/// name apart. What is counted in another unit is another range. Where each side had an amount of its own
/// then, or has one today, it is the same range all the same.
struct DoseMemory {
  /// By unit and name as one text: keys of a type of their own cost each start more than the looking up.
  private let movements: [String: [[DoseKey]]]

  /// - Parameter ranges: the ranges of one routine, in the order of its file.
  init(_ ranges: [Plan.Dose]) {
    movements = Self.movements(ranges) { range in
      let unit = range.key.unit
      return (Self.key(range.name ?? English.name(of: unit), unit), range.key)
    }
    .mapValues { $0.map { $0.map(\.key) } }
  }

  /// What a session's own doses of the routine tell of each range, by its key of today.
  ///
  /// Of several ranges of one name each is the one in its place among them; where there are more or fewer
  /// of them now, only those whose path is the same are known.
  func doses(_ own: [SessionRecord.DoseRecord]) -> [DoseKey: SidedDose] {
    var found: [DoseKey: SidedDose] = [:]
    for (name, told) in Self.movements(own, by: { (Self.key($0.name, $0.key.unit), $0.key) }) {
      guard let known = movements[name] else { continue }
      for (place, keys) in known.enumerated() {
        let dose =
          known.count == told.count
          ? told[place]
          : told.first { $0[0].key.ofBothSides == keys[0].ofBothSides }
        guard let dose else { continue }
        for key in keys { found[key] = Self.dose(dose, at: key.side) }
      }
    }
    return found
  }

  /// What one or two records tell of a range for a side, or for both.
  private static func dose(_ told: [SessionRecord.DoseRecord], at side: Side?) -> SidedDose {
    func record(_ side: Side) -> SessionRecord.DoseRecord {
      told.first { $0.key.side == side } ?? told[0]
    }
    if let side { return SidedDose(record(side)) }
    return SidedDose(left: record(.left), right: record(.right))
  }

  /// The ranges of each name, those of the two sides of a step together.
  private static func movements<Range>(
    _ ranges: [Range], by naming: (Range) -> (name: String, key: DoseKey)
  ) -> [String: [[Range]]] {
    var movements: [String: [[Range]]] = [:]
    var last: [String: DoseKey] = [:]
    for range in ranges {
      let (name, key) = naming(range)
      let movement = key.ofBothSides
      if key.side != nil, last[name] == movement, let end = movements[name]?.indices.last {
        movements[name]?[end].append(range)
      } else {
        movements[name, default: []].append([range])
      }
      last[name] = movement
    }
    return movements
  }

  private static func key(_ name: String, _ unit: DoseUnit) -> String { unit.rawValue + " " + name }
}
