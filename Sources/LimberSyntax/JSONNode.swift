/// One JSON value that remembers where it stands.
public struct JSONNode: Sendable {
  /// The value itself.
  public let value: JSONValue
  /// Where it stands, quotes and brackets included.
  public let range: SourceRange

  /// Makes a node.
  public init(value: JSONValue, range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// The six kinds of JSON value.
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(JSONString)
  case array([JSONNode])
  case object([JSONMember])
}

/// One key of an object with its value.
public struct JSONMember: Sendable {
  /// The decoded key.
  public let key: String
  /// Where the key stands, quotes included.
  public let keyRange: SourceRange
  /// The value behind it.
  public let value: JSONNode

  /// Makes a member.
  public init(key: String, keyRange: SourceRange, value: JSONNode) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
  }
}

/// A JSON number, kept as far as a routine needs it; its letters stand in the source.
public struct JSONNumber: Hashable, Sendable {
  /// The value where it is whole (`10`, `1e1` and `10.0` alike) and fits an `Int`, else nil.
  public let whole: Int?

  /// Makes a number.
  public init(whole: Int?) {
    self.whole = whole
  }
}

/// A JSON string, decoded.
public struct JSONString: Hashable, Sendable {
  /// The text, with U+FFFD in the place of a lone surrogate.
  public let text: String
  /// Whether an escape named half of a surrogate pair, which no text can hold.
  public let hasLoneSurrogate: Bool

  /// Makes a string.
  public init(_ text: String, hasLoneSurrogate: Bool = false) {
    self.text = text
    self.hasLoneSurrogate = hasLoneSurrogate
  }
}
