package import LimberBasics

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
  /// Room for what is written; what lies from `byteCount` on is of no account.
  private var bytes: [UInt8] = []
  /// How many bytes have been written.
  public private(set) var byteCount = 0
  /// Whether a value stands before this place on the same level.
  private var needsComma = false

  /// Makes a writer that has written nothing.
  public init() {}

  /// What has been written.
  public var text: String {
    bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[..<byteCount]), as: UTF8.self)
    }
  }

  /// Forgets what has been written from a place on, where a value begins, and keeps the memory for what comes.
  package mutating func remove(from place: Int) {
    byteCount = min(place, byteCount)
    needsComma = false
  }

  /// Puts down a value that was written elsewhere.
  package mutating func add(raw text: String) {
    separate()
    put(text)
  }

  /// Ends a line, so that another value may stand in the next.
  package mutating func endLine() {
    put(UInt8(ascii: "\n"))
    needsComma = false
  }

  // MARK: - Whole texts

  /// The text of one object.
  public static func object(_ body: (inout JSONWriter) throws -> Void) rethrows -> String {
    var json = JSONWriter()
    // About as long as an event is.
    json.makeRoom(768)
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
    if value < 0 { put(UInt8(ascii: "-")) }
    put(20) { Self.put(UInt64(value.magnitude), at: $0) }
  }

  /// Writes a number with at most three decimals; `null` for one that is not finite.
  public mutating func value(_ value: Double) {
    separate()
    guard let thousandths = Self.thousandths(value) else { return put("null") }
    put(24) { Self.put(thousandths: thousandths, at: $0) }
  }

  /// Writes `true` or `false`.
  public mutating func value(_ value: Bool) {
    separate()
    put(value ? "true" : "false")
  }

  /// Writes `null`.
  public mutating func null() {
    separate()
    put("null")
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

  /// Writes a field that holds so many thousandths, as a number with at most three decimals.
  package mutating func field(_ key: String, thousandths: Int) {
    self.key(key)
    needsComma = true
    put(24) { Self.put(thousandths: Int64(thousandths), at: $0) }
  }

  /// Writes a field that holds an instant by RFC 3339; nothing for nil.
  package mutating func field(_ key: String, _ value: Instant?) {
    guard let value else { return }
    self.key(key)
    needsComma = true
    put(Instant.rfc3339Length + 2) { place in
      place[0] = UInt8(ascii: "\"")
      let count = value.putRFC3339(at: place + 1)
      place[count + 1] = UInt8(ascii: "\"")
      return count + 2
    }
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
    put(UInt8(ascii: ":"))
    needsComma = false
  }

  // MARK: - Bytes

  private mutating func nest(
    open: UInt8, close: UInt8, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    separate()
    put(open)
    needsComma = false
    try body(&self)
    put(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { put(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func append(quoted text: String) {
    // Nothing is escaped in nearly every text, which is then taken over in one piece.
    if text.utf8.withContiguousStorageIfAvailable({ putPlain($0) }) == true { return }
    put(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      if let escape = Self.escape(of: scalar) {
        put(escape)
      } else {
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { put(unit) }
      }
    }
    put(UInt8(ascii: "\""))
  }

  /// Puts down letters in quotes, eight or four at a time; nothing where one of them is escaped, which it answers with false.
  private mutating func putPlain(_ letters: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = letters.baseAddress else { return false }
    let count = letters.count
    let source = UnsafeRawPointer(first)
    var isPlain = true
    put(count + 2) { place in
      place[0] = UInt8(ascii: "\"")
      let target = UnsafeMutableRawPointer(place + 1)
      var index = 0
      while index + 8 <= count {
        let word = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if !Self.arePlain(word) { isPlain = false }
        target.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
        index += 8
      }
      if index < count, count >= 8 {
        // The last eight once more, of which some were looked at already.
        let word = source.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        if !Self.arePlain(word) { isPlain = false }
        target.storeBytes(of: word, toByteOffset: count - 8, as: UInt64.self)
      } else if index < count, count >= 4 {
        let head = source.loadUnaligned(as: UInt32.self)
        let tail = source.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
        if !Self.arePlain(UInt64(head) << 32 | UInt64(tail)) { isPlain = false }
        target.storeBytes(of: head, as: UInt32.self)
        target.storeBytes(of: tail, toByteOffset: count - 4, as: UInt32.self)
      } else {
        while index < count {
          let letter = first[index]
          if !Self.isPlain(letter) { isPlain = false }
          place[index + 1] = letter
          index += 1
        }
      }
      place[count + 1] = UInt8(ascii: "\"")
      return isPlain ? count + 2 : 0
    }
    return isPlain
  }

  /// Whether a byte is a character that stands for itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x20 < 0x5F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// Whether all eight bytes of a word are such characters.
  private static func arePlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // The top bit of a byte that is zero, and of none below the first that is.
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    let odd =
      word | (word &+ ones) | (word &- ones &* 0x20) | zeros(word ^ ones &* 0x22)
      | zeros(word ^ ones &* 0x5C)
    return odd & (ones &* 0x80) == 0
  }

  private mutating func put(_ byte: UInt8) {
    put(1) { place in
      place[0] = byte
      return 1
    }
  }

  /// Puts down a text as it is.
  private mutating func put(_ text: String) {
    for unit in text.utf8 { put(unit) }
  }

  /// Makes room for so many bytes, and lets them be put down.
  ///
  /// - Parameter body: told where they begin; answers with how many they are.
  @inline(__always)
  private mutating func put(_ most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    let start = byteCount
    if start + most > bytes.count { makeRoom(most) }
    byteCount =
      start
      + bytes.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.map { body($0 + start) } ?? 0
      }
  }

  /// Makes room for so many bytes more.
  @inline(never)
  private mutating func makeRoom(_ more: Int) {
    let size = max(byteCount + more, 2 * bytes.count, 64)
    bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
  }
}
