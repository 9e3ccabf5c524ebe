internal import LimberEvents

/// A key as a terminal sends it, as far as limber tells keys apart.
package enum Key: Sendable, Hashable {
  /// A key that types a character; space is one of them.
  case character(Character)
  case enter, escape, backspace, left, right, up, down, home, end
  /// What the remote of a presenter sends for back and forward.
  case pageUp, pageDown
  /// What a headset sends, or the keys above the digits.
  case playPause, nextTrack, previousTrack
}

// MARK: - What it does

extension Key {
  /// What the key does while a session runs; nil where it does nothing.
  var binding: KeyBinding? {
    KeyBinding.all.first { ($0.keys + $0.remoteKeys).contains(where: matches) }
  }

  /// Whether it is a key of a remote or a headset, which has no other one to confirm with.
  var isRemote: Bool {
    switch self {
    case .pageUp, .pageDown, .playPause, .nextTrack, .previousTrack: true
    case .character, .enter, .escape, .backspace, .left, .right, .up, .down, .home, .end: false
    }
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
    case "PageDown": self == .pageDown
    case "PageUp": self == .pageUp
    case "play/pause": self == .playPause
    case "next track": self == .nextTrack
    case "previous track": self == .previousTrack
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
