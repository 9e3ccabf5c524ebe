extension DurationText {
  /// The units by the words that people use for them.
  private static let units = [
    "h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h",
    "m": "m", "min": "m", "mins": "m", "minute": "m", "minutes": "m",
    "s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s",
  ]

  /// The duration that a person meant by `5 min`, `1:30` or `2M`; nil where that is not sure.
  static func meant(by text: String) -> String? {
    guard text.utf8.count <= 40 else { return nil }
    let meant = text.contains(":") ? fromClock(text) : fromWords(text)
    guard let meant, (try? parse(meant)) != nil else { return nil }
    return meant
  }

  /// Minutes and seconds, or hours, minutes and seconds, with colons between them.
  private static func fromClock(_ text: String) -> String? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    let units = ["h", "m", "s"].suffix(parts.count)
    guard parts.count == units.count else { return nil }
    var duration = ""
    for (part, unit) in zip(parts, units) {
      guard let part, part >= 0 else { return nil }
      if part > 0 { duration += "\(part)\(unit)" }
    }
    return duration
  }

  /// Numbers with words behind them.
  private static func fromWords(_ text: String) -> String? {
    var duration = ""
    var rest = text.lowercased().filter { $0 != " " }[...]
    while !rest.isEmpty {
      duration += rest.prefix { !$0.isLetter }
      rest = rest.drop { !$0.isLetter }
      guard let unit = units[String(rest.prefix(while: \.isLetter))] else { return nil }
      duration += unit
      rest = rest.drop(while: \.isLetter)
    }
    return duration
  }
}
