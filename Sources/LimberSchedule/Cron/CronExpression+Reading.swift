internal import LimberBasics

extension CronExpression {
  /// The words after `@` that stand for a schedule, each with its five fields.
  private static let expansions: [(word: String, fields: String)] = [
    ("@hourly", "0 * * * *"), ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"),
    ("@weekly", "0 0 * * 0"), ("@monthly", "0 0 1 * *"), ("@yearly", "0 0 1 1 *"),
    ("@annually", "0 0 1 1 *"),
  ]

  /// The words after `@` that stand for a schedule.
  package static let nicknames = expansions.map(\.word)

  /// The longest expression that is read, in bytes: far more than five fields can say.
  package static let maxLength = 400

  /// Reads `0 18 * * 1-5` or `@daily`.
  ///
  /// - Throws: `ScheduleError` with the field or word at fault, or where no day ever fits.
  package init(text: String) throws(ScheduleError) {
    guard text.utf8.count <= Self.maxLength else { throw .tooLong(limit: Self.maxLength) }
    let trimmed = text.trimmedOfBlanks
    if trimmed.hasPrefix("@") {
      if trimmed == "@reboot" { throw .noTime(trimmed) }
      guard let known = Self.expansions.first(where: { $0.word == trimmed }) else {
        throw .badNickname(trimmed)
      }
      try self.init(text: known.fields)
      return
    }
    let parts = trimmed.split(whereSeparator: { $0 == " " || $0 == "\t" })
    guard parts.count == CronField.allCases.count else { throw .fieldCount(parts.count) }
    var fields: [CronValues] = []
    for (field, part) in zip(CronField.allCases, parts) {
      fields.append(try CronValues(field, text: part))
    }
    self.init(fields)
    guard firstDay(from: Day(days: 0)) != nil else { throw .never(trimmed) }
  }
}

extension CronValues {
  init(_ field: CronField, text: Substring) throws(ScheduleError) {
    var bits: UInt64 = 0
    var numbers: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let element = Element(part, in: field) else { throw .badField(field, String(text)) }
      bits |= element.bits(in: field)
      numbers.append(element.text(in: field))
    }
    self.init(field, bits: bits, hasStar: text.hasPrefix("*"), text: numbers.joined(separator: ","))
  }

  /// One part of a field between two commas.
  private struct Element {
    var isStar: Bool
    var first: Int
    var last: Int
    var step: Int

    init?(_ text: Substring, in field: CronField) {
      let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false)
      let bounds = field.bounds
      isStar = parts[0] == "*"
      if isStar {
        (first, last) = (bounds.lowerBound, bounds.upperBound)
      } else {
        guard ends.count <= 2, let begin = Self.value(ends[0], in: field),
          let end = ends.count == 2 ? Self.value(ends[1], in: field) : begin
        else { return nil }
        (first, last) = (begin, end)
      }
      guard parts.count == 2 else {
        step = 1
        return
      }
      // Cron refuses a step behind a single number.
      guard isStar || ends.count == 2, let value = Int(digits: parts[1], in: 1...999_999_999) else {
        return nil
      }
      step = value
    }

    private static func value(_ text: Substring, in field: CronField) -> Int? {
      field.number(named: text) ?? Int(digits: text, in: field.bounds)
    }

    private func values(in field: CronField) -> [Int] {
      // Where the range runs backward it goes on from the lowest value; Sunday is then counted once.
      let count = field == .dayOfWeek ? 7 : field.bounds.count
      let span = last >= first ? last - first : last - first + count
      return stride(from: 0, through: span, by: step).map { offset in
        let value = first + offset
        return value > field.bounds.upperBound ? value - count : value
      }
    }

    func bits(in field: CronField) -> UInt64 {
      values(in: field).reduce(0) { $0 | 1 << UInt64(field == .dayOfWeek && $1 == 7 ? 0 : $1) }
    }

    /// The same in numbers; a backward range becomes a list, which every cron reads alike.
    func text(in field: CronField) -> String {
      let suffix = step == 1 ? "" : "/\(step)"
      if isStar { return "*\(suffix)" }
      if first == last { return String(first) }
      return last > first ? "\(first)-\(last)\(suffix)" : CronValues.numbers(of: bits(in: field))
    }
  }
}
