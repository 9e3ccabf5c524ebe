/// What one field of a cron expression allows.
package struct CronValues: Sendable, Hashable {
  package let field: CronField
  /// Whether the field is written with a `*` in front, which changes how cron treats the whole line.
  ///
  /// A line with it in minute or hour is a wildcard job (systems that change their clocks run it by
  /// the clock on the wall); with it in either of the day fields, both of these must match instead of
  /// one. A step counts too: cron looks at the first character only.
  package let hasStar: Bool
  /// One bit for each value allowed; Sunday is 0 alone.
  let bits: UInt64
  /// The field in numbers, as it goes into a crontab.
  package let text: String

  /// Makes a field from the values it allows; all of them become `*` in the day and month fields.
  init(_ field: CronField, _ values: some Sequence<Int>) {
    var bits: UInt64 = 0
    for value in values where field.bounds.contains(value) {
      bits |= 1 << UInt64(field == .dayOfWeek && value == 7 ? 0 : value)
    }
    let isAll = bits == Self.allBits(of: field)
    let mayBeStar = field != .minute && field != .hour
    self.field = field
    self.bits = bits
    hasStar = isAll && mayBeStar
    text = isAll && mayBeStar ? "*" : Self.numbers(of: bits)
  }

  /// Makes a field that was read from an expression.
  init(_ field: CronField, bits: UInt64, hasStar: Bool, text: String) {
    self.field = field
    self.bits = bits
    self.hasStar = hasStar
    self.text = text
  }

  /// Every hour, which makes the line one that cron runs by the clock on the wall.
  static let everyHour = CronValues(.hour, bits: 1 << 24 - 1, hasStar: true, text: "*")

  /// Whether a value is allowed.
  package func contains(_ value: Int) -> Bool { bits & (1 << UInt64(value)) != 0 }

  /// The values allowed, lowest first; Sunday is 0.
  package var values: [Int] { Self.values(of: bits) }

  /// Whether every value is allowed.
  package var isAll: Bool { bits == Self.allBits(of: field) }

  private static func allBits(of field: CronField) -> UInt64 {
    field.bounds.reduce(0) { $0 | 1 << UInt64(field == .dayOfWeek && $1 == 7 ? 0 : $1) }
  }

  private static func values(of bits: UInt64) -> [Int] {
    (0..<60).filter { bits & (1 << UInt64($0)) != 0 }
  }

  /// Numbers as cron reads them: a range where all of them follow each other, else a list.
  static func numbers(of bits: UInt64) -> String {
    let values = values(of: bits)
    guard let first = values.first, let last = values.last else { return "" }
    if values.count > 1, last - first == values.count - 1 { return "\(first)-\(last)" }
    return values.map(String.init).joined(separator: ",")
  }
}
