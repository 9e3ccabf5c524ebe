/// Where each value of a JSON text stands, one after the other in one list: all that whoever asks for a few
/// fields needs, at a fraction of what a tree of nodes costs.
///
/// It takes the texts that ``JSONParser`` takes and no others, by the same rules for strings and numbers,
/// but says of a fault only that there is one.
final class JSONOutline: Sendable {
  /// One value; a member of an object is its key and then its value.
  struct Part: Sendable {
    enum Kind: UInt8, Sendable {
      case null, yes, no, number, string, escapedString, array, object
    }

    var kind: Kind
    /// Where it stands in the text, quotes and brackets included.
    var start: Int32
    var end: Int32
    /// The number of the part behind it and all that it holds.
    var next: Int32
  }

  /// A slice, so that a line of a long file is looked at where it stands.
  private let bytes: ArraySlice<UInt8>
  let parts: [Part]
  private let keys: Keys

  /// What the keys of a text say of what can be found by them.
  private struct Keys {
    /// A bit for each key, by its letters: what is not there, as most of what may be asked for, is not looked for.
    var marks: UInt64 = 0
    /// Whether the outermost object may have a key twice, so that a first one found need not be the last.
    var mayRepeat = false

    mutating func add(_ mark: UInt64, isOutermost: Bool) {
      if isOutermost, marks & mark != 0 { mayRepeat = true }
      marks |= mark
    }
  }

  /// Reads a text that holds one value; nil where it has a fault.
  init?(_ bytes: ArraySlice<UInt8>) {
    var keys = Keys()
    guard bytes.count <= Int32.max,
      let parts = bytes.withUnsafeBufferPointer({ Self.parts(of: $0, &keys) })
    else { return nil }
    self.bytes = bytes
    self.parts = parts
    self.keys = keys
  }

  /// The text of a string; nil for any other value.
  ///
  /// - Parameters:
  ///   - place: the number of the value's part.
  ///   - usual: what it most likely is, which is then given back as it is.
  func text(at place: Int, usually usual: String? = nil) -> String? {
    let part = parts[place]
    guard part.kind == .string || part.kind == .escapedString else { return nil }
    if var usual, part.kind == .string, usual.utf8.count == Int(part.end - part.start) - 2 {
      let isUsual = usual.withUTF8 { usual in
        bytes.withUnsafeBufferPointer { Self.stands(usual, in: $0, at: Int(part.start) + 1) }
      }
      if isUsual { return usual }
    }
    return text(part)
  }

  /// The value of a number where that is whole; nil for any other value.
  func whole(at place: Int) -> Int? {
    let part = parts[place]
    return part.kind == .number ? whole(part) : nil
  }

  /// The text of a string.
  func text(_ part: Part) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      if part.kind == .string {
        let inside = Int(part.start) + 1..<Int(part.end) - 1
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[inside]), as: UTF8.self)
      }
      return JSONMachine(bytes: bytes).decode(
        JSONMachine.StringToken(
          start: Int(part.start), end: Int(part.end), hasEscapes: part.kind == .escapedString)
      ).text
    }
  }

  /// The value of a number where that is whole.
  func whole(_ part: Part) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      if let digits = Self.digits(bytes[Int(part.start)..<Int(part.end)]) { return digits }
      var machine = JSONMachine(bytes: bytes)
      machine.at = Int(part.start)
      return (try? machine.scanNumber())?.whole
    }
  }

  /// The value of a number.
  func number(_ part: Part) -> Double? {
    let digits = bytes.withUnsafeBufferPointer { bytes in
      Self.digits(bytes[Int(part.start)..<Int(part.end)])
    }
    // A number of so few digits is exact.
    if let digits, digits < 1 << 53 { return Double(digits) }
    return Double(letters(part))
  }

  /// The value of a few digits and nothing else, which nearly every number is.
  private static func digits(_ letters: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard letters.count <= 18 else { return nil }
    var value = 0
    for byte in letters {
      guard byte.isDigit else { return nil }
      value = value * 10 + Int(byte - .zero)
    }
    return value
  }

  /// A value's letters.
  func letters(_ part: Part) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      String(decoding: bytes[Int(part.start)..<Int(part.end)], as: UTF8.self)
    }
  }

  /// The number of the value behind a key of an object; of several of one name, of the last.
  ///
  /// - Parameter object: the number of the object's part.
  func value(of word: String, in object: Int) -> Int? {
    var word = word
    return word.withUTF8 { word in
      guard keys.marks & Self.mark(word) != 0 else { return nil }
      let isFirst = object == 0 && !keys.mayRepeat
      return bytes.withUnsafeBufferPointer { bytes in
        parts.withUnsafeBufferPointer { parts in
          var found: Int?
          var place = object + 1
          let end = Int(parts[object].next)
          while place < end {
            let key = parts[place]
            if key.kind == .escapedString {
              if text(key).utf8.elementsEqual(word) { found = place + 1 }
            } else if Int(key.end - key.start) == word.count + 2,
              Self.stands(word, in: bytes, at: Int(key.start) + 1)
            {
              found = place + 1
              if isFirst { break }
            }
            place = Int(parts[place + 1].next)
          }
          return found
        }
      }
    }
  }

  /// The bit of a key; of one with escapes every bit is set, for it may be any.
  private static func mark(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let first = key.first, let last = key.last else { return 1 }
    // By these figures the keys of a history's steps have a bit each.
    let number = UInt64(first) &* 17 &+ UInt64(last) &* 23 &+ UInt64(key.count) &* 3
    return 1 << (number & 63)
  }

  private static func stands(
    _ word: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> Bool {
    for index in 0..<word.count where bytes[place + index] != word[index] { return false }
    return true
  }
}

// MARK: - Reading

extension JSONOutline {
  /// An array or an object that is still open.
  private struct Bracket {
    var part: Int
    var isObject: Bool
  }

  private static func parts(
    of bytes: UnsafeBufferPointer<UInt8>, _ keys: inout Keys
  ) -> [Part]? {
    guard EncodingCheck.fault(in: bytes) == nil else { return nil }
    var machine = JSONMachine(bytes: bytes)
    machine.at = EncodingCheck.markLength(in: bytes)
    var parts: [Part] = []
    parts.reserveCapacity(min(bytes.count / 4, 40))
    var open: [Bracket] = []
    while true {
      // A value, in an object behind its key.
      machine.skipSpace()
      let isInObject = open.last?.isObject == true
      if isInObject {
        guard let key = machine.stringPart() else { return nil }
        parts.append(key)
        parts[parts.count - 1].next = Int32(parts.count)
        let letters = bytes[Int(key.start) + 1..<Int(key.end) - 1]
        keys.add(
          key.kind == .escapedString ? .max : mark(UnsafeBufferPointer(rebasing: letters)),
          isOutermost: open.count == 1)
        machine.skipSpace()
        guard machine.take(.colon) else { return nil }
        machine.skipSpace()
      }
      guard var part = machine.valuePart() else { return nil }
      part.next = Int32(parts.count + 1)
      parts.append(part)
      if part.kind == .array || part.kind == .object {
        guard open.count < JSONParser.maximumDepth else { return nil }
        open.append(Bracket(part: parts.count - 1, isObject: part.kind == .object))
        machine.skipSpace()
        // One that holds anything goes on with its first value.
        guard machine.isAt(part.kind == .object ? .closeBrace : .closeBracket) else { continue }
      }
      // What is behind it: the ends of what is open, then a comma, or the end of the text.
      while true {
        machine.skipSpace()
        guard let bracket = open.last else { return machine.isAtEnd ? parts : nil }
        if machine.take(.comma) {
          // Behind a bracket that just opened there is its end, so that no comma stands first.
          break
        }
        guard machine.take(bracket.isObject ? .closeBrace : .closeBracket) else { return nil }
        parts[bracket.part].end = Int32(machine.at)
        parts[bracket.part].next = Int32(parts.count)
        open.removeLast()
      }
    }
  }
}

extension JSONMachine {
  fileprivate var isAtEnd: Bool { at >= bytes.count }

  fileprivate func isAt(_ byte: UInt8) -> Bool { at < bytes.count && bytes[at] == byte }

  /// Passes a byte if it stands here.
  fileprivate mutating func take(_ byte: UInt8) -> Bool {
    guard isAt(byte) else { return false }
    at += 1
    return true
  }

  fileprivate mutating func stringPart() -> JSONOutline.Part? {
    guard isAt(.quote), let token = try? scanString() else { return nil }
    return JSONOutline.Part(
      kind: token.hasEscapes ? .escapedString : .string, start: Int32(token.start),
      end: Int32(token.end), next: 0)
  }

  /// A value; of an array or an object only its beginning.
  fileprivate mutating func valuePart() -> JSONOutline.Part? {
    guard at < bytes.count else { return nil }
    let start = at
    let kind: JSONOutline.Part.Kind
    switch bytes[at] {
    case .quote: return stringPart()
    case .openBrace:
      at += 1
      kind = .object
    case .openBracket:
      at += 1
      kind = .array
    case .minus, .zero ... .nine:
      guard passNumber() else { return nil }
      kind = .number
    case .lowerT where matches("true"): kind = .yes
    case .lowerF where matches("false"): kind = .no
    case .lowerN where matches("null"): kind = .null
    default: return nil
    }
    return JSONOutline.Part(kind: kind, start: Int32(start), end: Int32(at), next: 0)
  }

  /// Passes a number; plain digits, which most are, without reading their value.
  private mutating func passNumber() -> Bool {
    let start = at
    while at < bytes.count, bytes[at].isDigit { at += 1 }
    let isPlain =
      at > start && (at == start + 1 || bytes[start] != .zero)
      && (at >= bytes.count || !(bytes[at].continuesWord || bytes[at] == .point))
    if isPlain { return true }
    at = start
    return (try? scanNumber()) != nil
  }
}
