package import LimberBasics

/// An iCalendar file (RFC 5545) with an alarm at each reminder.
///
/// Times float: a calendar shows them at the same hour wherever it is, as cron does, so that no zone's
/// rules need to stand in the file.
package enum CalendarFile {
  /// One calendar with an event for each time of day that a reminder names.
  ///
  /// - Parameters:
  ///   - reminders: what to remind of.
  ///   - now: seconds since 1970-01-01T00:00:00Z: the stamp of the file.
  ///   - zone: the person's zone; events begin with the first time that is still to come in it.
  package static func file(
    for reminders: [ExportedReminder], now: Int64, in zone: Zone
  ) -> ExportedFile {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//limber//limber//EN"]
    for reminder in reminders {
      // A reminder that is silent until it is resumed has no events.
      guard reminder.silentUntil != .max else { continue }
      lines += events(of: reminder, now: now, in: zone)
    }
    lines.append("END:VCALENDAR")
    let text = lines.map { folded($0) + "\r\n" }.joined()
    return ExportedFile(name: "limber.ics", text: text)
  }

  /// Dates that are listed at most.
  private static let mostDates = 366

  private static func events(
    of reminder: ExportedReminder, now: Int64, in zone: Zone
  ) -> [String] {
    let stamp = stamp(LocalMinute(minutes: Int(now / 60)), second: Int(now % 60)) + "Z"
    let start = max(now, (reminder.silentUntil ?? 0) - 1)
    let today = zone.localMinute(at: start)
    var series: [(start: String, rule: String)] = []
    // What comes again is the alarm's, and no event of its own.
    let times = reminder.timetable.once
    if let named = reminder.zone {
      // Floating times would be the wrong ones, and a zone's rules are long: instants are listed.
      let next = times.firingTimes(in: named.zone).next(mostDates, after: start).map {
        self.stamp(LocalMinute(minutes: Int($0.instant / 60)), second: 0) + "Z"
      }
      if let first = next.first { series.append((first, "RDATE:" + next.joined(separator: ","))) }
    } else if times.isExact {
      let rules = times.lines.flatMap(CalendarRule.rules(of:))
      for rule in rules {
        if let start = rule.first(after: today) {
          series.append((self.stamp(start, second: 0), "RRULE:\(rule.text)"))
        }
      }
    } else {
      // Calendars know no such rules: the days are listed.
      let next = times.firingTimes(in: .utc)
        .next(mostDates, after: Int64(today.minutes) * 60).map(\.nominal)
        .map { self.stamp($0, second: 0) }
      if let first = next.first { series.append((first, "RDATE:" + next.joined(separator: ","))) }
    }
    let text = [reminder.habit, reminder.command].compactMap(\.self).joined(separator: "\n")
    var lines: [String] = []
    for (index, (start, rule)) in series.enumerated() {
      lines += [
        "BEGIN:VEVENT",
        // Each computer's reminders have names of their own, also where two were set up in the same second.
        "UID:\(reminder.id)-\(index + 1)-\(reminder.created)-\(reminder.origin)@limber",
        "DTSTAMP:\(stamp)",
        "DTSTART:\(start)",
      ]
      if let seconds = reminder.seconds, seconds > 0 {
        lines.append("DURATION:PT\((seconds + 59) / 60)M")
      }
      lines += [
        rule,
        "SUMMARY:\(escaped(reminder.title))",
        "DESCRIPTION:\(escaped(text))",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:\(escaped(reminder.title))",
        "TRIGGER:PT0S",
      ]
      if let again = reminder.timetable.again {
        lines += ["REPEAT:\(again.times)", "DURATION:PT\(again.minutes)M"]
      }
      lines += ["END:VALARM", "END:VEVENT"]
    }
    return lines
  }

  private static func stamp(_ minute: LocalMinute, second: Int) -> String {
    let (year, month, day) = minute.date.parts
    let date = "\(year.padded(to: 4))\(month.padded(to: 2))\(day.padded(to: 2))"
    let time = "\(minute.time.hour.padded(to: 2))\(minute.time.minute.padded(to: 2))"
    return "\(date)T\(time)\(second.padded(to: 2))"
  }

  /// A text value: backslash, semicolon and comma take a backslash, line breaks become `\n`.
  static func escaped(_ text: String) -> String {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { SafeText.line(String($0)).escapingScalars(["\\", ";", ","]) }
      .joined(separator: "\\n")
  }

  /// A line in pieces of at most 75 bytes, none of them ending inside a character.
  static func folded(_ line: String) -> String {
    var result = ""
    var length = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if length + width > 75 {
        result += "\r\n "
        length = 1
      }
      result.unicodeScalars.append(scalar)
      length += width
    }
    return result
  }
}
