package import LimberBasics
internal import LimberEvents
package import LimberPlatform
internal import LimberProgress
internal import LimberSyntax

/// The programme that the person is in, kept in the state folder.
package struct ProgrammeStart: Sendable, Hashable {
  /// The programme's id.
  package var programme: String
  /// The first day of it.
  package var day: Day

  package init(programme: String, day: Day) {
    self.programme = programme
    self.day = day
  }

  /// What is kept cannot be read.
  package struct Fault: Error {
    /// What is wrong and what to do, in a phrase.
    package let message: String
  }

  private static func path(_ folder: String) -> String { folder + "/programme.json" }

  /// Reads it from a state folder; nil where no programme is going on.
  package static func kept(in folder: String, on disk: Disk) -> Result<ProgrammeStart, Fault>? {
    let path = path(folder)
    let bytes: [UInt8]
    do {
      bytes = try disk.read(path, limit: 4096)
    } catch {
      return error.isMissing ? nil : .failure(Fault(message: "\(error)"))
    }
    let advice = "; 'limber programme stop' takes it away"
    guard let json = JSONObject(text: String(decoding: bytes, as: UTF8.self)), json.whole("v") == 1,
      let programme = json.text("programme")
    else { return .failure(Fault(message: "\(path) cannot be understood\(advice)")) }
    guard let day = json.whole("day"), KnownTimes.days.contains(day) else {
      let bounds = "from \(KnownTimes.days.lowerBound) to \(KnownTimes.days.upperBound)"
      return .failure(Fault(message: "\(path): 'day' is a whole number \(bounds)\(advice)"))
    }
    return .success(ProgrammeStart(programme: programme, day: Day(days: day)))
  }

  /// Keeps it in a state folder.
  package func keep(in folder: String, on disk: Disk) throws {
    let text = JSONWriter.object { json in
      json.field("v", 1)
      json.field("programme", programme)
      json.field("day", day.days)
      json.field("date", Day(days: day.days).text)
    }
    try disk.makeFolder(folder)
    try disk.write(Array((text + "\n").utf8), to: Self.path(folder))
  }

  /// Forgets that a programme is going on.
  package static func remove(in folder: String, on disk: Disk) throws(SystemError) {
    try disk.remove(path(folder))
  }
}
