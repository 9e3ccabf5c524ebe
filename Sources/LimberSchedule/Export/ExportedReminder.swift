package import LimberBasics

/// What an export needs to know of a reminder.
package struct ExportedReminder: Sendable {
  /// A zone by the name that the zone database has for it.
  package struct NamedZone: Sendable {
    package let name: String
    package let zone: Zone

    package init(name: String, zone: Zone) {
      self.name = name
      self.zone = zone
    }
  }

  package let id: ReminderID
  /// What it reminds of, in one line: the routine's title.
  package let title: String
  /// What the person does it after, in one line of their own words; nil where they said nothing.
  package let habit: String?
  /// What is typed to do it: `limber play warm-up`.
  package let command: String
  package let timetable: Timetable
  /// What starts it by the machine's clock.
  package let lines: [CronExpression]
  /// The zone by whose clock it comes, with its name; nil for the machine's.
  package let zone: NamedZone?
  /// How long the routine takes, in seconds; nil where nobody knows.
  package let seconds: Int?
  /// When it was set up, in seconds since 1970.
  package let created: Int64
  /// Until when it is silent, in seconds since 1970; `Int64.max` for until it is resumed.
  package let silentUntil: Int64?
  /// When it comes once more, by the machine's clock; nil where it was not put off.
  package let snoozedUntil: LocalMinute?
  /// What tells the reminders of one person on one computer from all others, in letters and digits.
  package let origin: String

  package init(
    id: ReminderID, title: String, habit: String? = nil, command: String, timetable: Timetable,
    zone: NamedZone? = nil,
    lines: [CronExpression]? = nil, seconds: Int? = nil,
    created: Int64 = 0, silentUntil: Int64? = nil, snoozedUntil: LocalMinute? = nil,
    origin: String = ""
  ) {
    self.snoozedUntil = snoozedUntil
    self.origin = origin
    self.id = id
    self.title = title
    self.habit = habit
    self.command = command
    self.timetable = timetable
    self.zone = zone
    self.lines = lines ?? timetable.lines
    self.seconds = seconds
    self.created = created
    self.silentUntil = silentUntil
  }
}

/// A file that an export wants written.
package struct ExportedFile: Sendable, Hashable {
  /// Its name, without a folder.
  package let name: String
  /// What stands in it.
  package let text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// Why a reminder cannot be written for another scheduler.
package enum ExportRefusal: Error, Sendable, Hashable {
  /// The schedule needs both day fields to match, which the scheduler cannot say.
  case needsBothDays(ReminderID, scheduler: String)
  /// The schedule would take more entries than is sensible.
  case tooManyEntries(ReminderID, count: Int, limit: Int)
  /// The program's path cannot be written there.
  case pathUnwritable(String)

  /// The reason in words: one phrase that states the rule.
  package var message: String {
    switch self {
    case .needsBothDays(let id, let scheduler):
      "\(scheduler) cannot say a day of the month and a day of the week that must both fit, as"
        + " reminder '\(id)' does"
    case .tooManyEntries(let id, let count, let limit):
      "reminder '\(id)' would take \(count) entries, and \(limit) is the most that is written"
    case .pathUnwritable(let path):
      "the path of limber must be absolute and without control characters, not"
        + " '\(SafeText.shown(path))'"
    }
  }

  /// Refuses a path that is not absolute or holds a control character.
  static func check(path: String) throws(ExportRefusal) {
    guard path.utf8.first == UInt8(ascii: "/"),
      path.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else { throw .pathUnwritable(path) }
  }
}
