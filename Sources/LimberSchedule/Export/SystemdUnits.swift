internal import LimberBasics

/// Timer and service units for a systemd user manager.
package enum SystemdUnits {
  /// The two units of a reminder, `limber-ID.timer` and `limber-ID.service`.
  ///
  /// - Parameter program: the absolute path of limber.
  package static func files(
    for reminder: ExportedReminder, program: String
  ) throws(ExportRefusal) -> [ExportedFile] {
    try ExportRefusal.check(path: program)
    let name = "limber-\(reminder.id)"
    let title = [reminder.title, reminder.habit].compactMap(\.self).joined(separator: ". ")
    let description = "limber: \(SafeText.line(title))".escapingScalars(["%"], with: "%")
    let calendars = reminder.timetable.lines.flatMap(calendars(of:))
      .map { $0 + (reminder.zone.map { " \($0.name)" } ?? "") }
    let timer = """
      [Unit]
      Description=\(description)

      [Timer]
      \(calendars.map { "OnCalendar=\($0)" }.joined(separator: "\n"))
      AccuracySec=1s
      Persistent=true

      [Install]
      WantedBy=timers.target

      """
    let service = """
      [Unit]
      Description=\(description)

      [Service]
      Type=oneshot
      ExecStart=\(command(program)) remind run \(reminder.id)

      """
    return [
      ExportedFile(name: "\(name).timer", text: timer),
      ExportedFile(name: "\(name).service", text: service),
    ]
  }

  /// The calendar expressions that say a cron expression; two where either day field is enough.
  static func calendars(of expression: CronExpression) -> [String] {
    let time = "\(list(expression.hour)):\(list(expression.minute)):00"
    let months = list(expression.month)
    let weekdays =
      expression.dayOfWeek.isAll ? "" : weekdays(expression.dayOfWeek) + " "
    let days = list(expression.dayOfMonth)
    guard !expression.needsBothDays else { return ["\(weekdays)*-\(months)-\(days) \(time)"] }
    // A field that names every day already says it all.
    if expression.dayOfMonth.isAll || expression.dayOfWeek.isAll {
      return ["*-\(months)-* \(time)"]
    }
    return ["*-\(months)-\(days) \(time)", "\(weekdays)*-\(months)-* \(time)"]
  }

  private static func list(_ field: CronValues) -> String {
    if field.isAll { return "*" }
    return field.values.map { $0.padded(to: 2) }.joined(separator: ",")
  }

  private static func weekdays(_ field: CronValues) -> String {
    let set = WeekdaySet(Set(field.values.map(Weekday.init(cron:))))
    // systemd's weeks begin on Monday, and its ranges do not run past Sunday.
    if let run = set.run, run.first < run.last {
      return "\(short(run.first))..\(short(run.last))"
    }
    return set.ordered.map(short).joined(separator: ",")
  }

  private static func short(_ day: Weekday) -> String { String(day.name.prefix(3)) }

  /// What starts a program, as the first words of a command line.
  ///
  /// systemd takes no program whose path holds a quote or a backslash, however it is written; as an
  /// argument of a shell it may hold anything. There `$` begins a variable, and `%` a specifier everywhere.
  private static func command(_ path: String) -> String {
    let plain = path.escapingScalars(["%"], with: "%")
    guard path.unicodeScalars.contains(where: { "'\"\\".unicodeScalars.contains($0) }) else {
      return "\"\(plain)\""
    }
    let escaped = plain.escapingScalars(["\\", "\""]).escapingScalars(["$"], with: "$")
    return #"/bin/sh -c "exec \"$$0\" \"$$@\"" "# + "\"\(escaped)\""
  }
}
