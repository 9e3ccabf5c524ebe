package import LimberBasics
package import LimberSchedule
internal import LimberSyntax

/// What came of one firing of a reminder.
package struct FiringRecord: Sendable, Hashable {
  package enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// It reached the person.
    case arrived
    /// No way led to the person.
    case failed
    /// There was a reason to say nothing.
    case silent
  }

  package var id: ReminderID
  package var time: Instant
  /// The firing it served, in seconds since 1970; nil where it served none.
  package var instant: Int64?
  package var outcome: Outcome
  /// The way that arrived; of a test, the first.
  package var way: Reminder.Way?
  /// Each way that was tried, with what came of it, as `notify: no session bus`; or why it was silent.
  package var notes: [String]
  package var isTest: Bool

  /// What a test notes that nothing started.
  static let notStarted = "nothing started it"

  /// What one notes that was started too late to speak.
  static func late(seconds: Int64) -> String {
    "it is \(English.count(Int(seconds / 60), "minute"))\(lateEnd)"
  }
  private static let lateEnd = " late"

  /// Whether it was started too late to speak.
  var isLate: Bool { outcome == .silent && notes.first?.hasSuffix(Self.lateEnd) == true }

  package init(
    id: ReminderID, time: Instant, instant: Int64?, outcome: Outcome, way: Reminder.Way? = nil,
    notes: [String] = [], isTest: Bool = false
  ) {
    self.id = id
    self.time = time
    self.instant = instant
    self.outcome = outcome
    self.way = way
    self.notes = notes
    self.isTest = isTest
  }
}

extension FiringRecord {
  /// Reads a line of the log; nil where it is none, or names a time that nobody knows.
  init?(line: Substring) {
    guard let object = JSONObject(text: String(line)), object.whole("v") == 1,
      let id = object.text("id").flatMap({ ReminderID($0) }),
      let milliseconds = object.whole("at").map(Int64.init),
      KnownTimes.milliseconds.contains(milliseconds),
      let offset = Int(exactly: object.has("offset") ? object.whole("offset") ?? .max : 0),
      KnownTimes.offsets.contains(offset),
      let outcome = object.text("outcome").flatMap({ Outcome(rawValue: $0) })
    else { return nil }
    let instant = object.whole("instant").map(Int64.init)
    if object.has("instant"), instant.map(KnownTimes.seconds.contains) != true { return nil }
    self.init(
      id: id, time: Instant(milliseconds: milliseconds, offsetSeconds: offset),
      instant: instant, outcome: outcome,
      way: object.text("way").flatMap { Reminder.Way(rawValue: $0) },
      notes: object.texts("notes") ?? [], isTest: object.flag("test") ?? false)
  }

  var line: String {
    JSONWriter.object { json in
      json.field("v", 1)
      json.field("id", id.text)
      json.field("time", time.rfc3339)
      json.field("at", Int(time.milliseconds))
      json.field("offset", time.offsetSeconds)
      if let instant { json.field("instant", Int(instant)) }
      json.field("outcome", outcome.rawValue)
      if let way { json.field("way", way.rawValue) }
      if !notes.isEmpty { json.field("notes", notes) }
      if isTest { json.field("test", true) }
    }
  }
}
