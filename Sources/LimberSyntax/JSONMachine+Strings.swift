// MARK: - Scanning

extension JSONMachine {
  /// A string that was scanned and found well formed.
  struct StringToken {
    /// Offset of the opening quote.
    let start: Int
    /// Offset after the closing quote.
    let end: Int
    /// Whether there is anything to decode.
    let hasEscapes: Bool
  }

  /// Passes a string, from its opening quote to after its closing one.
  mutating func scanString() throws(JSONFault) -> StringToken {
    let start = at
    var hasEscapes = false
    at += 1
    while true {
      skipPlainText()
      guard at < bytes.count else {
        throw unterminated(from: start, atLineEnd: false)
      }
      switch bytes[at] {
      case .quote:
        at += 1
        return StringToken(start: start, end: at, hasEscapes: hasEscapes)
      case .backslash:
        hasEscapes = true
        try scanEscape()
      case .newline, .carriageReturn:
        throw unterminated(from: start, atLineEnd: true)
      case let byte:
        throw JSONFault(.controlCharacter(byte), SourceRange(at, at + 1))
      }
    }
  }

  /// Passes text up to the next quote, backslash or control character, eight bytes at a time.
  private mutating func skipPlainText() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    while bytes.count - at >= 8, let base = bytes.baseAddress {
      // The byte that stands first becomes the lowest of the word.
      let word = UInt64(
        littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
      let quotes = word ^ (ones &* UInt64(UInt8.quote))
      let backslashes = word ^ (ones &* UInt64(UInt8.backslash))
      // The classic test for a byte below n in each byte of a word. It may also report a byte above
      // a true one, never below it, so that the lowest one reported is always true.
      let found =
        (((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
          | ((word &- ones &* UInt64(UInt8.space)) & ~word)) & highs
      guard found == 0 else {
        at += found.trailingZeroBitCount / 8
        return
      }
      at += 8
    }
    while at < bytes.count {
      let byte = bytes[at]
      guard byte != .quote, byte != .backslash, byte >= .space else { return }
      at += 1
    }
  }

  private mutating func scanEscape() throws(JSONFault) {
    let start = at
    at += 1
    guard at < bytes.count else { return }
    switch bytes[at] {
    case .quote, .backslash, .slash, 0x62, .lowerF, .lowerN, 0x72, .lowerT:
      at += 1
    case .lowerU:
      at += 1
      for _ in 0..<4 {
        // A text that ends here is an unterminated string, which the caller finds.
        guard at < bytes.count else { return }
        guard bytes[at].hexValue != nil else {
          throw JSONFault(.shortUnicodeEscape, SourceRange(start, at))
        }
        at += 1
      }
    default:
      let length = UTF8Scan.next(in: bytes, at: at).length
      throw JSONFault(.badEscape, SourceRange(start, at + length))
    }
  }
}

// MARK: - Decoding

extension JSONMachine {
  func decode(_ token: StringToken) -> JSONString {
    let inside = (token.start + 1)..<(token.end - 1)
    guard token.hasEscapes else {
      return JSONString(
        String(decoding: UnsafeBufferPointer(rebasing: bytes[inside]), as: UTF8.self))
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(inside.count)
    var hasLoneSurrogate = false
    var index = inside.lowerBound
    while index < inside.upperBound {
      guard bytes[index] == .backslash else {
        decoded.append(bytes[index])
        index += 1
        continue
      }
      switch bytes[index + 1] {
      case .lowerN: decoded.append(.newline)
      case .lowerT: decoded.append(.tab)
      case .lowerF: decoded.append(0x0C)
      case 0x62: decoded.append(0x08)
      case 0x72: decoded.append(.carriageReturn)
      case .lowerU:
        let (scalar, length) = scalar(ofEscapeAt: index, before: inside.upperBound)
        if scalar == nil { hasLoneSurrogate = true }
        decoded.append(contentsOf: String(scalar ?? "\u{FFFD}").utf8)
        index += length
        continue
      case let byte: decoded.append(byte)
      }
      index += 2
    }
    return JSONString(
      String(decoding: decoded, as: UTF8.self), hasLoneSurrogate: hasLoneSurrogate)
  }

  /// What one `\u` escape or a pair of them stands for, nil for half of a pair, and its length.
  private func scalar(
    ofEscapeAt index: Int, before end: Int
  ) -> (scalar: Unicode.Scalar?, length: Int) {
    let first = codeUnit(at: index)
    let isHigh = first & 0xFC00 == 0xD800
    if isHigh, end - index >= 12, bytes[index + 6] == .backslash, bytes[index + 7] == .lowerU {
      let second = codeUnit(at: index + 6)
      if second & 0xFC00 == 0xDC00 {
        return (Unicode.Scalar(0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF)), 12)
      }
    }
    return (Unicode.Scalar(first), 6)
  }

  private func codeUnit(at index: Int) -> UInt32 {
    var unit: UInt32 = 0
    for digit in bytes[(index + 2)..<(index + 6)] { unit = unit << 4 | (digit.hexValue ?? 0) }
    return unit
  }
}
