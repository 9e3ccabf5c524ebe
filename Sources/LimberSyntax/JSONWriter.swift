/// Writes one JSON value, piece by piece, as compact text in the order it is told.
///
/// Everything in limber that prints JSON goes through it:
///
///     let text = JSONWriter.object { json in
///       json.field("id", "warm-up")
///       json.field("summary", routine.summary)  // nil: left out
///       json.array("tags") { json in for tag in tags { json.value(tag) } }
///       json.object("planned") { json in json.field("minSeconds", 90.5) }
///     }
///
/// Text stays UTF-8; only what JSON and line-based readers cannot bear is escaped.
public struct JSONWriter: Sendable {
  private var bytes: [UInt8] = []
  /// Whether a value stands before this place on the same level.
  private var needsComma = false

  /// Makes a writer that has written nothing.
  public init() {}

  /// What has been written.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
  /// How many bytes have been written.
  public var byteCount: Int { bytes.count }

  // MARK: - Whole texts

  /// The text of one object.
  public static func object(_ body: (inout JSONWriter) throws -> Void) rethrows -> String {
    var json = JSONWriter()
    // About as long as an event is.
    json.bytes.reserveCapacity(768)
    try json.object(body)
    return json.text
  }

  /// The text of one array.
  public static func array(_ body: (inout JSONWriter) throws -> Void) rethrows -> String {
    var json = JSONWriter()
    try json.array(body)
    return json.text
  }

  // MARK: - Values, in an array or alone

  /// Writes an object.
  public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try nest(open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), body)
  }

  /// Writes an array.
  public mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try nest(open: UInt8(ascii: "["), close: UInt8(ascii: "]"), body)
  }

  /// Writes a string.
  public mutating func value(_ value: String) {
    separate()
    append(quoted: value)
  }

  /// Writes a whole number.
  public mutating func value(_ value: Int) {
    separate()
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    Self.append(UInt64(value.magnitude), to: &bytes)
  }

  /// Writes a number with at most three decimals; `null` for one that is not finite.
  public mutating func value(_ value: Double) {
    separate()
    Self.append(decimal: value, to: &bytes)
  }

  /// Writes `true` or `false`.
  public mutating func value(_ value: Bool) {
    separate()
    bytes += (value ? "true" : "false").utf8
  }

  /// Writes `null`.
  public mutating func null() {
    separate()
    bytes += "null".utf8
  }

  // MARK: - Fields of an object

  /// Writes a field that holds an object.
  public mutating func object(_ key: String, _ body: (inout JSONWriter) throws -> Void) rethrows {
    self.key(key)
    try object(body)
  }

  /// Writes a field that holds an array.
  public mutating func array(_ key: String, _ body: (inout JSONWriter) throws -> Void) rethrows {
    self.key(key)
    try array(body)
  }

  /// Writes a field that holds a string; nothing for nil.
  public mutating func field(_ key: String, _ value: String?) {
    guard let value else { return }
    self.key(key)
    self.value(value)
  }

  /// Writes a field that holds a whole number; nothing for nil.
  public mutating func field(_ key: String, _ value: Int?) {
    guard let value else { return }
    self.key(key)
    self.value(value)
  }

  /// Writes a field that holds a number with at most three decimals; nothing for nil.
  public mutating func field(_ key: String, _ value: Double?) {
    guard let value else { return }
    self.key(key)
    self.value(value)
  }

  /// Writes a field that holds `true` or `false`; nothing for nil.
  public mutating func field(_ key: String, _ value: Bool?) {
    guard let value else { return }
    self.key(key)
    self.value(value)
  }

  /// Writes a field that holds an array of strings.
  public mutating func field(_ key: String, _ values: [String]) {
    array(key) { json in for value in values { json.value(value) } }
  }

  /// Writes a field that holds `null`.
  public mutating func null(_ key: String) {
    self.key(key)
    null()
  }

  /// Writes a field's name; the value that is written next is the field's.
  public mutating func key(_ key: String) {
    separate()
    append(quoted: key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  // MARK: - Bytes

  private mutating func nest(
    open: UInt8, close: UInt8, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    separate()
    bytes.append(open)
    needsComma = false
    try body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func append(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    if !appendPlain(text) {
      for scalar in text.unicodeScalars {
        if let escape = Self.escape(of: scalar) {
          bytes += escape.utf8
        } else {
          bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Takes over a text of which nothing is escaped, as nearly every one is, in one piece.
  ///
  /// - Returns: whether it was such a text.
  private mutating func appendPlain(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { characters in
      guard characters.allSatisfy(Self.isPlain) else { return false }
      bytes.append(contentsOf: characters)
      return true
    } ?? false
  }

  /// Whether a byte is a character that stands for itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    0x20..<0x7F ~= byte && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}
