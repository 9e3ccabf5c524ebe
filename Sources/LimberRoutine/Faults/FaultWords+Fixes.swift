import LimberBasics
import LimberSyntax

// Changes that mend a fault where there is little doubt about what was meant.

extension FaultWords {
  mutating func fixes(of entry: FaultList.Entry, in source: SourceText) -> [Diagnostic.Fix] {
    let letters = source.text(in: entry.range)
    switch entry.fault {
    case .unknownKey(let key, let shape):
      let known = shape.allowed.lazy.map(\.rawValue)
      return Self.replace(key, by: Suggestion.closest(to: key, among: known), entry.range)
    case .badValue(let word, let allowed):
      let closest =
        allowed.count == 1 ? allowed.first : Suggestion.closest(to: word, among: allowed)
      return Self.replace(word, by: closest, entry.range)
    case .unknownRoutine(let id):
      return Self.replace(
        id, by: Suggestion.closest(to: id, among: knownIDs()), entry.range)
    case .bareNumber:
      return Self.addUnit(to: letters, entry.range)
    case .badDuration(.noUnit, _):
      return Self.addUnit(to: Self.unquoted(letters), entry.range)
    case .badDuration(.malformed, .duration):
      return Self.write(DurationText.meant(by: Self.unquoted(letters)), entry.range)
    case .wrongType(let expected, .string):
      return Self.unquote(letters, expected, entry.range)
    case .badRange(let min, let max, let isEqual):
      return Self.mendRange(source, min, max, isEqual: isEqual, entry.range)
    default:
      return []
    }
  }

  private static func replace(
    _ word: String, by other: String?, _ range: SourceRange
  ) -> [Diagnostic.Fix] {
    guard let other else { return [] }
    return [
      Diagnostic.Fix(
        message: "replace \(quoted(word)) by '\(other)'", range: range,
        replacement: "\"\(other)\"")
    ]
  }

  private static func write(_ text: String?, _ range: SourceRange) -> [Diagnostic.Fix] {
    guard let text else { return [] }
    return [
      Diagnostic.Fix(message: "write \"\(text)\"", range: range, replacement: "\"\(text)\"")
    ]
  }

  /// Seconds are the likeliest unit, minutes the next.
  private static func addUnit(to number: String, _ range: SourceRange) -> [Diagnostic.Fix] {
    ["s", "m"].flatMap { unit -> [Diagnostic.Fix] in
      let text = number + unit
      return (try? DurationText.parse(text)) == nil ? [] : write(text, range)
    }
  }

  /// The letters of a text without its quotes.
  private static func unquoted(_ letters: String) -> String {
    String(letters.dropFirst().dropLast())
  }

  /// A number in quotes where a number belongs.
  private static func unquote(
    _ letters: String, _ expected: Fault.Expectation, _ range: SourceRange
  ) -> [Diagnostic.Fix] {
    switch expected {
    case .number, .wholeNumber, .countOrRange: break
    default: return []
    }
    guard let count = Int(unquoted(letters)), (1...FormatLimits.count).contains(count)
    else { return [] }
    return [Diagnostic.Fix(message: "write \(count)", range: range, replacement: "\(count)")]
  }

  /// Ends that stand the wrong way round change places; equal ones are one value.
  private static func mendRange(
    _ source: SourceText, _ min: SourceRange, _ max: SourceRange, isEqual: Bool,
    _ range: SourceRange
  ) -> [Diagnostic.Fix] {
    let low = source.text(in: min)
    let high = source.text(in: max)
    if isEqual {
      return [Diagnostic.Fix(message: "write \(low)", range: range, replacement: low)]
    }
    let swapped = "{ \"min\": \(high), \"max\": \(low) }"
    return [Diagnostic.Fix(message: "write \(swapped)", range: range, replacement: swapped)]
  }
}

extension SourceText {
  /// The letters of a value as they stand in the file.
  fileprivate func text(in range: SourceRange) -> String {
    String(decoding: bytes[range.offsets], as: UTF8.self)
  }
}
