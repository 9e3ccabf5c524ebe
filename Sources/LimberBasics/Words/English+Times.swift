/// Times as English says them.
extension English {
  // MARK: - In full

  /// In whole seconds, as people count them: `1 minute 30 seconds`; what is not nothing is a second.
  package static func spoken(_ duration: Duration) -> String {
    let whole = duration > .zero ? max(rounded(duration), 1) : 0
    guard whole >= 60 else { return count(whole, "second") }
    var parts: [String] = []
    if whole >= 3_600 { parts.append(count(whole / 3_600, "hour")) }
    if whole % 3_600 >= 60 { parts.append(count(whole % 3_600 / 60, "minute")) }
    if whole % 60 > 0 { parts.append(count(whole % 60, "second")) }
    return parts.joined(separator: " ")
  }

  /// A planned time, to the minute from two minutes on: `about 4 minutes`.
  package static func about(_ duration: Duration) -> String {
    guard duration >= .seconds(120) else {
      return "about " + spoken(.seconds(rounded(duration)))
    }
    return "about " + spoken(.seconds((duration.wholeMilliseconds / 1_000 + 30) / 60 * 60))
  }

  /// In the unit that fits: `40 seconds`, `12 minutes`, `3 hours`.
  package static func roughly(_ duration: Duration) -> String {
    let whole = min(max(rounded(duration), 0), 1_000_000_000)
    return switch whole {
    case ..<90: count(whole, "second")
    case ..<5_400: count((whole + 30) / 60, "minute")
    default: count((whole + 1_800) / 3_600, "hour")
    }
  }

  private static func rounded(_ duration: Duration) -> Int {
    let milliseconds = duration.wholeMilliseconds
    let (sum, overflow) = milliseconds.addingReportingOverflow(500)
    return (overflow ? milliseconds : sum).flooredQuotient(by: 1_000)
  }

  // MARK: - In short

  /// In short words: `45 s`, `1 min 30 s`, `2 h`; milliseconds only below a minute.
  package static func short(_ duration: Duration) -> String {
    let milliseconds = duration.wholeMilliseconds
    let seconds = milliseconds / 1_000
    var parts: [String] = []
    if seconds >= 3_600 { parts.append("\(seconds / 3_600) h") }
    if seconds % 3_600 >= 60 { parts.append("\(seconds % 3_600 / 60) min") }
    if seconds < 60, milliseconds % 1_000 != 0 {
      var fraction = String(milliseconds % 1_000 + 1_000).dropFirst()
      while fraction.last == "0" { fraction.removeLast() }
      parts.append("\(seconds).\(fraction) s")
    } else if seconds % 60 > 0 || parts.isEmpty {
      parts.append("\(seconds % 60) s")
    }
    return parts.joined(separator: " ")
  }

  /// In short words, to the whole second: what a person did is measured no better.
  package static func measured(_ duration: Duration) -> String {
    short(.seconds((duration.wholeMilliseconds + 500) / 1_000))
  }

  /// Two times with what they share said once: `20–30 min`, `45 s–1 min 30 s`.
  package static func short(_ min: Duration, to max: Duration) -> String {
    guard min < max else { return short(max) }
    let (first, last) = (short(min), short(max))
    let space = UInt8(ascii: " ")
    guard let unit = first.utf8.firstIndex(of: space), let other = last.utf8.firstIndex(of: space),
      first.utf8[unit...].elementsEqual(last.utf8[other...])
    else { return first + "–" + last }
    return String(first[..<unit]) + "–" + last
  }

  // MARK: - Ago

  /// How long ago it was: `just now`, `5 minutes ago`; what lies ahead has its day.
  package static func ago(_ then: Instant, now: Instant) -> String {
    let minutes = Int((now.milliseconds - then.milliseconds) / 60_000)
    return switch minutes {
    case ..<0: "on \(then.day.longText)"
    case 0: "just now"
    case 1..<60: "\(count(minutes, "minute")) ago"
    case 60..<2_880: "\(count(minutes / 60, "hour")) ago"
    default: "\(count(minutes / 1_440, "day")) ago"
    }
  }

  /// A day as people call it a few days later: `today`, `yesterday`, `on Monday`.
  package static func day(_ day: Day, on today: Day) -> String {
    switch day.distance(to: today) {
    case 0: "today"
    case 1: "yesterday"
    // A week later the day's name would mean another.
    case 2...6: "on \(day.weekday.name)"
    default: "on \(day.longText)"
    }
  }
}

extension Day {
  /// The months in three letters, from January on.
  package static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The day as people say it: `29 Mar`.
  package var shortText: String {
    let (_, month, day) = parts
    return "\(day) \(Self.months[month - 1])"
  }

  /// The day with its year: `29 Mar 2026`.
  package var longText: String { "\(shortText) \(parts.year)" }
}
