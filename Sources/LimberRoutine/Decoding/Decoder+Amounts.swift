import LimberSyntax

extension Decoder {
  mutating func durations(_ node: JSONNode) -> Amount<Duration>? {
    resolved(node, as: .duration).flatMap { plainDurations($0) }
  }

  mutating func counts(_ node: JSONNode) -> Amount<Int>? {
    resolved(node, as: .count).flatMap { plainCounts($0) }
  }

  /// A duration or a range of two, and nothing that stands for one.
  mutating func plainDurations(_ node: JSONNode) -> Amount<Duration>? {
    amount(node) { $0.duration($1, expected: .durationOrRange) }
  }

  /// A count or a range of two, and nothing that stands for one.
  mutating func plainCounts(_ node: JSONNode) -> Amount<Int>? {
    amount(node) { $0.count($1, expected: .countOrRange) }
  }

  private mutating func amount<Value: Comparable>(
    _ node: JSONNode, _ single: (inout Decoder, JSONNode) -> Value?
  ) -> Amount<Value>? {
    guard case .object = node.value else { return single(&self, node).map { .fixed($0) } }
    guard let members = object(node, .range), let minNode = members[.min],
      let maxNode = members[.max]
    else { return nil }
    let low = single(&self, minNode)
    let high = single(&self, maxNode)
    guard let low, let high else { return nil }
    guard low < high else {
      let fault = Fault.badRange(min: minNode.range, max: maxNode.range, isEqual: low == high)
      faults.add(fault, at: node.range)
      return nil
    }
    return .range(min: low, max: high)
  }

  /// A duration.
  ///
  /// - Parameter orNone: whether nothing, `"0s"`, may stand there.
  mutating func duration(
    _ node: JSONNode, expected: Fault.Expectation = .duration, orNone: Bool = false
  ) -> Duration? {
    switch node.value {
    case .string(let string):
      do throws(DurationText.Flaw) {
        return try DurationText.parse(string.text)
      } catch {
        if orNone, error == .zero { return .zero }
        faults.add(.badDuration(error, .duration), at: node.range)
      }
    case .number:
      faults.add(.bareNumber(.duration), at: node.range)
    case .null, .bool, .array, .object:
      wrongType(node, expected: expected)
    }
    return nil
  }

  mutating func count(
    _ node: JSONNode, expected: Fault.Expectation = .wholeNumber
  ) -> Int? {
    guard case .number(let number) = node.value else {
      wrongType(node, expected: expected)
      return nil
    }
    guard let count = number.whole, (1...FormatLimits.count).contains(count) else {
      faults.add(.badCount, at: node.range)
      return nil
    }
    return count
  }

  /// A whole number within bounds of its own.
  ///
  /// - Parameter fault: what is wrong with any other number.
  mutating func whole(_ node: JSONNode, in bounds: ClosedRange<Int>, _ fault: Fault) -> Int? {
    guard case .number(let number) = node.value else {
      wrongType(node, expected: .wholeNumber)
      return nil
    }
    guard let value = number.whole, bounds.contains(value) else {
      faults.add(fault, at: node.range)
      return nil
    }
    return value
  }

  /// When a cue of the author's own is due: `"25%"`, `"10m"` or `"-1m"`.
  mutating func moment(_ node: JSONNode) -> Step.TimedCue.Instant? {
    switch node.value {
    case .string(let string):
      do throws(DurationText.Flaw) {
        return try Step.TimedCue.Instant(string.text)
      } catch {
        faults.add(.badDuration(error, .moment), at: node.range)
      }
    case .number:
      faults.add(.bareNumber(.moment), at: node.range)
    case .null, .bool, .array, .object:
      wrongType(node, expected: .string)
    }
    return nil
  }
}

extension Step.TimedCue.Instant {
  /// Reads a moment; a share is from 0 to 100 % with up to three decimals.
  init(_ text: String) throws(DurationText.Flaw) {
    if text.utf8.last == UInt8(ascii: "%") {
      var digits = text.utf8.dropLast()
      guard let share = Decimal(readingFrom: &digits), digits.isEmpty else { throw .malformed }
      guard share.thousandths <= 100_000 else { throw .tooLong }
      self = .share(share.thousandths)
    } else if text.utf8.first == UInt8(ascii: "-") {
      let length = try DurationText.milliseconds(text.utf8.dropFirst())
      self = .beforeEnd(.milliseconds(length))
    } else {
      self = .fromStart(try DurationText.parse(text))
    }
  }
}

extension Step.TimedCue.Instant {
  /// The moment as the format writes it: `25%`, `10m` or `-1m`.
  public var text: String {
    switch self {
    case .share(let share):
      let whole = share / 1_000
      guard share % 1_000 > 0 else { return "\(whole)%" }
      var digits = String(1_000 + share % 1_000).dropFirst()
      while digits.last == "0" { digits.removeLast() }
      return "\(whole).\(digits)%"
    case .fromStart(let after): return DurationText.text(of: after)
    case .beforeEnd(let before): return "-\(DurationText.text(of: before))"
    }
  }
}
