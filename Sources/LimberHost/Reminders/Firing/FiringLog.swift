public import LimberSchedule

/// The firings of all reminders, a line each, the oldest gone in time.
public struct FiringLog: Sendable {
  private let places: ReminderPlaces

  /// Finds the log of a person.
  public init(_ environment: HostEnvironment) throws(ReminderFailure) {
    places = try ReminderPlaces(environment)
  }

  /// Bytes above which a new file is begun; one old one is kept.
  private static let maxSize = 512 * 1_024

  /// Notes a firing.
  func append(_ record: FiringRecord) throws(ReminderFailure) {
    try places.makeFolders()
    do {
      var file = try AppendFile(path: places.log, maxSize: Self.maxSize, keep: 1)
      try file.append(record.line)
    } catch let error as SystemError {
      throw .file(error)
    } catch {
      throw .crontabFailed("the log of firings could not be written", said: "\(error)")
    }
  }

  /// Every firing that is still known, oldest first; lines that cannot be read are left out.
  public func records() -> [FiringRecord] {
    [places.log + ".1", places.log].flatMap { path -> [FiringRecord] in
      guard let bytes = try? FileReader.read(path, limit: 2 * Self.maxSize) else { return [] }
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        .compactMap { FiringRecord(line: $0) }
    }
  }

  /// The last firing of a reminder that was no test.
  public func last(of id: ReminderID) -> FiringRecord? {
    records().last { $0.id == id && !$0.isTest }
  }

  /// The latest time that a firing of a reminder served.
  func lastServed(of id: ReminderID) -> Int64? {
    records().filter { $0.id == id && !$0.isTest }.compactMap(\.instant).max()
  }
}
