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

  private static func path(_ folder: String) -> String { folder + "/programme.json" }

  /// Reads it from a state folder; nil where no programme is going on, or nobody can tell which.
  public init?(in folder: String) {
    guard let start = try? Self.read(in: folder) else { return nil }
    self = start
  }

  /// Why the file cannot be used, as one phrase that names it.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The phrase.
    public let description: String
  }

  /// Reads it from a state folder; nil where no programme is going on.
  ///
  /// - Throws: a `Fault` where there is a file that cannot be understood, or names a day that is none.
  public static func read(in folder: String) throws(Fault) -> ProgrammeStart? {
    let path = path(folder)
    let bytes: [UInt8]
    do {
      bytes = try FileReader.read(path, limit: 4096)
    } catch {
      if error.isMissing { return nil }
      throw Fault(description: "\(error)")
    }
    let advice = "; 'limber programme stop' takes it away"
    guard let json = JSONObject(text: String(decoding: bytes, as: UTF8.self)), json.whole("v") == 1,
      let programme = json.text("programme")
    else { throw Fault(description: "\(path) cannot be understood\(advice)") }
    guard let day = json.whole("day"), KnownTimes.days.contains(day) else {
      let bounds = "from \(KnownTimes.days.lowerBound) to \(KnownTimes.days.upperBound)"
      throw Fault(description: "\(path): 'day' is a whole number \(bounds)\(advice)")
    }
    return ProgrammeStart(programme: programme, day: LocalDay(days: day))
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
