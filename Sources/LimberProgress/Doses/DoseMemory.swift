import LimberBasics
import LimberRoutine

/// Finds in sessions of the past the ranges that a routine has today.
///
/// A step may have moved in its file since: it is known by its name, and its path only tells steps of one
/// name apart. What is counted in another unit is another range.
struct DoseMemory {
  /// By unit and name as one text: keys of a type of their own cost each start more than the looking up.
  private let ranges: [String: [DoseKey]]

  /// - Parameter ranges: the ranges of one routine, in the order of its file.
  init(_ ranges: [Plan.Dose]) {
    self.ranges = Dictionary(grouping: ranges) { range in
      let unit = range.key.unit
      return Self.key(range.name ?? English.name(of: unit), unit)
    }
    .mapValues { $0.map(\.key) }
  }

  /// What a session tells of each range, by its key of today.
  ///
  /// Of several ranges of one name each is the one in its place among them; where there are more or fewer
  /// of them now, only those whose path is the same are known.
  func doses(
    in session: SessionRecord, of routine: String
  ) -> [DoseKey: SessionRecord.DoseRecord] {
    let own = session.doses.filter { $0.key.routine == routine }
    var found: [DoseKey: SessionRecord.DoseRecord] = [:]
    for (name, told) in Dictionary(grouping: own, by: { Self.key($0.name, $0.key.unit) }) {
      guard let keys = ranges[name] else { continue }
      if keys.count == told.count {
        for (key, dose) in zip(keys, told) { found[key] = dose }
      } else {
        for dose in told where keys.contains(dose.key) { found[dose.key] = dose }
      }
    }
    return found
  }

  private static func key(_ name: String, _ unit: DoseUnit) -> String { unit.rawValue + " " + name }
}
