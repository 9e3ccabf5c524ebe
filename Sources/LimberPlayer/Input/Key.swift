internal import LimberEvents

/// A key as a terminal sends it, as far as limber tells keys apart.
package enum Key: Sendable, Hashable {
  /// A key that types a character; space is one of them.
  case character(Character)
  case enter, escape, backspace, left, right, up, down
}

// MARK: - What it does

extension Key {
  /// What the key does while a session runs; nil where it does nothing.
  var binding: KeyBinding? {
    KeyBinding.all.first { $0.keys.contains(where: matches) }
  }

  /// The number that a digit key stands for, from 1 to 9.
  var digit: Int? {
    guard case .character(let character) = self, let value = character.wholeNumberValue,
      character.isASCII, value > 0
    else { return nil }
    return value
  }

  /// Whether this is the key that a label of the table names.
  private func matches(label: String) -> Bool {
    switch label {
    case "space": self == .character(" ")
    case "Enter": self == .enter
    case "→": self == .right
    case "←": self == .left
    case "1–9": digit != nil
    default: isCharacter(label)
    }
  }

  /// Whether this key types a character, be caps lock on or off.
  private func isCharacter(_ label: String) -> Bool {
    guard case .character(let character) = self else { return false }
    return character.lowercased() == label
  }
}
