internal import LimberSyntax

/// One line of sink protocol 1, asked for what one hopes to find in it.
public struct WireLine: Sendable {
  /// The line as it came, without its newline.
  public let text: String
  private let root: JSONNode

  /// Reads a line; nil where it is no JSON object.
  public init?(_ text: String) {
    let source = SourceText(name: "", text: text)
    guard let node = try? JSONParser.parse(source), case .object = node.value else { return nil }
    self.text = text
    root = node
  }

  private func node(_ path: [String]) -> JSONNode? {
    var node = root
    for key in path {
      guard case .object(let members) = node.value,
        let next = members.last(where: { $0.key == key })
      else { return nil }
      node = next.value
    }
    return node
  }

  /// A string, by the keys that lead to it.
  public func string(_ path: String...) -> String? {
    guard case .string(let string) = node(path)?.value else { return nil }
    return string.text
  }

  /// A whole number, by the keys that lead to it.
  public func whole(_ path: String...) -> Int? {
    guard case .number(let number) = node(path)?.value else { return nil }
    return number.whole
  }

  /// A value as it is written, by the keys that lead to it.
  public func written(_ path: String...) -> String? {
    node(path).map { String(decoding: Array(text.utf8)[$0.range.offsets], as: UTF8.self) }
  }

  /// Whether there is anything, by the keys that lead to it.
  public func has(_ path: String...) -> Bool { node(path) != nil }

  /// The strings of an object, by the keys that lead to it.
  public func strings(_ path: String...) -> [(name: String, value: String)] {
    guard case .object(let members) = node(path)?.value else { return [] }
    return members.compactMap { member in
      guard case .string(let string) = member.value.value else { return nil }
      return (member.key, string.text)
    }
  }

  /// Its kind; empty where it has none.
  public var kind: String { string("kind") ?? "" }

  /// The ready-made sentence.
  public var sentence: String { string("text") ?? "" }

  /// Milliseconds since 1970 at which the event happened; nil where it does not say.
  public var milliseconds: Int64? { string("time").flatMap { Self.milliseconds(rfc3339: $0) } }

  /// Reads `2026-03-28T18:05:00.250+01:00`.
  static func milliseconds(rfc3339 text: String) -> Int64? {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      return Int(String(decoding: bytes[range], as: UTF8.self))
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let fraction = number(20..<23), let offsetHours = number(24..<26),
      let offsetMinutes = number(27..<29),
      bytes[23] == UInt8(ascii: "+") || bytes[23] == UInt8(ascii: "-")
    else { return nil }
    // Days since 1970 of a year that begins in March, so that a leap day is its last.
    let shifted = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let days =
      365 * shifted.0 + shifted.0 / 4 - shifted.0 / 100 + shifted.0 / 400
      + (153 * shifted.1 + 2) / 5 + day - 1 - 719_468
    let offset = (offsetHours * 60 + offsetMinutes) * (bytes[23] == UInt8(ascii: "+") ? 60 : -60)
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
    return Int64(seconds) * 1000 + Int64(fraction)
  }
}
