package import LimberBasics

/// What the rules go by: the sessions of the past, those that go on from one another joined.
///
/// They stand in the order of the history's file and not of their dates, so that a clock that was set
/// back changes nothing: what was told last was done last.
package struct Trainings: Sendable {
  /// The trainings, in the order of their last sessions.
  package let all: [SessionRecord]
  /// Sessions that begin after now by a clock that was wrong then or is wrong now; no rule sees them.
  package let ahead: [SessionRecord]

  /// How much clocks may differ before a session lies ahead, in milliseconds.
  private static let tolerance: Int64 = 5 * 60_000

  /// Joins sessions.
  ///
  /// - Parameters:
  ///   - records: sessions in the order of the history's file.
  ///   - now: the person's clock.
  package init(_ records: [SessionRecord], now: Instant) {
    func isAhead(_ record: SessionRecord) -> Bool {
      record.started.milliseconds > now.milliseconds + Self.tolerance
    }
    ahead = records.filter(isAhead)
    all = Self.joined(ahead.isEmpty ? records : records.filter { !isAhead($0) })
  }

  private static func joined(_ records: [SessionRecord]) -> [SessionRecord] {
    var chains: [[SessionRecord]] = []
    var chainOf: [String: Int] = [:]
    var ends: [Int] = []
    for (place, record) in records.enumerated() {
      if let before = record.resumes, let chain = chainOf[before] {
        chains[chain].append(record)
        chainOf[record.id] = chain
        ends[chain] = place
      } else {
        chainOf[record.id] = chains.count
        chains.append([record])
        ends.append(place)
      }
    }
    return chains.indices.sorted { ends[$0] < ends[$1] }.map { SessionRecord(joining: chains[$0]) }
  }
}
