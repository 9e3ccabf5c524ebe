internal import LimberEvents
public import LimberProgress
internal import LimberSchedule

/// The programme that the person is in, kept in the state folder.
public struct ProgrammeStart: Sendable, Hashable {
  /// The programme's id.
  public var programme: String
  /// The first day of it.
  public var day: LocalDay

  /// Makes a start.
  public init(programme: String, day: LocalDay) {
    self.programme = programme
    self.day = day
  }

  /// What is kept cannot be read.
  public struct Fault: Error {
    /// What is wrong and what to do, in a phrase.
    public let message: String
  }

  private static func path(_ folder: String) -> String { folder + "/programme.json" }
  /// The days that calendars have names for, from 1970 to 9999.
  private static let days = 0..<2_932_897

  /// Reads it from a state folder; nil where no programme is going on.
  public static func kept(in folder: String) -> Result<ProgrammeStart, Fault>? {
    let bytes: [UInt8]
    do {
      bytes = try FileReader.read(path(folder), limit: 4096)
    } catch {
      return error.isMissing ? nil : .failure(Fault(message: "\(error)"))
    }
    guard let json = JSONObject(text: String(decoding: bytes, as: UTF8.self)), json.whole("v") == 1,
      let programme = json.text("programme"), let day = json.whole("day"), days.contains(day)
    else {
      return .failure(
        Fault(
          message:
            "'\(path(folder))' is no programme's beginning; 'limber programme stop' forgets it"
        ))
    }
    return .success(ProgrammeStart(programme: programme, day: LocalDay(days: day)))
  }

  /// Keeps it in a state folder.
  public func keep(in folder: String) throws {
    let text = JSONWriter.object { json in
      json.field("v", 1)
      json.field("programme", programme)
      json.field("day", day.days)
      json.field("date", CivilDate(days: day.days).text)
    }
    try FilePath.makeFolder(folder)
    try AtomicFile.write(Array((text + "\n").utf8), to: Self.path(folder))
  }

  /// Forgets that a programme is going on.
  public static func remove(in folder: String) throws(SystemError) {
    try FilePath.remove(path(folder))
  }
}
