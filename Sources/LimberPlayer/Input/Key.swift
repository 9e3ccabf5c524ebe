/// A key as a terminal sends it, as far as limber tells keys apart.
package enum Key: Sendable, Hashable {
  /// A key that types a character; space is one of them.
  case character(Character)
  case enter, escape, backspace, left, right, up, down
}
