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
    let calendars = calendars(
      of: reminder.timetable, in: reminder.zone?.name, once: reminder.snoozedUntil)
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

  /// The calendar expressions by which a timetable is started.
  ///
  /// - Parameters:
  ///   - zone: the name of the zone by whose clock it comes; nil for the machine's.
  ///   - minute: when it comes once more, by the machine's clock; nil where it was not put off.
  package static func calendars(
    of timetable: Timetable, in zone: String?, once minute: LocalMinute? = nil
  ) -> [String] {
    timetable.lines.flatMap(calendars(of:)).map { $0 + (zone.map { " \($0)" } ?? "") }
      + (minute.map { ["\($0.text):00"] } ?? [])
  }

  /// What some units say.
  package struct Told: Sendable, Hashable {
    /// The calendar expressions of the timer.
    package let calendars: [String]
    /// The program that the service starts; nil where it cannot be told.
    package let program: String?
  }

  /// Reads what the units of a reminder say, as they were written by ``files(for:program:)``.
  package static func told(timer: String, service: String, of id: ReminderID) -> Told {
    func values(_ key: String, in text: String) -> [String] {
      text.split(separator: "\n").filter { $0.hasPrefix(key + "=") }
        .map { String($0.dropFirst(key.count + 1)) }
    }
    let start = values("ExecStart", in: service).first
    return Told(
      calendars: values("OnCalendar", in: timer),
      program: start.flatMap { program(startedBy: $0, of: id) })
  }

  /// The other way round of ``command(_:)``.
  private static func program(startedBy line: String, of id: ReminderID) -> String? {
    let end = "\" remind run \(id)"
    let beginning = line.hasPrefix(shell) ? shell + "\"" : "\""
    guard line.hasSuffix(end), line.hasPrefix(beginning), line.count >= beginning.count + end.count
    else { return nil }
    let isForShell = line.hasPrefix(shell)
    var path = ""
    var mark: Character?
    for sign in line.dropFirst(beginning.count).dropLast(end.count) {
      if let open = mark, open == "\\" || open == sign {
        path.append(sign)
        mark = nil
      } else if sign == "%" || isForShell && (sign == "$" || sign == "\\") {
        mark = sign
      } else {
        path.append(sign)
      }
    }
    return path
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
    return shell + "\"\(escaped)\""
  }

  /// What hands a program to a shell.
  private static let shell = #"/bin/sh -c "exec \"$$0\" \"$$@\"" "#
}
