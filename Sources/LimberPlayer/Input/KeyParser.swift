/// Tells keys apart in the bytes that a terminal sends; a state machine without a clock.
///
/// Arrows come in two forms (`ESC [ D` and `ESC O D`), the keys of headsets as kitty sends them
/// (`ESC [ 57430 u`). Sequences that it does not know, modified arrows among them, are swallowed whole,
/// as are pasted texts and clicks of a mouse: neither must press keys.
package struct KeyParser: Sendable {
  private enum State: Sendable {
    case ground
    /// After ESC, which may be a key of its own.
    case escape
    /// After `ESC [`, with the parameters so far.
    case control([UInt8])
    /// After `ESC O`, or after `ESC [ [`, as Linux's own terminal begins its function keys.
    case single(isShift: Bool)
    /// In what a click of a mouse sends behind `ESC [ M`, with how many bytes are still to come.
    case click(Int)
    /// In a string that a terminal sends as a reply, up to BEL or `ESC \`.
    case string(isEscaped: Bool)
    /// In a pasted text, with what may be the beginning of its end.
    case paste([UInt8])
    /// In a character of several bytes.
    case character([UInt8], wanted: Int)
  }

  private var state = State.ground

  /// Parameters of a control sequence that are kept; a longer one is no key anyhow.
  private static let maximumParameters = 32
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  package init() {}

  /// Whether more bytes would decide what the last ones mean, so that a while without any decides too.
  var isUndecided: Bool {
    if case .ground = state { false } else { true }
  }

  /// How long more bytes are waited for, in milliseconds.
  enum Patience: Sendable, Hashable {
    /// From the first byte on, whatever comes: keys that are pressed must not keep the wait alive.
    case sinceBegin(Int64)
    case sinceLastByte(Int64)
  }

  /// How long it may stay undecided.
  ///
  /// Bytes of a key come up to 200 ms apart on a slow line. Of a paste that stalls for a moment, on the
  /// other hand, not a letter may press a key.
  var patience: Patience {
    switch state {
    case .ground, .escape: .sinceBegin(300)
    case .control, .single, .click, .string, .character: .sinceBegin(1000)
    case .paste: .sinceLastByte(1000)
    }
  }

  /// Takes a byte, and answers with the key that it completes.
  package mutating func take(_ byte: UInt8) -> Key? {
    switch state {
    case .ground:
      return begin(byte)
    case .escape:
      return afterEscape(byte)
    case .control(let parameters):
      return control(byte, parameters)
    case .single(let isShift):
      state = .ground
      return isShift ? Self.arrow(byte) ?? Self.keypad(byte) : nil
    case .click(let count):
      state = count > 1 ? .click(count - 1) : .ground
      return nil
    case .string(let isEscaped):
      let isOver = byte == 0x07 || (isEscaped && byte == UInt8(ascii: "\\"))
      state = isOver ? .ground : .string(isEscaped: byte == 0x1B)
      return nil
    case .paste(let tail):
      paste(byte, tail)
      return nil
    case .character(let bytes, let wanted):
      return character(byte, bytes, wanted)
    }
  }

  /// Nothing came for a while: an escape on its own is the key, and what else is undecided is nothing.
  mutating func settle() -> Key? {
    guard isUndecided else { return nil }
    defer { state = .ground }
    if case .escape = state { return .escape }
    return nil
  }

  // MARK: - The states

  private mutating func begin(_ byte: UInt8) -> Key? {
    state = .ground
    switch byte {
    case 0x1B: state = .escape
    case 0x0A, 0x0D: return .enter
    // Terminals differ in which of the two their key sends.
    case 0x08, 0x7F: return .backspace
    case 0x20..<0x7F: return .character(Character(Unicode.Scalar(byte)))
    case 0xC2..<0xE0: state = .character([byte], wanted: 2)
    case 0xE0..<0xF0: state = .character([byte], wanted: 3)
    case 0xF0..<0xF5: state = .character([byte], wanted: 4)
    default: break
    }
    return nil
  }

  private mutating func afterEscape(_ byte: UInt8) -> Key? {
    switch byte {
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .single(isShift: true)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      state = .string(isEscaped: false)
    case 0x1B: return .escape
    // A key with Alt is another key than the one alone.
    default: state = .ground
    }
    return nil
  }

  private mutating func control(_ byte: UInt8, _ parameters: [UInt8]) -> Key? {
    switch byte {
    case 0x20..<0x40:
      state = .control(
        parameters.count < Self.maximumParameters ? parameters + [byte] : parameters)
      return nil
    case 0x40..<0x7F:
      state = .ground
      switch (byte, parameters.isEmpty) {
      case (UInt8(ascii: "["), true): state = .single(isShift: false)
      case (UInt8(ascii: "M"), true): state = .click(3)
      case (UInt8(ascii: "~"), _) where parameters == Array("200".utf8): state = .paste([])
      case (_, true): return Self.arrow(byte)
      case (_, false): return Self.numbered(byte, parameters)
      }
      return nil
    default:
      // The sequence was broken off; this byte begins something else.
      return begin(byte)
    }
  }

  private mutating func paste(_ byte: UInt8, _ tail: [UInt8]) {
    var tail = tail + [byte]
    while !Self.pasteEnd.starts(with: tail) { tail.removeFirst() }
    state = tail == Self.pasteEnd ? .ground : .paste(tail)
  }

  private mutating func character(_ byte: UInt8, _ bytes: [UInt8], _ wanted: Int) -> Key? {
    guard byte & 0xC0 == 0x80 else { return begin(byte) }
    let bytes = bytes + [byte]
    guard bytes.count == wanted else {
      state = .character(bytes, wanted: wanted)
      return nil
    }
    state = .ground
    guard let text = String(validating: bytes, as: UTF8.self), let character = text.first else {
      return nil
    }
    return .character(character)
  }

  private static func arrow(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    default: nil
    }
  }

  /// A key of the keypad, in the form of single shifts.
  private static func keypad(_ final: UInt8) -> Key? {
    final == UInt8(ascii: "M") ? .enter : nil
  }

  /// A key that a terminal knows by a number: `5~` and `6~`, and `57428u` and so on.
  private static func numbered(_ final: UInt8, _ parameters: [UInt8]) -> Key? {
    guard let text = String(validating: parameters, as: UTF8.self) else { return nil }
    switch final {
    case UInt8(ascii: "~"): return pages[text]
    case UInt8(ascii: "u"):
      let fields = text.split(separator: ";", omittingEmptySubsequences: false)
      // With no key held beside it, and not at its release.
      guard let key = fields.first, let media = medias[String(key)],
        fields.count == 1 || fields.count == 2 && ["", "1", "1:1", "1:2"].contains(fields[1])
      else { return nil }
      return media
    default: return nil
    }
  }

  private static let pages: [String: Key] = [
    "5": .pageUp, "6": .pageDown, "1": .home, "7": .home, "4": .end, "8": .end,
  ]

  /// The numbers that kitty's protocol gives the keys of headsets and keyboards: play, pause, both;
  /// forward and the next piece, back and the one before.
  private static let medias: [String: Key] = [
    "57428": .playPause, "57429": .playPause, "57430": .playPause,
    "57433": .nextTrack, "57435": .nextTrack, "57434": .previousTrack, "57436": .previousTrack,
  ]
}
