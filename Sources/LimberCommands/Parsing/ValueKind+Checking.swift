import LimberSyntax

extension ValueKind {
  /// Refuses a value that can be told to be wrong without looking at anything but the value.
  func check(_ value: String, for place: String) throws(UsageError) {
    let fits =
      switch self {
      case .choice(let words): words.contains(value)
      case .count(let range): Int(value).map(range.contains) ?? false
      case .number(let range): Double(value).map(range.contains) ?? false
      case .duration(let zero): ValueText.duration(value, zero: zero) != nil
      case .dose: ValueText.dose(value) != nil
      case .word: true
      case .text, .file, .folder, .fileOrFolder, .routine, .routineOrFile, .sink,
        .sinkSpecification, .command:
        !value.isEmpty
      }
    guard fits else {
      var suggestion: String?
      if case .choice(let words) = self { suggestion = Suggestion.closest(to: value, among: words) }
      throw .badValue(value, for: place, expected: self, suggestion: suggestion)
    }
  }
}
