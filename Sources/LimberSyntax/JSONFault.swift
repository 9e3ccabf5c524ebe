/// What keeps a text from being JSON: the facts, without the words.
public struct JSONFault: Error, Hashable, Sendable {
  /// What is wrong.
  public let kind: Kind
  /// The token that cannot stand there.
  public let range: SourceRange
  /// What might have stood there instead; nil where the kind says all.
  public let expected: Expected?
  /// The bracket or the comma that the fault goes back to.
  public let related: SourceRange?

  init(
    _ kind: Kind, _ range: SourceRange, expected: Expected? = nil, related: SourceRange? = nil
  ) {
    self.kind = kind
    self.range = range
    self.expected = expected
    self.related = related
  }
}

extension JSONFault {
  /// The kinds of fault.
  public enum Kind: Hashable, Sendable {
    /// The text is in another encoding.
    case notUTF8(ForeignEncoding)
    /// A token that JSON has, in a place where it cannot stand.
    case misplaced(Token)
    /// A closing bracket after a comma; `related` is the comma.
    case trailingComma(closing: Token)
    /// A comment, which JSON does not have.
    case comment
    /// A text or a key in single quotes.
    case singleQuotes
    /// A bare word where a key belongs.
    case bareKey(String)
    /// A bare word where a value belongs.
    case bareWord(String)
    /// A text without its closing quote, at the end of the line or of the file.
    case unterminatedString(atLineEnd: Bool)
    /// A control character inside a text.
    case controlCharacter(UInt8)
    /// A backslash before a character that cannot be escaped.
    case badEscape
    /// A `\u` with fewer than four hexadecimal digits.
    case shortUnicodeEscape
    /// Something that begins like a number and is none.
    case number(NumberFlaw)
    /// A typographic quote where a straight one was meant to end the text.
    case curlyEnd(Unicode.Scalar)
    /// What stands there before the JSON, or in its place, is of another kind.
    case foreign(Foreign)
    /// Something of another kind stands behind the JSON.
    case foreignBehind(Foreign)
    /// A closing bracket that nothing was opened for.
    case closedTwice(Unicode.Scalar)
    /// Keys and values without the braces around them.
    case noBraces
    /// Arrays and objects nested deeper than the limit.
    case tooDeep(limit: Int)
  }

  /// What people write where JSON belongs, or around it.
  public enum Foreign: Hashable, Sendable {
    case fence, prose, yaml, markup, javaScript
  }

  /// What a text in another encoding shows itself by.
  public enum ForeignEncoding: Hashable, Sendable {
    /// It begins like UTF-16.
    case utf16
    /// A byte that cannot stand there in UTF-8.
    case byte(UInt8)
  }

  /// A token that was found.
  public enum Token: Hashable, Sendable {
    case endOfFile
    case string
    case number
    case word(String)
    case character(Unicode.Scalar)
  }

  /// What the grammar allows in one place.
  public enum Expected: Hashable, Sendable {
    case value, valueOrClosingBracket
    case key, keyOrClosingBrace
    case colon
    case commaOrClosingBrace, commaOrClosingBracket
    case endOfFile
  }

  /// What is wrong with a number.
  public enum NumberFlaw: Hashable, Sendable {
    case leadingZero, leadingPlus, leadingPoint
    case noDigits, noFraction, noExponent
    case trailingLetters
    /// Two whole numbers with a hyphen between them.
    case span
  }
}
