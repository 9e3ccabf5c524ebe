import LimberSyntax

/// What was meant by a value of another type than its key asks for.
enum ValueMeaning {
  /// The values that may have been meant, the likeliest first.
  static func fixes(
    of letters: String, _ expected: Fault.Expectation, _ range: SourceRange
  ) -> [Diagnostic.Fix] {
    guard letters.utf8.count <= 2_000,
      let value = (try? JSONParser.parse(SourceText(name: "", text: letters)))?.value
    else { return [] }
    switch expected {
    case .number, .wholeNumber:
      return FaultWords.write(count(value), range)
    case .countOrRange:
      return FaultWords.write(count(value) ?? sets(value), range)
    case .duration, .durationOrRange:
      return FaultWords.write(duration(value, letters), range)
    case .boolean:
      return FaultWords.write(boolean(value), range)
    case .string:
      return text(value, letters, range)
    case .texts, .tags:
      return FaultWords.write(texts(value, splits: expected.isTags), range)
    case .sides:
      return sides(value, range)
    case .shape(.limits):
      guard case .number(let number) = value, let count = number.whole else { return [] }
      return ["perDay", "perWeek"].flatMap { FaultWords.write("{ \"\($0)\": \(count) }", range) }
    case .list(of: .phase):
      return one(value, letters, range)
        + FaultWords.write(tempo(value), range, isCertain: false)
    case .list:
      return one(value, letters, range)
    case .array, .object, .shape, .figure:
      return []
    }
  }

  /// One object where a list of them belongs.
  private static func one(
    _ value: JSONValue, _ letters: String, _ range: SourceRange
  ) -> [Diagnostic.Fix] {
    guard case .object = value else { return [] }
    return FaultWords.write("[ \(letters) ]", range)
  }

  // MARK: - Amounts

  private static func count(_ value: JSONValue) -> String? {
    switch value {
    case .string(let string): AmountMeaning.count(string.text)?.json(quoted: false)
    case .array(let elements):
      range(elements) { element in
        guard case .number(let number) = element, let count = number.whole else { return nil }
        return "\(count)"
      }
    case .null, .bool, .number, .object: nil
    }
  }

  /// `3x10` in the place of repetitions: those of one set, and the key that says how many sets there are.
  private static func sets(_ value: JSONValue) -> String? {
    guard case .string(let string) = value else { return nil }
    let parts = string.text.split { "xX×*".contains($0) }.map { part in
      AmountMeaning.count(String(part.filter { !$0.isWhitespace }))
    }
    guard parts.count == 2, case .one(let sets)? = parts[0], let reps = parts[1] else { return nil }
    return "\(reps.json(quoted: false)), \"sets\": \(sets)"
  }

  private static func duration(_ value: JSONValue, _ letters: String) -> String? {
    guard case .array(let elements) = value else { return nil }
    return range(elements) { element in
      guard case .string(let string) = element,
        case .one(let text)? = AmountMeaning.duration(string.text)
      else { return nil }
      return "\"\(text)\""
    }
  }

  /// One element alone, or the two ends of a range; whether they rise is seen when it is tried.
  private static func range(_ elements: [JSONNode], _ json: (JSONValue) -> String?) -> String? {
    let ends = elements.compactMap { json($0.value) }
    guard ends.count == elements.count else { return nil }
    switch ends.count {
    case 1: return ends[0]
    case 2: return "{ \"min\": \(ends[0]), \"max\": \(ends[1]) }"
    default: return nil
    }
  }

  // MARK: - Words and texts

  private static func boolean(_ value: JSONValue) -> String? {
    switch value {
    case .string(let string):
      switch string.text.lowercased() {
      case "true", "yes", "on", "1": "true"
      case "false", "no", "off", "0": "false"
      default: nil
      }
    case .number(let number): number.whole == 1 ? "true" : number.whole == 0 ? "false" : nil
    case .null, .bool, .array, .object: nil
    }
  }

  private static func text(
    _ value: JSONValue, _ letters: String, _ range: SourceRange
  ) -> [Diagnostic.Fix] {
    switch value {
    case .number: return FaultWords.write("\"\(letters)\"", range)
    case .array(let elements):
      let texts = elements.compactMap { element -> String? in
        guard case .string(let string) = element.value else { return nil }
        return string.text
      }
      guard texts.count == elements.count, !texts.isEmpty else { return [] }
      return FaultWords.write(
        json(texts.joined(separator: " ")), range, isCertain: texts.count == 1)
    case .null, .bool, .string, .object: return []
    }
  }

  private static func texts(_ value: JSONValue, splits: Bool) -> String? {
    guard case .string(let string) = value else { return nil }
    let parts =
      splits ? string.text.split { $0 == "," || $0 == ";" }.map(String.init) : [string.text]
    let trimmed = parts.map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return "[" + trimmed.filter { !$0.isEmpty }.map { json($0) }.joined(separator: ", ") + "]"
  }

  private static func sides(_ value: JSONValue, _ range: SourceRange) -> [Diagnostic.Fix] {
    switch value {
    case .bool(true): FaultWords.write("\"each\"", range)
    case .number(let number) where number.whole == 2: FaultWords.write("\"each\"", range)
    case .array(let elements) where elements.count == 2: FaultWords.write("\"each\"", range)
    case .null, .bool, .number, .string, .array, .object: []
    }
  }

  /// A tempo as trainers write it, `3-1-2`: down, held and up, in seconds.
  private static func tempo(_ value: JSONValue) -> String? {
    guard case .string(let string) = value else { return nil }
    let parts = string.text.split { !$0.isNumber }.map { Int($0) }
    let cues = parts.count == 2 ? ["Lower", "Rise"] : ["Lower", "Hold", "Rise", "Hold"]
    guard (2...4).contains(parts.count) else { return nil }
    let phases = zip(cues, parts).compactMap { cue, seconds in
      seconds.flatMap { $0 > 0 ? "{ \"cue\": \"\(cue)\", \"duration\": \"\($0)s\" }" : nil }
    }
    return phases.isEmpty ? nil : "[\(phases.joined(separator: ", "))]"
  }

  private static func json(_ text: String) -> String {
    var json = JSONWriter()
    json.value(text)
    return json.text
  }
}

extension Fault.Expectation {
  fileprivate var isTags: Bool {
    if case .tags = self { true } else { false }
  }
}
