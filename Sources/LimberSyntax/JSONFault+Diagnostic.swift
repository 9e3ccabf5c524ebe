import LimberBasics

// The one place with the words for faults of syntax and encoding.

extension JSONFault {
  /// The fault in words, with code `syntax`, `encoding` or `too-deep`.
  ///
  /// - Parameter source: the text that was read, from which fixes are made.
  public func diagnostic(in source: SourceText) -> Diagnostic {
    let repair = JSONRepair(of: self, in: source)
    let hint = repair.isJSON5 ? "; this is JSON5, and the file is to be plain JSON" : ""
    return Diagnostic(
      .error, code: code, message: message + hint, range: range, notes: notes(in: source),
      fixes: repair.fixes)
  }

  private var code: String {
    switch kind {
    case .notUTF8: "encoding"
    case .tooDeep: "too-deep"
    default: "syntax"
    }
  }

  private var message: String {
    switch kind {
    case .notUTF8(.utf16):
      "expected UTF-8, found what looks like UTF-16; save the file as UTF-8"
    case .notUTF8(.byte(let byte)):
      "expected UTF-8, found the byte 0x\(Self.hex(UInt32(byte), digits: 2));"
        + " save the file as UTF-8"
    case .misplaced(let token):
      "expected \(expectedWords), found \(token.words)\(hint(for: token))"
    case .trailingComma(let closing):
      "expected \(expectedWords) after ',', found \(closing.words);"
        + " the last one takes no comma after it"
    case .comment:
      "expected \(expectedWords), found a comment; JSON has none, a key such as 'x-note' can hold it"
    case .singleQuotes:
      "expected \(expectedWords), found a single quote; texts stand in double quotes"
    case .bareKey(let word):
      "expected \(expectedWords), found '\(word)'; keys stand in double quotes"
    case .bareWord(let word):
      "expected \(expectedWords), found '\(word)'; \(Self.hint(forWord: word))"
    case .unterminatedString(let atLineEnd):
      "expected '\"' at the end of this text, found the end of the \(atLineEnd ? "line" : "file")"
        + (atLineEnd ? "; a text stands on one line" : "")
    case .controlCharacter(let byte):
      "a text holds no control characters, found U+\(Self.hex(UInt32(byte), digits: 4))"
    case .curlyEnd(let quote):
      "expected '\"' at the end of this text, found '\(quote)'; texts stand in straight double quotes"
    case .foreign(let foreign):
      "expected JSON, found \(foreign.words)"
    case .foreignBehind(let foreign):
      "expected the end of the file, found \(foreign == .fence ? "a Markdown fence" : "other text");"
        + " a file holds the JSON and nothing else"
    case .closedTwice(let bracket):
      "expected the end of the file, found one '\(bracket)' too many"
    case .noBraces:
      "expected '{' at the start of the file and '}' at its end, around all keys"
    case .badEscape:
      "expected one of '\"', '\\', '/', 'b', 'f', 'n', 'r', 't' or 'u' after '\\';"
        + " a backslash itself is written '\\\\'"
    case .shortUnicodeEscape:
      "expected four hexadecimal digits after '\\u'"
    case .number(let flaw):
      flaw.words
    case .tooDeep(let limit):
      "arrays and objects nest at most \(limit) deep"
    }
  }

  private func notes(in source: SourceText) -> [Diagnostic.Note] {
    guard let related else { return [] }
    if case .closedTwice = kind {
      return [Diagnostic.Note(message: "what the file holds ends here", range: related)]
    }
    guard case .misplaced = kind else { return [] }
    let opening = source.bytes[related.offsets] == [.openBrace] ? "{" : "["
    return [Diagnostic.Note(message: "'\(opening)' is opened here", range: related)]
  }
}

// MARK: - Words for parts

extension JSONFault {
  private var expectedWords: String {
    switch expected {
    case .value, nil: "a value"
    case .valueOrClosingBracket: "a value or ']'"
    case .key: "a key"
    case .keyOrClosingBrace: "a key or '}'"
    case .colon: "':' after the key"
    case .commaOrClosingBrace: "',' or '}'"
    case .commaOrClosingBracket: "',' or ']'"
    case .endOfFile: "the end of the file"
    }
  }

  /// Whether what was found could well be the next member or element.
  var isCommaMissing: Bool {
    switch (expected, kind) {
    case (.commaOrClosingBrace, .misplaced(.string)), (.commaOrClosingBracket, .misplaced(.string)),
      (.commaOrClosingBracket, .misplaced(.number)),
      (.commaOrClosingBracket, .misplaced(.character("{"))),
      (.commaOrClosingBracket, .misplaced(.character("["))):
      true
    default: false
    }
  }

  private func hint(for token: Token) -> String {
    switch (expected, token) {
    case (.endOfFile, _): "; a file holds one value"
    case _ where isCommaMissing: "; is a comma missing?"
    case (_, .character("\u{201C}")), (_, .character("\u{201D}")), (_, .character("\u{201E}")):
      "; texts stand in straight double quotes"
    case (.value, .endOfFile) where range.start == 0: "; the file is empty"
    case (_, .character("=")) where expected == .colon: "; a key and its value are joined by ':'"
    default: ""
    }
  }

  private static func hint(forWord word: String) -> String {
    switch word.lowercased() {
    case "true", "false", "null": "it is written '\(word.lowercased())'"
    case "none", "nil", "undefined": "what has no value is left out, key and all"
    case "yes", "on": "yes is written 'true'"
    case "no", "off": "no is written 'false'"
    case "nan", "inf", "infinity": "JSON has finite numbers only"
    default: "texts stand in double quotes"
    }
  }

  static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension JSONFault.Token {
  fileprivate var words: String {
    switch self {
    case .endOfFile: "the end of the file"
    case .string: "a text"
    case .number: "a number"
    case .word(let word): "'\(word)'"
    case .character(let scalar):
      if SafeText.isVisible(scalar) {
        "'\(scalar)'"
      } else {
        "the character U+\(JSONFault.hex(scalar.value, digits: 4))"
      }
    }
  }
}

extension JSONFault.NumberFlaw {
  fileprivate var words: String {
    switch self {
    case .leadingZero: "expected a number without a leading zero"
    case .leadingPlus: "expected a number without '+'"
    case .leadingPoint: "expected a digit before '.'"
    case .noDigits: "expected a digit after '-'"
    case .noFraction: "expected a digit after '.'"
    case .noExponent: "expected a digit in the exponent"
    case .trailingLetters:
      "expected a number of digits only; a text such as a duration stands in double quotes"
    case .span:
      "expected one number, found two; a range is an object with 'min' and 'max'"
    }
  }
}

extension JSONFault.Foreign {
  fileprivate var words: String {
    switch self {
    case .fence: "a Markdown fence; a file holds the JSON and nothing else"
    case .prose: "other text; a file holds the JSON and nothing else"
    case .yaml:
      "what looks like YAML; JSON begins with '{', and its keys and texts stand in double quotes"
    case .markup: "what looks like HTML or XML; JSON begins with '{'"
    case .javaScript: "what looks like a program; a file holds the JSON and nothing else"
    }
  }
}
