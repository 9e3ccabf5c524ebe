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

  /// The days that a programme can have begun on: from 1970 to 9999.
  private static let days = 0...2_932_896

  private static func path(_ folder: String) -> String { folder + "/programme.json" }

  /// Reads it from a state folder; nil where no programme is going on.
  public init?(in folder: String) {
    guard let bytes = try? FileReader.read(Self.path(folder), limit: 4096),
      let json = JSONObject(text: String(decoding: bytes, as: UTF8.self)), json.whole("v") == 1,
      let programme = json.text("programme"), let day = json.whole("day"),
      Self.days.contains(day)
    else { return nil }
    self.init(programme: programme, day: LocalDay(days: day))
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
