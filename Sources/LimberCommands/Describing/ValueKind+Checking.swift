import LimberBasics
import LimberSyntax

/// What an option's value means, read once.
enum ParsedValue: Sendable, Hashable {
  /// The text itself is all there is to it.
  case text
  case count(Int)
  case number(Double)
  case duration(Duration)
  /// A share of a range, from 0 to 1.
  case share(Double)
}

extension ValueKind {
  /// What a value means; refuses one that can be told to be wrong without looking at anything else.
  func read(_ value: String, for place: String) throws(UsageError) -> ParsedValue {
    if let meaning = meaning(of: value) { return meaning }
    var suggestion: String?
    if case .choice(let words) = self { suggestion = Suggestion.closest(to: value, among: words) }
    throw .badValue(value, for: place, expected: self, suggestion: suggestion)
  }

  private func meaning(of value: String) -> ParsedValue? {
    switch self {
    case .choice(let words): words.contains(value) ? .text : nil
    case .count(let range):
      Int(value).flatMap { range.contains($0) ? .count($0) : nil }
    case .number(let range):
      Double(value).flatMap { range.contains($0) ? .number($0) : nil }
    case .duration(let zero): ValueText.duration(value, zero: zero).map { .duration($0) }
    case .dose: ValueText.dose(value).map { .share($0) }
    case .word: .text
    case .text, .file, .folder, .fileOrFolder, .routine, .routineOrFile, .programme, .sink,
      .sinkSpecification, .command:
      value.isEmpty ? nil : .text
    }
  }
}
