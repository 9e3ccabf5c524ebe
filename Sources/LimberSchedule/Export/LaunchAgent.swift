internal import LimberBasics

/// A launchd property list for a person's own LaunchAgents folder.
package enum LaunchAgent {
  /// The most entries of times that are written.
  static let maxEntries = 2_000

  /// The agent of a reminder, `limber.remind.ID.plist`.
  ///
  /// - Parameter program: the absolute path of limber.
  package static func file(
    for reminder: ExportedReminder, program: String
  ) throws(ExportRefusal) -> ExportedFile {
    try ExportRefusal.check(path: program)
    let label = "limber.remind.\(reminder.id)"
    var entries: [[(key: String, value: Int)]] = []
    for expression in reminder.lines {
      entries += try self.entries(of: expression, for: reminder.id)
    }
    guard entries.count <= maxEntries else {
      throw .tooManyEntries(reminder.id, count: entries.count, limit: maxEntries)
    }
    let words = [program, "remind", "run", reminder.id.text]
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <plist version="1.0">
      <dict>
        <key>Label</key>
        <string>\(label)</string>
        <key>ProgramArguments</key>
        <array>
      \(words.map { "    <string>\(Markup.escape($0))</string>" }.joined(separator: "\n"))
        </array>
        <key>StartCalendarInterval</key>
        <array>
      \(entries.map(dictionary).joined(separator: "\n"))
        </array>
        <key>StandardOutPath</key>
        <string>/dev/null</string>
        <key>StandardErrorPath</key>
        <string>/dev/null</string>
      </dict>
      </plist>

      """
    return ExportedFile(name: "\(label).plist", text: text)
  }

  /// Every combination of the values that are named; a key left out stands for every value.
  private static func entries(
    of expression: CronExpression, for id: ReminderID
  ) throws(ExportRefusal) -> [[(key: String, value: Int)]] {
    let namesDay = !expression.dayOfMonth.isAll
    let namesWeekday = !expression.dayOfWeek.isAll
    if namesDay, namesWeekday, expression.needsBothDays {
      throw .needsBothDays(id, scheduler: "launchd")
    }
    let day: [(String, CronValues)] = [("Day", expression.dayOfMonth)]
    let weekday: [(String, CronValues)] = [("Weekday", expression.dayOfWeek)]
    let dayFields: [[(String, CronValues)]] =
      switch (namesDay, namesWeekday) {
      case (true, true): [day, weekday]
      // Either field is enough, and one of them names every day.
      case (true, false): expression.needsBothDays ? [day] : [[]]
      case (false, true): expression.needsBothDays ? [weekday] : [[]]
      case (false, false): [[]]
      }
    let common: [(String, CronValues)] = [
      ("Month", expression.month), ("Hour", expression.hour), ("Minute", expression.minute),
    ]
    var entries: [[(key: String, value: Int)]] = []
    for fields in dayFields {
      let named = (fields + common).filter { !$0.1.isAll }
      let count = named.reduce(1) { $0 * $1.1.values.count }
      guard count <= maxEntries else {
        throw .tooManyEntries(id, count: count, limit: maxEntries)
      }
      entries += named.reduce([[]]) { combinations, field in
        combinations.flatMap { entry in
          field.1.values.map { entry + [(key: field.0, value: $0)] }
        }
      }
    }
    return entries
  }

  private static func dictionary(_ entry: [(key: String, value: Int)]) -> String {
    let lines = entry.map {
      "      <key>\($0.key)</key>\n      <integer>\($0.value)</integer>\n"
    }
    return "    <dict>\n\(lines.joined())    </dict>"
  }
}
