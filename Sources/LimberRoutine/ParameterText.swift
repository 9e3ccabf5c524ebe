import LimberSyntax

/// Values of parameters as texts: what a command line and a history write in the place of JSON.
enum ParameterText {
  /// The canonical text of a value: `90s`, `8`, `30s-1m45s`, `12,10,8`; nil where it is no amount, no range and
  /// no list of amounts.
  static func of(_ node: JSONNode) -> String? {
    if case .array(let elements) = node.value {
      guard (2...FormatLimits.givenValues).contains(elements.count) else { return nil }
      let texts = elements.compactMap(single)
      return texts.count == elements.count ? texts.joined(separator: ",") : nil
    }
    guard case .object(let members) = node.value else { return single(node) }
    guard members.count == 2, let min = members[.min].flatMap(single),
      let max = members[.max].flatMap(single)
    else { return nil }
    return "\(min)-\(max)"
  }

  private static func single(_ node: JSONNode) -> String? {
    switch node.value {
    case .number(let number): number.whole.map(String.init)
    case .string(let string): (try? DurationText.parse(string.text)).map(DurationText.text)
    case .null, .bool, .array, .object: nil
    }
  }

  /// What a value looks like, whatever place it stands in: a number is a count.
  static func kind(of node: JSONNode) -> AmountKind {
    switch node.value {
    case .number: .count
    case .object(let members): (members[.min] ?? members[.max]).map { kind(of: $0) } ?? .duration
    case .array(let elements): elements.first.map(kind) == .count ? .counts : .durations
    case .null, .bool, .string: .duration
    }
  }

  /// The value that a text means, as a file would hold it.
  ///
  /// A text that is no amount becomes a string, so that its fault is that of a string in its place.
  static func node(of text: String) -> JSONNode {
    let values = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if values.count > 1 { return node(.array(values.map { node(single: $0) })) }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts.contains("") else { return node(single: text) }
    return node(
      .object([
        JSONMember(key: Key.min.rawValue, keyRange: nowhere, value: node(single: parts[0])),
        JSONMember(key: Key.max.rawValue, keyRange: nowhere, value: node(single: parts[1])),
      ]))
  }

  private static func node(single text: String) -> JSONNode {
    let isNumber = text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    guard isNumber, !text.isEmpty else { return node(.string(JSONString(text))) }
    return node(.number(JSONNumber(whole: Int(text))))
  }

  private static func node(_ value: JSONValue) -> JSONNode {
    JSONNode(value: value, range: nowhere)
  }

  /// It stands in no file.
  private static let nowhere = SourceRange(0, 0)
}
