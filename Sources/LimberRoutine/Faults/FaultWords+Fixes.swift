import LimberBasics
import LimberSyntax

// Changes that mend a fault where there is little doubt about what was meant. Whether a change does mend
// it, and brings no other fault, is tried before it is offered.

extension FaultWords {
  mutating func fixes(of entry: FaultList.Entry, in source: SourceText) -> [Diagnostic.Fix] {
    let letters = source.text(in: entry.range)
    let range = entry.range
    switch entry.fault {
    case .unknownKey(let key, let meaning, let value):
      return Self.rename(key, meaning, letters, value, source, range)
    case .duplicateKey(let key, _, let end?):
      return [
        .init(
          message: "remove the second '\(key)'",
          edits: [source.removal(from: Int(range.start), to: Int(end))])
      ]
    case .missingKey(.type, .step(let type?)):
      return [Self.insert("\"type\": \"\(type.rawValue)\"", letters, range)]
    case .missingKey(.format, _):
      return [Self.insert("\"format\": \(FormatLimits.version)", letters, range)]
    case .missingSets(let rest):
      return Self.restBehind(rest, source, range)
    case .badValue(let word, let allowed):
      return Self.replace(word, by: WordMeaning.meant(by: word, among: allowed), range)
    case .unknownType(let word, let meant):
      return Self.replace(word, by: meant?.rawValue, range)
    case .otherType(let type, let meant):
      return Self.replace(type.rawValue, by: meant.rawValue, range)
    case .secondDefault:
      return Self.removeMember(source, range, isCertain: false)
    case .empty(.array), .empty(.limits), .wrongType(_, .null), .empty(.text):
      return Self.removeMember(source, range)
    case .unknownTemplate(let name, let known), .unknownParameter(let name, let known):
      return Self.replace(name, by: Suggestion.closest(to: name, among: known), range)
    case .unknownRoutine(let id):
      return Self.replace(id, by: Self.routine(meantBy: id, among: knownIDs()), range)
    case .unknownFigure(let name):
      return Self.replace(
        name, by: Suggestion.closest(to: name, among: FigureLibrary.names), range)
    case .otherSets(let count):
      return [.init(message: "write \(count)", range: range, replacement: "\(count)")]
    case .shortList(let place):
      let value = source.text(in: place)
      return [.init(message: "write \(value)", range: range, replacement: value)]
    case .bareNumber(let quantity):
      return Self.addUnit(to: letters, of: quantity, range)
    case .badDuration(.noUnit, let quantity):
      return Self.addUnit(to: Self.unquoted(letters), of: quantity, range)
    case .badDuration(.malformed, .duration):
      return Self.write(AmountMeaning.duration(Self.unquoted(letters))?.json(quoted: true), range)
    case .badDuration(.malformed, .moment):
      return Self.write(Self.moment(meantBy: Self.unquoted(letters)), range)
    case .wrongType(let expected, _):
      return ValueMeaning.fixes(of: letters, expected, range)
    case .badRange(let min, let max, let isEqual):
      return Self.mendRange(source, min, max, isEqual: isEqual, range)
    case .badText(.control), .tooLong(.severalLines):
      return Self.write(Self.onOneLine(letters), range)
    default:
      return []
    }
  }

  static func write(
    _ json: String?, _ range: SourceRange, isCertain: Bool = true
  ) -> [Diagnostic.Fix] {
    guard let json else { return [] }
    return [
      Diagnostic.Fix(
        message: "write \(json)", range: range, replacement: json, isCertain: isCertain)
    ]
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

  /// The letters of a text without its quotes.
  static func unquoted(_ letters: String) -> String {
    String(letters.dropFirst().dropLast())
  }
}

// MARK: - Keys

extension FaultWords {
  private static func rename(
    _ key: String, _ meaning: KeyMeaning, _ letters: String, _ value: SourceRange,
    _ source: SourceText, _ range: SourceRange
  ) -> [Diagnostic.Fix] {
    switch meaning {
    case .key(let meant):
      return replace(key, by: meant.rawValue, range)
    case .keyWithUnit(let meant, let unit):
      let number = source.text(in: value)
      let edits: [Diagnostic.Fix.Edit] = [
        .init(range, "\"\(meant.rawValue)\""), .init(value, "\"\(number)\(unit)\""),
      ]
      return Int(number) == nil
        ? replace(key, by: meant.rawValue, range)
        : [.init(message: "write \"\(meant.rawValue)\": \"\(number)\(unit)\"", edits: edits)]
    case .otherSteps, .elsewhere:
      return []
    case .nothing:
      // It may be the author's own; only the author knows.
      let own = "\"\(Key.ownPrefix)" + letters.dropFirst()
      return [
        .init(
          message: "keep it as a key of your own, \(own.count > 60 ? "with 'x-' before it" : own)",
          range: range, replacement: own,
          isCertain: false)
      ]
    }
  }

  private static func insert(
    _ member: String, _ letters: String, _ range: SourceRange
  ) -> Diagnostic.Fix {
    let inside = SourceRange(Int(range.start) + 1, Int(range.start) + 1)
    let isEmpty = !letters.holds(":")
    return .init(
      message: "add \(member)", range: inside, replacement: " \(member)" + (isEmpty ? " " : ","))
  }

  private static func removeMember(
    _ source: SourceText, _ value: SourceRange, isCertain: Bool = true
  ) -> [Diagnostic.Fix] {
    guard let start = source.startOfKey(ofValueAt: Int(value.start)) else { return [] }
    return [
      .init(
        message: "remove the key", edits: [source.removal(from: start, to: Int(value.end))],
        isCertain: isCertain)
    ]
  }

  /// A rest that no sets need was perhaps meant to follow the step.
  private static func restBehind(
    _ rest: SourceRange, _ source: SourceText, _ step: SourceRange
  ) -> [Diagnostic.Fix] {
    guard let start = source.startOfKey(ofValueAt: Int(rest.start)) else { return [] }
    let member = "{ \"type\": \"rest\", \"duration\": \(source.text(in: rest)) }"
    let behind = SourceRange(Int(step.end), Int(step.end))
    return [
      .init(
        message: "rest after the step: \(member)",
        edits: [source.removal(from: start, to: Int(rest.end)), .init(behind, ", \(member)")],
        isCertain: false)
    ]
  }

  /// The id in `warm-up.json`, `routines/warm-up` or `Warm up`, or the closest one.
  static func routine(meantBy id: String, among known: [String]) -> String? {
    var name = id.split(separator: "/").last.map(String.init) ?? id
    if name.hasSuffix(".json") { name.removeLast(5) }
    if let near = RoutineID.nearest(to: name), known.contains(near) { return near }
    return Suggestion.closest(to: name, among: known)
  }
}

// MARK: - Values

extension FaultWords {
  /// Seconds are the likeliest unit, minutes the next; a moment may be a share.
  private static func addUnit(
    to number: String, of quantity: Fault.Quantity, _ range: SourceRange
  ) -> [Diagnostic.Fix] {
    (quantity == .moment ? ["%", "s", "m"] : ["s", "m"]).flatMap { unit -> [Diagnostic.Fix] in
      let text = quantity == .duration ? DurationText.meant(by: number + unit) ?? "" : number + unit
      let isRight =
        quantity == .moment
        ? (try? Step.TimedCue.Instant(text)) != nil : (try? DurationText.parse(text)) != nil
      return isRight ? write("\"\(text)\"", range) : []
    }
  }

  private static func moment(meantBy text: String) -> String? {
    switch KeyMeaning.plain(text) {
    case "half", "halfway", "middle", "midway": return "\"50%\""
    case "start", "beginning": return "\"0%\""
    default: break
    }
    let bare = text.filter { !$0.isWhitespace }
    if bare != text, (try? Step.TimedCue.Instant(bare)) != nil { return "\"\(bare)\"" }
    guard
      case .one(let duration)? = AmountMeaning.duration(
        bare.first == "-" ? String(bare.dropFirst()) : bare)
    else { return nil }
    return "\"\(bare.first == "-" ? "-" : "")\(duration)\""
  }

  /// Ends that stand the wrong way round change places; equal ones are one value.
  private static func mendRange(
    _ source: SourceText, _ min: SourceRange, _ max: SourceRange, isEqual: Bool,
    _ range: SourceRange
  ) -> [Diagnostic.Fix] {
    let low = source.text(in: min)
    let high = source.text(in: max)
    return write(isEqual ? low : "{ \"min\": \(high), \"max\": \(low) }", range)
  }

  /// A text with a blank in place of its line breaks, and without other control characters.
  private static func onOneLine(_ letters: String) -> String? {
    guard
      case .string(let string)? = (try? JSONParser.parse(SourceText(name: "", text: letters)))?
        .value
    else { return nil }
    let words = string.text.split {
      $0.unicodeScalars.contains {
        $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || [0x2028, 0x2029].contains($0.value)
      }
    }
    .map { $0.drop { $0 == " " } }
    var json = JSONWriter()
    json.value(words.joined(separator: " ").exchanging("  ", for: " "))
    return words.isEmpty ? nil : json.text
  }
}
