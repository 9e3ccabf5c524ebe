internal import LimberBasics
internal import LimberPlatform
package import LimberSchedule
internal import LimberSyntax

/// The reminders of a person, as `reminders.json` keeps them.
package struct ReminderBook: Sendable, Hashable {
  /// The reminders in the order in which they were added.
  package var reminders: [Reminder]

  package init(_ reminders: [Reminder] = []) {
    self.reminders = reminders
  }

  package subscript(id: ReminderID) -> Reminder? {
    get { reminders.first { $0.id == id } }
    set {
      let index = reminders.firstIndex { $0.id == id }
      switch (index, newValue) {
      case (let index?, let reminder?): reminders[index] = reminder
      case (let index?, nil): reminders.remove(at: index)
      case (nil, let reminder?): reminders.append(reminder)
      case (nil, nil): break
      }
    }
  }

  /// Calls a reminder something else, in its place.
  package mutating func rename(_ id: ReminderID, to other: ReminderID) {
    guard let index = reminders.firstIndex(where: { $0.id == id }) else { return }
    reminders[index].id = other
  }

  /// An id for another reminder of a routine: the routine's own, with a number where that is taken.
  package func freshID(for routine: String) -> ReminderID? {
    let name = FilePath.split(routine).name
    let bare = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
    let allowed = bare.lowercased().unicodeScalars.map { scalar -> Character in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
    }
    let stem = String(allowed.drop { $0 == "-" }.prefix(28))
    let base = stem.isEmpty ? "reminder" : stem
    for number in 1...999 {
      guard let id = ReminderID(number == 1 ? base : "\(base)-\(number)") else { return nil }
      if self[id] == nil { return id }
    }
    return nil
  }
}

// MARK: - JSON

extension ReminderBook {
  /// Why a book cannot be read.
  struct Fault: Error, Hashable {
    /// The number of the reminder at fault, from 1; nil where the whole file is.
    var number: Int?
    var reason: String
  }

  /// Reads the text of `reminders.json`.
  init(bytes: [UInt8]) throws(Fault) {
    guard let object = JSONObject(text: String(decoding: bytes, as: UTF8.self)) else {
      throw Fault(reason: "it is no JSON object")
    }
    guard object.whole("version") == 1 else { throw Fault(reason: "its version is not 1") }
    guard let items = object.objects("reminders") else {
      throw Fault(reason: "'reminders' is no array of objects")
    }
    reminders = []
    for (index, item) in items.enumerated() {
      let reminder: Reminder
      do {
        reminder = try Reminder(item)
      } catch {
        throw Fault(number: index + 1, reason: error.reason)
      }
      guard self[reminder.id] == nil else {
        throw Fault(number: index + 1, reason: "the id '\(reminder.id)' stands there twice")
      }
      reminders.append(reminder)
    }
  }

  /// The text of `reminders.json`.
  var bytes: [UInt8] {
    var lines: [String] = []
    for reminder in reminders { lines.append("    " + reminder.json) }
    let list = lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n  ]"
    return Array("{\n  \"version\": 1,\n  \"reminders\": \(list)\n}\n".utf8)
  }
}

extension Reminder {
  fileprivate init(_ object: JSONObject) throws(ReminderBook.Fault) {
    guard let id = object.text("id").flatMap({ ReminderID($0) }) else {
      throw ReminderBook.Fault(reason: "it has no valid 'id'")
    }
    guard let routine = object.text("routine"), !routine.isEmpty else {
      throw ReminderBook.Fault(reason: "it has no 'routine'")
    }
    let schedule: Schedule
    do {
      schedule = try Schedule(object)
    } catch {
      throw ReminderBook.Fault(reason: error.message)
    }
    let words = object.texts("by") ?? Way.allCases.map(\.rawValue)
    let ways = words.compactMap { Way(rawValue: $0) }
    guard ways.count == words.count else {
      throw ReminderBook.Fault(reason: "'by' names a way that there is not")
    }
    self.init(
      id: id, routine: routine, schedule: schedule, ways: ways, plays: object.flag("play") ?? false,
      sinks: object.texts("sinks") ?? [],
      grace: try object.seconds("grace", in: KnownTimes.grace) ?? Lateness.defaultGrace,
      starter: object.text("scheduler").flatMap { Starter(rawValue: $0) } ?? .cron,
      created: try object.seconds("created") ?? 0,
      pausedUntil: object.flag("paused") == true ? .max : try object.seconds("pausedUntil"),
      snoozedUntil: try object.seconds("snoozedUntil"), testAt: try object.seconds("testAt"))
    with = object.values("with")
    patience = try object.seconds("patience", in: KnownTimes.grace) ?? Self.usualPatience
    also = object.texts("also") ?? []
    zoneName = object.text("zone")
    habit = object.object("habit").flatMap(Habit.init)
    do throws(ScheduleError) {
      again = try object.text("again").map { text throws(ScheduleError) in
        try Timetable.Repetition(
          minutes: Schedule.minutes(text),
          times: object.whole("times") ?? Timetable.Repetition.usualTimes)
      }
    } catch {
      throw ReminderBook.Fault(reason: error.message)
    }
  }

  fileprivate var json: String {
    JSONWriter.object { json in
      json.field("id", id.text)
      json.field("routine", routine)
      if !also.isEmpty { json.field("also", also) }
      json.field("with", with)
      json.object("schedule") { schedule.write(to: &$0) }
      if let habit { json.object("habit") { habit.write(to: &$0) } }
      if let zoneName { json.field("zone", zoneName) }
      if let again {
        json.field("again", "\(again.minutes)m")
        json.field("times", again.times)
      }
      json.field("by", ways.map(\.rawValue))
      if plays { json.field("play", true) }
      if !sinks.isEmpty { json.field("sinks", sinks) }
      if grace != Lateness.defaultGrace { json.field("grace", Int(grace)) }
      if patience != Self.usualPatience { json.field("patience", Int(patience)) }
      if starter != .cron { json.field("scheduler", starter.rawValue) }
      json.field("created", Int(created))
      if pausedUntil == .max {
        json.field("paused", true)
      } else if let pausedUntil {
        json.field("pausedUntil", Int(pausedUntil))
      }
      if let snoozedUntil { json.field("snoozedUntil", Int(snoozedUntil)) }
      if let testAt { json.field("testAt", Int(testAt)) }
    }
  }
}

extension JSONObject {
  /// Whole seconds within bounds; nil where the field is missing.
  fileprivate func seconds(
    _ key: String, in bounds: ClosedRange<Int64> = KnownTimes.seconds
  ) throws(ReminderBook.Fault) -> Int64? {
    guard has(key) else { return nil }
    guard let value = whole(key).map(Int64.init), bounds.contains(value) else {
      throw ReminderBook.Fault(
        reason: "'\(key)' is a whole number of seconds from \(bounds.lowerBound) to"
          + " \(bounds.upperBound)")
    }
    return value
  }
}

extension Schedule {
  fileprivate init(_ reminder: JSONObject) throws(ScheduleError) {
    let object = reminder.object("schedule")
    let on = object?.text("on")
    if let at = object?.text("at") {
      try self.init(at: at, on: on)
    } else if let after = object?.text("after") {
      let minutes = object?.whole("by") ?? 0
      guard (1...Self.longestWait).contains(minutes) else { throw .badInterval("\(minutes)") }
      self = .after(after, minutes: minutes)
    } else if let every = object?.text("every") {
      try self.init(every: every, from: object?.text("from"), to: object?.text("to"), on: on)
    } else {
      try self.init(cron: object?.text("cron") ?? "")
    }
    if let rule = object?.object("days") { self = ruled(by: try DayRule(rule)) }
  }

  /// Writes the schedule in the words that the command line takes.
  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case .times(let times, let days):
      json.field("at", times.map(\.padded).joined(separator: ","))
      json.field("on", days.text)
    case .interval(let interval):
      json.field("every", "\(interval.minutes)m")
      if !interval.isOpen {
        json.field("from", interval.from.padded)
        json.field("to", interval.to.padded)
      }
      json.field("on", interval.days.text)
    case .cron(_, let text):
      json.field("cron", text)
    case .after(let routine, let minutes):
      json.field("after", routine)
      json.field("by", minutes)
    case .on(let rule, let base):
      base.write(to: &json)
      json.object("days") { rule.write(to: &$0) }
    }
  }
}

extension DayRule {
  fileprivate init(_ object: JSONObject) throws(ScheduleError) {
    func day(_ key: String) throws(ScheduleError) -> Day? {
      guard let text = object.text(key) else { return nil }
      guard let day = Day(text: text) else { throw .badDate(text) }
      return day
    }
    self.init(until: try day("until"), except: try object.text("except").map(Self.days) ?? [])
    let count = object.whole("every") ?? 1
    guard (1...366).contains(count) else { throw .badInterval("\(count)") }
    if let only = try day("once") {
      rhythm = .once(only)
    } else if let place = object.whole("place"), (1...4).contains(place) || place == -1 {
      rhythm = .inMonth(place)
    } else if let since = try day("since") {
      rhythm = object.text("unit") == "w" ? .weeks(count, since: since) : .days(count, since: since)
    }
  }

  fileprivate func write(to json: inout JSONWriter) {
    switch rhythm {
    case nil: break
    case .once(let day): json.field("once", day.text)
    case .inMonth(let place): json.field("place", place)
    case .days(let count, let since), .weeks(let count, let since):
      json.field("every", count)
      if case .weeks = rhythm { json.field("unit", "w") }
      json.field("since", since.text)
    }
    if let until { json.field("until", until.text) }
    if !except.isEmpty { json.field("except", exceptText) }
  }
}
