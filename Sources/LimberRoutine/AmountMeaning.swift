import LimberSyntax

/// What people write where a duration or a count belongs.
package enum AmountMeaning {
  /// The ends of an amount as the format writes them; the upper one is left out of a single value, and both of
  /// "as many as you can".
  package enum Ends: Hashable, Sendable {
    case one(String)
    case range(String, String)
    case open(String?)

    /// The amount in a few letters: `8-10`.
    package var words: String {
      switch self {
      case .one(let value): value
      case .range(let min, let max): "\(min)-\(max)"
      case .open(let min): "\(min ?? "0")+"
      }
    }

    /// The amount as JSON; a duration's texts stand in quotes.
    package func json(quoted: Bool) -> String {
      let quote = quoted ? "\"" : ""
      return switch self {
      case .one(let value): "\(quote)\(value)\(quote)"
      case .range(let min, let max):
        "{ \"min\": \(quote)\(min)\(quote), \"max\": \(quote)\(max)\(quote) }"
      case .open(let min?): "{ \"min\": \(quote)\(min)\(quote) }"
      case .open(nil): "{}"
      }
    }
  }

  /// The longest text that is looked at.
  private static let longest = 60

  /// The duration or range of durations that was meant by `5 min`, `1:30`, `PT30S`, `20-40 s`; nil where that
  /// is not sure.
  package static func duration(_ text: String) -> Ends? {
    amount(text) { part in
      DurationText.meant(by: part)
    } isLess: { low, high in
      guard let low = try? DurationText.parse(low), let high = try? DurationText.parse(high) else {
        return false
      }
      return low < high
    }
  }

  /// The count or range of counts that was meant by `10 reps`, `8-10` or `ten`; nil where that is not sure.
  package static func count(_ text: String) -> Ends? {
    if ["max", "amrap", "failure", "tofailure", "asmanyaspossible"].contains(KeyMeaning.plain(text))
    {
      return .open(nil)
    }
    return amount(text) { part in
      let words = part.split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "+" }.map(
        String.init)
      guard let first = words.first else { return nil }
      let digits = first.prefix { $0.isNumber }
      let rest = [String(first.dropFirst(digits.count))] + words.dropFirst()
      guard digits.isEmpty || rest.allSatisfy({ $0.isEmpty || counted.contains($0) }) else {
        return nil
      }
      if digits.isEmpty {
        guard words.dropFirst().allSatisfy(counted.contains) else { return nil }
        return numerals[first].map { "\($0)" }
      }
      return Int(digits).flatMap { (1...FormatLimits.count).contains($0) ? "\($0)" : nil }
    } isLess: { low, high in
      (Int(low) ?? 0) < (Int(high) ?? 0)
    }
  }

  private static let counted: Set<String> = [
    "x", "rep", "reps", "repetition", "repetitions", "time", "times", "set", "sets", "round",
    "rounds",
  ]

  private static let numerals = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "sixty": 60, "ninety": 90,
  ]

  private static func amount(
    _ text: String, _ single: (String) -> String?, isLess: (String, String) -> Bool
  ) -> Ends? {
    guard text.utf8.count <= longest else { return nil }
    var text = String(
      text.lowercased().map { $0.isWhitespace ? " " : "–—−".contains($0) ? "-" : $0 })
    text = text.exchanging(" to ", for: "-")
    for word in ["about ", "approx. ", "approx ", "ca. ", "~"] where text.hasPrefix(word) {
      text.removeFirst(word.count)
    }
    while text.last == " " || text.last == "." { text.removeLast() }
    for word in ["at least ", "min. ", "minimum "] where text.hasPrefix(word) {
      return single(String(text.dropFirst(word.count))).map { .open($0) }
    }
    if text.last == "+" { return single(String(text.dropLast())).map { .open($0) } }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 1 { return single(text).map { .one($0) } }
    guard parts.count == 2 else { return nil }
    // In '20-40 s' the unit stands once.
    let unit = parts[1].drop { $0.isNumber || $0 == "." || $0 == " " }
    let isBare = parts[0].allSatisfy { $0.isNumber || $0 == "." || $0 == " " }
    guard let low = single(isBare ? parts[0] + unit : parts[0]), let high = single(parts[1]) else {
      return nil
    }
    if low == high { return .one(low) }
    return isLess(low, high) ? .range(low, high) : isLess(high, low) ? .range(high, low) : nil
  }
}

// MARK: - Single durations

extension DurationText {
  /// The units by the words that people use for them, in seconds.
  private static let units: [String: Int] = [
    "h": 3_600, "hr": 3_600, "hrs": 3_600, "hour": 3_600, "hours": 3_600,
    "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
  ]

  /// The duration that a person meant by `5 min`, `1:30`, `1.5m`, `PT30S` or `2M`; nil where that is not sure.
  static func meant(by text: String) -> String? {
    guard text.utf8.count <= 40 else { return nil }
    let meant = text.holds(":") ? fromClock(text) : fromWords(text)
    guard let meant, (try? parse(meant)) != nil else { return nil }
    return meant
  }

  /// Minutes and seconds, or hours, minutes and seconds, with colons between them.
  private static func fromClock(_ text: String) -> String? {
    let parts = text.filter { !$0.isWhitespace }
      .split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    let units = ["h", "m", "s"].suffix(parts.count)
    guard parts.count == units.count else { return nil }
    var duration = ""
    for (part, unit) in zip(parts, units) {
      guard let part, part >= 0 else { return nil }
      if part > 0 { duration += "\(part)\(unit)" }
    }
    return duration
  }

  /// Numbers with words behind them, each unit counting less than the one before.
  private static func fromWords(_ text: String) -> String? {
    var rest = text.lowercased().exchanging(" and ", for: "")
      .filter { !$0.isWhitespace }.exchanging(",", for: ".")[...]
    if rest.hasPrefix("pt") { rest = rest.dropFirst(2) }
    var last = Int.max
    var milliseconds = 0
    var letters = ""
    var isWhole = true
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      let word = rest.prefix(while: \.isLetter)
      rest = rest.dropFirst(word.count)
      var number = digits.utf8[...]
      guard let decimal = Decimal(readingFrom: &number), number.isEmpty,
        let unit = units[String(word)],
        unit < last
      else { return nil }
      last = unit
      isWhole = isWhole && (!decimal.hasPoint || unit == 1)
      milliseconds += decimal.thousandths * unit
      letters += digits + (unit == 1 ? "s" : unit == 60 ? "m" : "h")
    }
    guard milliseconds > 0 else { return nil }
    return isWhole ? letters : DurationText.text(of: .milliseconds(milliseconds))
  }
}
