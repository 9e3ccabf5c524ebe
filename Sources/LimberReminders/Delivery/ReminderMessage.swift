internal import LimberBasics
internal import LimberPlatform
package import LimberSchedule

/// What a reminder says; its words come from files and are made safe here.
package struct ReminderMessage: Sendable, Hashable {
  /// The one line that matters: `Time for Calf step-stretch`.
  package let title: String
  /// What the person wanted to do it after, then what to type, and how long it takes.
  package let body: String
  /// What is said aloud.
  let spoken: String
  /// How to put it off or change it; nil where there is nothing to put off.
  private let advice: String?

  private init(title: String, body: String, advice: String?, habit: Habit? = nil) {
    self.title = title
    self.body = (habit.map { $0.words + ". " } ?? "") + body
    spoken = title + (habit.map { ". " + $0.words } ?? "")
    self.advice = advice
  }

  /// Makes a message.
  ///
  /// - Parameters:
  ///   - title: the routine's title.
  ///   - routines: what `limber play` takes.
  ///   - minutes: how long it takes; nil where nobody knows.
  ///   - id: the reminder.
  ///   - isAgain: whether the person was told of it before, and has not done it since.
  ///   - habit: what it is tied to; nil for nothing.
  package init(
    title: String, routines: [String], minutes: Int? = nil, id: ReminderID, isAgain: Bool = false,
    habit: Habit? = nil
  ) {
    self.init(
      title: (isAgain ? "Still to do: " : "Time for ") + SafeText.shown(title),
      body: Self.command(routines) + (minutes.map { " (about \(max($0, 1)) min)" } ?? ""),
      advice: "Later: limber remind snooze \(id) 10m\nNot any more: limber remind edit \(id), or"
        + " limber remind remove \(id)", habit: habit)
  }

  /// A message that only shows that it arrives.
  static func test(_ id: ReminderID) -> ReminderMessage {
    ReminderMessage(
      title: "Test of the reminder '\(id)'", body: "It arrives here; there is nothing to do.",
      advice: nil)
  }

  /// A message about a routine that no terminal could be opened for.
  static func noWindow(_ routines: [String]) -> ReminderMessage {
    ReminderMessage(
      title: "No terminal could be opened",
      body: "\(command(routines)); 'limber settings set terminalProgram …' names yours",
      advice: nil)
  }

  /// A message about a routine that cannot be read any more.
  static func gone(_ routine: String, id: ReminderID) -> ReminderMessage {
    ReminderMessage(
      title: "The routine \(SafeText.shown(routine)) is gone",
      body: "limber remind edit \(id) --routine NAME, or limber remind remove \(id)", advice: nil)
  }

  /// All of it in one line.
  var line: String { "\(title): \(body)" }

  /// All but the title, for a letter.
  var letter: String { body + (advice.map { "\n\n" + $0 } ?? "") }

  /// What plays some routines.
  package static func command(_ routines: [String]) -> String {
    "limber " + Reminder.words(for: routines).map(word).joined(separator: " ")
  }

  /// A word of a command that may be pasted into a shell, quoted where it must be.
  static func word(_ text: String) -> String {
    let shown = SafeText.shown(text)
    let isPlain = shown.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-_./+,:@".unicodeScalars.contains(scalar)
    }
    return isPlain && !shown.hasPrefix("-") && !shown.isEmpty
      ? shown
      : "'"
        + shown.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
        + "'"
  }
}

/// Text in the header of a letter.
enum MailHeader {
  /// The text as it is where all of it is ASCII, else in encoded words of at most 75 characters (RFC 2047).
  static func text(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return text }
    var words: [[UInt8]] = [[]]
    for character in text.unicodeScalars {
      let bytes = Array(String(character).utf8)
      // 45 bytes make 60 letters, to which 12 of the frame come.
      if words[words.count - 1].count + bytes.count > 45 { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\(base64($0))?=" }.joined(separator: "\n ")
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".unicodeScalars)

  private static func base64(_ bytes: [UInt8]) -> String {
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let chunk = bytes[start..<min(start + 3, bytes.count)]
      var value = chunk.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      value <<= UInt32(8 * (3 - chunk.count))
      for place in 0..<4 {
        let letter = letters[Int(value >> UInt32(18 - 6 * place) & 63)]
        result.unicodeScalars.append(place <= chunk.count ? letter : "=")
      }
    }
    return result
  }
}
