extension JSONMachine {
  /// Looks closer at what cannot stand here, for the habits that people bring from elsewhere.
  func unexpected(_ expectation: Expectation) -> JSONFault {
    let expected = self.expected(expectation)
    let opening = open.last.map { SourceRange(Int($0), Int($0) + 1) }
    if let fault = curlyEnd(of: expectation) ?? foreign(expectation) { return fault }
    guard at < bytes.count else {
      return JSONFault(
        .misplaced(.endOfFile), SourceRange(at, at), expected: expected, related: opening)
    }
    let token = self.token()
    let range = token.range
    func fault(_ kind: JSONFault.Kind, related: SourceRange? = nil) -> JSONFault {
      JSONFault(kind, range, expected: expected, related: related)
    }
    let isKey = expectation == .key || expectation == .keyOrEnd
    let isValue = expectation == .value || expectation == .valueOrEnd
    switch token.kind {
    case .character("/") where next(is: .slash) || next(is: .asterisk), .character("#"):
      return fault(.comment)
    case .character("'") where isKey || isValue:
      return fault(.singleQuotes)
    case .character("}") where expectation == .key, .character("]") where expectation == .value:
      if isAfterComma {
        return fault(
          .trailingComma(closing: token.kind), related: SourceRange(lastEnd - 1, lastEnd))
      }
      return fault(.misplaced(token.kind))
    case .word(let word) where isKey:
      return fault(.bareKey(word))
    case .word(let word) where isValue:
      return fault(.bareWord(word))
    case .character("+") where isValue && bytes[min(at + 1, bytes.count - 1)].isDigit:
      return fault(.number(.leadingPlus))
    case .character(".") where isValue && bytes[min(at + 1, bytes.count - 1)].isDigit:
      return fault(.number(.leadingPoint))
    case .number where expectation == .commaOrEnd && isSpan:
      return spanFault(to: range.end)
    case .character("}"), .character("]"):
      return fault(.misplaced(token.kind), related: opening)
    default:
      return fault(.misplaced(token.kind))
    }
  }

  /// Whether `-10` stands right behind another number.
  private var isSpan: Bool { lastEnd == at && bytes[at] == .minus && bytes[at - 1].isDigit }

  private func spanFault(to end: Int32) -> JSONFault {
    var start = at
    while start > 0, bytes[start - 1].isDigit || bytes[start - 1] == .point { start -= 1 }
    return JSONFault(.number(.span), SourceRange(start, Int(end)))
  }

  private var isAfterComma: Bool { lastEnd > 0 && bytes[lastEnd - 1] == .comma }

  private func next(is byte: UInt8) -> Bool { at + 1 < bytes.count && bytes[at + 1] == byte }

  private func expected(_ expectation: Expectation) -> JSONFault.Expected {
    switch expectation {
    case .value: .value
    case .valueOrEnd: .valueOrClosingBracket
    case .key: .key
    case .keyOrEnd: .keyOrClosingBrace
    case .colon: .colon
    case .commaOrEnd: isInObject ? .commaOrClosingBrace : .commaOrClosingBracket
    case .nothing: .endOfFile
    }
  }

  /// The token that begins here, for a message: a word is shown whole, a text only up to its line's end.
  private func token() -> (kind: JSONFault.Token, range: SourceRange) {
    let first = bytes[at]
    switch first {
    case .quote:
      return (.string, SourceRange(at, endOfString()))
    case _ where first.isDigit, .minus:
      return (.number, SourceRange(at, endOfWord(from: at + 1)))
    case _ where first.continuesWord && !startsWithOddCharacter:
      let end = endOfWord(from: at)
      return (.word(shortened(at..<end)), SourceRange(at, end))
    case .plus, .point:
      return (.character(Unicode.Scalar(first)), SourceRange(at, endOfWord(from: at + 1)))
    default:
      let (scalar, length) = UTF8Scan.next(in: bytes, at: at)
      return (.character(scalar ?? "\u{FFFD}"), SourceRange(at, at + length))
    }
  }

  /// Whether what stands here is beyond ASCII and no letter: a typographic quote, a space, a mark.
  private var startsWithOddCharacter: Bool {
    guard bytes[at] >= 0x80, let scalar = UTF8Scan.next(in: bytes, at: at).scalar else {
      return false
    }
    return !scalar.properties.isAlphabetic
  }

  private func endOfWord(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      guard byte.continuesWord || byte == .point || byte == .minus || byte == .plus else { break }
      end += 1
    }
    return end
  }

  private func endOfString() -> Int {
    var end = at + 1
    while end < bytes.count, bytes[end] != .newline, bytes[end] != .carriageReturn {
      if bytes[end] == .quote { return end + 1 }
      end += bytes[end] == .backslash ? 2 : 1
    }
    return min(end, bytes.count)
  }

  /// A word as a message shows it: no longer than a name may be.
  private func shortened(_ range: Range<Int>) -> String {
    let limit = 40
    let word = String(
      decoding: bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 4 * limit)],
      as: UTF8.self)
    return word.count > limit ? word.prefix(limit - 1) + "…" : word
  }
}
