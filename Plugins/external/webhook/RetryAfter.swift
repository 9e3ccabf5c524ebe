internal import LimberBasics

/// How long a server wants to be left alone, as HTTP says it: in seconds, or until a date.
enum RetryAfter {
  /// No server is left alone for longer.
  private static let most = Duration.seconds(300)

  /// - Parameters:
  ///   - text: what the header holds.
  ///   - now: what time it is here.
  /// - Returns: how long, from nothing to five minutes; nil where it says neither.
  static func pause(_ text: String, now: Instant) -> Duration? {
    let text = text.filter { $0 != "\r" && $0 != "\n" }
    if let seconds = Int(text.filter { $0 != " " }) { return .seconds(min(max(seconds, 0), 300)) }
    guard let date = date(text) else { return nil }
    return min(max(.milliseconds(date.milliseconds - now.milliseconds), .zero), most)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`; older servers write hyphens, and a year of two digits.
  private static func date(_ text: String) -> Instant? {
    guard let comma = text.firstIndex(of: ",") else { return nil }
    let words = text[text.index(after: comma)...].split { $0 == " " || $0 == "-" }.map(String.init)
    guard words.count == 5, words[4] == "GMT", let day = Int(words[0]), (1...31).contains(day),
      let month = months.firstIndex(of: words[1]), let year = Int(words[2])
    else { return nil }
    let parts = words[3].split(separator: ":").compactMap { Int($0) }
    guard parts.count == 3, (0...23).contains(parts[0]), (0...59).contains(parts[1]),
      (0...60).contains(parts[2]), (0...9999).contains(year)
    else { return nil }
    let full = year >= 100 ? year : year + (year < 70 ? 2000 : 1900)
    let seconds = parts[0] * 3600 + parts[1] * 60 + parts[2]
    let days = Day(year: full, month: month + 1, day: day).days
    return Instant(milliseconds: (Int64(days) * 86_400 + Int64(seconds)) * 1000)
  }
}
