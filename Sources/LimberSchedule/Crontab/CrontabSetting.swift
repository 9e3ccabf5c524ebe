/// A line of somebody else's that sets an environment variable for every job below it.
package struct CrontabSetting: Sendable, Hashable {
  /// The number of the line, from 1.
  package let line: Int
  package let name: String
  /// Its value, without the quotes around it.
  package let value: String

  /// The settings that limber's jobs see: all above the block, the last one of each name.
  ///
  /// - Parameter crontab: the whole crontab; where it has no block, every setting counts, for a new
  ///   block goes to the end.
  package static func seen(in crontab: [UInt8]) -> [CrontabSetting] {
    var found: [CrontabSetting] = []
    for line in CrontabLines(crontab) {
      if line.marker == .first { break }
      guard let setting = CrontabSetting(crontab[line.content], line: line.number) else { continue }
      found.removeAll { $0.name == setting.name }
      found.append(setting)
    }
    return found
  }

  private init?(_ bytes: ArraySlice<UInt8>, line: Int) {
    let text = String(decoding: bytes, as: UTF8.self).trimmedOfBlanks
    guard let equals = text.firstIndex(of: "="), text.first != "#" else { return nil }
    let name = Self.unquoted(text[..<equals].trimmedOfBlanks)
    guard !name.isEmpty,
      name.utf8.allSatisfy({ $0 == UInt8(ascii: "_") || Self.isLetterOrDigit($0) }),
      name.utf8.first.map({ !(48...57).contains($0) }) ?? false
    else { return nil }
    self.line = line
    self.name = name
    value = Self.unquoted(text[text.index(after: equals)...].trimmedOfBlanks)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, let quote = text.first, quote == "\"" || quote == "'", text.last == quote
    else { return text }
    return String(text.dropFirst().dropLast())
  }
}
