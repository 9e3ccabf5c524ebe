/// The name of a reminder: 1 to 32 lower-case letters, digits and hyphens, not beginning with a hyphen.
///
/// Nothing else may stand in a crontab's command, so that an id can never be read as an option or as a
/// part of a shell's language.
package struct ReminderID: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let text: String

  /// Reads an id; nil where the text is none.
  package init?(_ text: String) {
    guard (1...32).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "-"),
      text.utf8.allSatisfy(Self.isAllowed)
    else { return nil }
    self.text = text
  }

  package var description: String { text }

  /// Ids come in the order of their letters.
  package static func < (left: ReminderID, right: ReminderID) -> Bool { left.text < right.text }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
