/// Decodes UTF-8 one scalar at a time and says how many bytes each took, well formed or not.
enum UTF8Scan {
  /// The scalar at an offset and its length in bytes.
  ///
  /// Where no well-formed scalar stands, the scalar is nil and the length is that of the longest
  /// beginning of one (Unicode, chapter 3.9, "maximal subpart"), at least 1.
  static func next(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar?, length: Int) {
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let count: Int
    var value: UInt32
    // The second byte's bounds rule out overlong forms, surrogates and what lies beyond U+10FFFF.
    var bounds: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF:
      (count, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF:
      (count, value) = (3, UInt32(first & 0x0F))
      if first == 0xE0 { bounds = 0xA0...0xBF }
      if first == 0xED { bounds = 0x80...0x9F }
    case 0xF0...0xF4:
      (count, value) = (4, UInt32(first & 0x07))
      if first == 0xF0 { bounds = 0x90...0xBF }
      if first == 0xF4 { bounds = 0x80...0x8F }
    default:
      return (nil, 1)
    }
    for offset in 1..<count {
      guard index + offset < bytes.count, bounds.contains(bytes[index + offset]) else {
        return (nil, offset)
      }
      value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
      bounds = 0x80...0xBF
    }
    return (Unicode.Scalar(value), count)
  }

  /// The offset of the first byte from `start` on that is not part of well-formed UTF-8, or nil.
  static func firstFault(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      while bytes.count - index >= 8, let base = bytes.baseAddress,
        UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      }
      guard index < bytes.count else { return nil }
      let (scalar, length) = next(in: bytes, at: index)
      if scalar == nil { return index }
      index += length
    }
    return nil
  }
}

/// Whether a text is UTF-8 at all, which is settled before its syntax is.
enum EncodingCheck {
  /// The length of a byte order mark at the start: 3 or 0.
  static func markLength(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// The fault of a text in another encoding, at its first byte that UTF-8 does not have.
  static func fault(in bytes: UnsafeBufferPointer<UInt8>) -> JSONFault? {
    if looksLikeUTF16(bytes) {
      return JSONFault(.notUTF8(.utf16), SourceRange(0, 1))
    }
    guard let index = UTF8Scan.firstFault(in: bytes, from: 0) else { return nil }
    return JSONFault(.notUTF8(.byte(bytes[index])), SourceRange(index, index + 1))
  }

  /// Byte order marks of UTF-16, or an ASCII letter in each of the first two units without one.
  private static func looksLikeUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 2 else { return false }
    if (bytes[0] == 0xFE && bytes[1] == 0xFF) || (bytes[0] == 0xFF && bytes[1] == 0xFE) {
      return true
    }
    guard bytes.count >= 4 else { return false }
    let zeros = (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0)
    return zeros == (true, false, true, false) || zeros == (false, true, false, true)
  }
}

extension SourceText {
  /// What shows that a text is in another encoding than UTF-8, in words; nil where it is UTF-8.
  package var encodingFault: String? {
    bytes.withUnsafeBufferPointer { EncodingCheck.fault(in: $0) }?.diagnostic(in: self).message
  }
}
