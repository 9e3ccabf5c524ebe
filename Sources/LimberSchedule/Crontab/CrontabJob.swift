/// One line of limber's block in a crontab: when, which program, which reminder.
package struct CrontabJob: Sendable, Hashable {
  /// The five fields, in numbers.
  package let fields: String
  /// The absolute path of limber.
  package let program: String
  package let id: ReminderID
  /// Whether it is the one-off line of a test, which is taken out again.
  package let isTest: Bool
  /// Whether cron sends a letter where it fails, as where the program is gone; older lines do not.
  package let tellsFailure: Bool

  /// Makes a line.
  ///
  /// - Throws: `CrontabRefusal` where the path cannot be written so that every cron and every shell
  ///   reads it back as it is, or where the line gets too long.
  package init(
    _ expression: CronExpression, program: String, id: ReminderID, isTest: Bool = false,
    tellsFailure: Bool = true
  ) throws(CrontabRefusal) {
    guard program.utf8.first == UInt8(ascii: "/") else { throw .pathNotAbsolute(program) }
    guard program.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else {
      throw .pathUnwritable(program)
    }
    fields = expression.text
    self.program = program
    self.id = id
    self.isTest = isTest
    self.tellsFailure = tellsFailure
    let length = text.utf8.count
    guard length <= Self.maxBytes else { throw .lineTooLong(bytes: length, limit: Self.maxBytes) }
  }

  /// The longest line that is written, in bytes: cron cuts or refuses commands near 1,000.
  package static let maxBytes = 900

  /// The line, without its line break.
  package var text: String { "\(fields) \(command)" }

  /// What cron hands to the shell, as it stands in the crontab.
  ///
  /// Single quotes keep everything but themselves from the shell; a `%` would end the command for
  /// cron, which takes the backslash before it away.
  var command: String {
    var quoted = ""
    for character in program.unicodeScalars {
      switch character {
      case "'": quoted += "'\\''"
      case "%": quoted += "\\%"
      default: quoted.unicodeScalars.append(character)
      }
    }
    let call = "'\(quoted)' remind run \(id)\(isTest ? " --test" : "") >/dev/null 2>&1"
    return tellsFailure
      ? call + " || echo 'limber: the reminder \(id) failed, see limber remind doctor'" : call
  }
}

// MARK: - Reading back

extension CrontabJob {
  /// Reads a line that limber wrote; nil for any other.
  package init?(line: some Collection<UInt8>) {
    let text = String(decoding: line, as: UTF8.self)
    let parts = text.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6,
      let expression = try? CronExpression(text: parts[..<5].joined(separator: " ")),
      let end = parts[5].range(ofLast: "' remind run "), parts[5].first == "'"
    else { return nil }
    let words = parts[5][end.upperBound...].split(separator: " ")
    guard let id = words.first.flatMap({ ReminderID(String($0)) }) else { return nil }
    let isTest = words.dropFirst().first == "--test"
    let quoted = parts[5][parts[5].index(after: parts[5].startIndex)..<end.lowerBound]
    for tellsFailure in [true, false] {
      let job = try? CrontabJob(
        expression, program: Self.unquoted(quoted), id: id, isTest: isTest,
        tellsFailure: tellsFailure)
      if let job, job.text == text {
        self = job
        return
      }
    }
    return nil
  }

  /// The reminder that a line starts or once started, also where somebody has changed it since.
  static func reminder(in line: some Collection<UInt8>) -> ReminderID? {
    let text = String(decoding: line, as: UTF8.self)[...]
    guard let start = text.range(ofLast: " remind run ")?.upperBound else { return nil }
    let word = text[start...].prefix { $0 != " " && $0 != "\t" && $0 != "\r" && $0 != "\r\n" }
    return ReminderID(String(word))
  }

  private static func unquoted(_ text: Substring) -> String {
    var result = ""
    var rest = text.unicodeScalars[...]
    while let next = rest.popFirst() {
      if next == "\\", rest.first == "%" { continue }
      if next == "'", rest.starts(with: "\\''".unicodeScalars) {
        rest = rest.dropFirst(3)
      }
      result.unicodeScalars.append(next)
    }
    return result
  }
}

extension Substring {
  /// Where a text occurs last.
  func range(ofLast needle: String) -> Range<Index>? {
    let length = needle.utf8.count
    guard length > 0, utf8.count >= length else { return nil }
    var start = utf8.index(endIndex, offsetBy: -length)
    while true {
      if self.utf8[start...].starts(with: needle.utf8) {
        return start..<utf8.index(start, offsetBy: length)
      }
      guard start > startIndex else { return nil }
      start = utf8.index(before: start)
    }
  }
}
