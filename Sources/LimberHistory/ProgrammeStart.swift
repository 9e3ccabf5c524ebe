package import LimberBasics
internal import LimberEvents
package import LimberPlatform
package import LimberProgress
internal import LimberSyntax

/// The programme that the person is in, kept in the state folder.
package struct ProgrammeStart: Sendable, Hashable {
  /// The programme's id.
  package var programme: String
  /// The first day of it.
  package var day: Day
  /// The week of the programme with which it began, from 1.
  package var week: Int
  /// When it stood still.
  package var pauses: Pauses

  package init(programme: String, day: Day, week: Int = 1, pauses: Pauses = Pauses()) {
    self.programme = programme
    self.day = day
    self.week = week
    self.pauses = pauses
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
      bytes = try disk.read(path, limit: 1 << 16)
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
    return .success(
      ProgrammeStart(
        programme: programme, day: Day(days: day), week: max(1, json.whole("week") ?? 1),
        pauses: pauses(json)))
  }

  /// The pauses as far as they can be understood; what cannot is none.
  private static func pauses(_ json: JSONObject) -> Pauses {
    func day(_ json: JSONObject, _ key: String) -> Day? {
      json.whole(key).flatMap { KnownTimes.days.contains($0) ? Day(days: $0) : nil }
    }
    let over = (json.objects("pauses") ?? []).compactMap { pause -> Range<Day>? in
      guard let from = day(pause, "from"), let until = day(pause, "until"), from <= until else {
        return nil
      }
      return from..<until
    }
    return Pauses(over, since: day(json, "pausedSince"))
  }

  /// Keeps it in a state folder.
  package func keep(in folder: String, on disk: Disk) throws {
    let text = JSONWriter.object { json in
      json.field("v", 1)
      json.field("programme", programme)
      json.field("day", day.days)
      json.field("date", Day(days: day.days).text)
      if week > 1 { json.field("week", week) }
      if !pauses.over.isEmpty {
        json.array("pauses") { json in
          for pause in pauses.over {
            json.object { json in
              json.field("from", pause.lowerBound.days)
              json.field("until", pause.upperBound.days)
            }
          }
        }
      }
      json.field("pausedSince", pauses.since?.days)
    }
    try disk.makeFolder(folder)
    try disk.write(Array((text + "\n").utf8), to: Self.path(folder))
  }

  /// Forgets that a programme is going on.
  package static func remove(in folder: String, on disk: Disk) throws(SystemError) {
    try disk.remove(path(folder))
  }
}
