internal import LimberPlatform
package import LimberSchedule

/// The firings of all reminders, a line each, the oldest gone in time.
package struct FiringLog: Sendable {
  private let places: ReminderPlaces

  /// Finds the log of a person.
  package init(_ host: ReminderHost) throws(ReminderFailure) {
    places = try ReminderPlaces(host)
  }

  /// Bytes above which a new file is begun; one old one is kept.
  private static let maxSize = 512 * 1_024

  /// Notes a firing, for good: one that a power failure took back would come again.
  func append(_ record: FiringRecord) throws(ReminderFailure) {
    try places.makeFolders()
    do {
      var file = try AppendFile(path: places.log, on: places.disk, maxSize: Self.maxSize, keep: 1)
      try file.append(record.line)
      try file.synchronize()
    } catch let error as SystemError {
      throw .file(error)
    } catch {
      throw .crontabFailed("the log of firings could not be written", said: "\(error)")
    }
  }

  /// Every firing that is still known, oldest first; lines that cannot be read are left out.
  package func records() -> [FiringRecord] {
    (lines(of: places.log + ".1") + lines(of: places.log)).compactMap { FiringRecord(line: $0) }
  }

  private func lines(of path: String) -> [Substring] {
    guard let bytes = try? places.disk.read(path, limit: 2 * Self.maxSize) else { return [] }
    // Where a disk failed to take a line, zeros may stand in its place before the next one.
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
      $0.drop { $0 == "\0" }
    }
  }

  /// The last record of a reminder that fits, found from the end: a job has no time to read them all.
  private func last(
    of id: ReminderID, where fits: (FiringRecord) -> Bool
  ) -> FiringRecord? {
    for path in [places.log, places.log + ".1"] {
      for line in lines(of: path).reversed() {
        // Every line begins alike, which tells other reminders' lines apart without parsing them.
        guard line.hasPrefix("{\"v\":1,\"id\":\"\(id)\"") else { continue }
        if let record = FiringRecord(line: line), fits(record) { return record }
      }
    }
    return nil
  }

  /// The last firing of a reminder that was no test.
  package func last(of id: ReminderID) -> FiringRecord? {
    last(of: id) { !$0.isTest }
  }

  /// The last firing of a reminder that reached the person.
  func lastToArrive(of id: ReminderID) -> FiringRecord? {
    last(of: id) { !$0.isTest && $0.outcome == .arrived }
  }

  /// The time that the last firing of a reminder served.
  func lastServed(of id: ReminderID) -> Int64? {
    last(of: id) { !$0.isTest && $0.instant != nil }?.instant
  }
}
