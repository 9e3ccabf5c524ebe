internal import LimberBasics

/// What stands behind an option or in an argument's place, and how its text becomes a value, once.
package struct ValueType<Value: Sendable>: Sendable {
  /// What help, completion and messages tell of it.
  package var description: ValueDescription
  /// The value of a text; nil where the text does not fit.
  package var parse: @Sendable (String) -> Value?

  /// - Parameters:
  ///   - name: what help shows, in capitals: `FILE`.
  ///   - expectation: what fits, as a noun with its article: `a whole number from 1 to 9`.
  ///   - completion: what a shell may offer.
  package init(
    _ name: String, expectation: String, completion: ValueCompletion = .nothing,
    parse: @escaping @Sendable (String) -> Value?
  ) {
    description = ValueDescription(name: name, expectation: expectation, completion: completion)
    self.parse = parse
  }
}

/// What help, completion and messages know of a value.
package struct ValueDescription: Sendable, Hashable {
  /// The name that help shows, in capitals: `FILE`.
  package var name: String
  /// What fits, as a noun with its article.
  package var expectation: String
  /// What a shell may offer in its place.
  package var completion: ValueCompletion

  /// The words that fit, where only these do.
  package var words: [String]? {
    if case .words(let words) = completion, isClosed { words } else { nil }
  }

  /// Whether nothing but the words that completion offers fits.
  package var isClosed = false
}

/// What a shell may offer where a value stands.
package enum ValueCompletion: Sendable, Hashable {
  case nothing
  case words([String])
  /// A file whose name ends so; any file where nil.
  case files(suffix: String?)
  case folders
  case commands
  /// What only the program can look up, by a name that it knows.
  case lookup(String)
}

// MARK: - Values of every program

extension ValueType where Value == String {
  /// Any text but none at all.
  package static func text(
    _ name: String, completion: ValueCompletion = .nothing, expectation: String = "a text"
  ) -> ValueType {
    ValueType(name, expectation: expectation, completion: completion) { $0.isEmpty ? nil : $0 }
  }

  /// Any text, also none.
  package static func word(_ name: String) -> ValueType {
    ValueType(name, expectation: "a text") { $0 }
  }

  /// The path of a file whose name usually ends so; any file where nil.
  package static func file(_ name: String, suffix: String? = nil) -> ValueType {
    text(name, completion: .files(suffix: suffix), expectation: "the path of a file")
  }

  /// The path of a file, or of a folder of such files.
  package static func fileOrFolder(_ name: String, suffix: String? = nil) -> ValueType {
    text(
      name, completion: .files(suffix: suffix), expectation: "the path of a file or a folder")
  }

  package static func folder(_ name: String) -> ValueType {
    text(name, completion: .folders, expectation: "the path of a folder")
  }

  package static func command(_ name: String) -> ValueType {
    text(name, completion: .commands, expectation: "a command")
  }
}

extension ValueType where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the words of an enum.
  package static func choice(_ name: String) -> ValueType {
    let words = Value.allCases.map(\.rawValue)
    var type = ValueType(name, expectation: Wordings.list(words), completion: .words(words)) {
      Value(rawValue: $0)
    }
    type.description.isClosed = true
    return type
  }
}

extension ValueType where Value == Int {
  /// A whole number within bounds.
  package static func count(_ name: String, in range: ClosedRange<Int>) -> ValueType {
    let expectation =
      range.upperBound == .max
      ? "a whole number from \(range.lowerBound)"
      : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return ValueType(name, expectation: expectation) { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension ValueType where Value == Double {
  /// A number within bounds.
  package static func number(_ name: String, in range: ClosedRange<Double>) -> ValueType {
    func plain(_ number: Double) -> String { Int(exactly: number).map { "\($0)" } ?? "\(number)" }
    return ValueType(
      name, expectation: "a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
    ) { text in
      Double(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

/// Lists of words for messages.
enum Wordings {
  /// `left, right or both`.
  static func list(_ words: [String]) -> String {
    guard var text = words.first else { return "nothing" }
    for index in words.indices.dropFirst() {
      text += (index == words.count - 1 ? " or " : ", ") + words[index]
    }
    return text
  }
}
