import LimberSyntax

// Amounts of exercises, which may differ by set, by round and by side.

extension Decoder {
  mutating func stepDurations(_ node: JSONNode) -> StepAmount<Duration>? {
    amount(node, { $0.durations($1) }, { $0.duration($1) }, none: .zero)
  }

  mutating func stepCounts(_ node: JSONNode) -> StepAmount<Int>? {
    amount(node, { $0.counts($1) }, { $0.count($1) }, none: 0)
  }

  /// - Parameters:
  ///   - whole: reads an amount that is the same each time.
  ///   - single: reads one value of a list.
  ///   - none: the least of an amount that is open at both ends.
  private mutating func amount<Value>(
    _ node: JSONNode, _ whole: (inout Decoder, JSONNode) -> Amount<Value>?,
    _ single: (inout Decoder, JSONNode) -> Value?, none: Value
  ) -> StepAmount<Value>? {
    switch node.value {
    case .object(let members)
    where members.allSatisfy({ $0.key == Key.min.rawValue || Key.isOwn($0.key) }):
      guard let least = object(node, .openRange)?[.min] else { return .same(.open(min: none)) }
      return single(&self, least).map { .same(.open(min: $0)) }
    case .array:
      return list(node, single).map { .bySet($0) }
    case .object(let members) where members[.byRound] != nil:
      guard let list = object(node, .byRound)?[.byRound] else { return nil }
      guard case .array = list.value else {
        wrongType(list, expected: .array)
        return nil
      }
      checkRounds(list)
      return self.list(list, single).map { .byRound($0) }
    case .object where node.isBySide:
      guard let members = object(node, .bySide) else { return nil }
      let left = members[.left].flatMap { whole(&self, $0) }
      let right = members[.right].flatMap { whole(&self, $0) }
      guard let left, let right else { return nil }
      return .bySide(left: left, right: right)
    case .object, .string, .number, .bool, .null:
      return whole(&self, node).map { .same($0) }
    }
  }

  /// Two values or more, one after the other.
  private mutating func list<Value>(
    _ node: JSONNode, _ single: (inout Decoder, JSONNode) -> Value?
  ) -> [Value]? {
    guard let elements = array(node), !elements.isEmpty else { return nil }
    if elements.count == 1 { faults.add(.shortList(elements[0].range), at: node.range) }
    if elements.count > FormatLimits.count {
      faults.add(.longList(elements.count), at: node.range)
      return nil
    }
    let values = elements.compactMap { single(&self, $0) }
    return values.count == elements.count && values.count > 1 ? values : nil
  }

  /// There is a value for each of the innermost rounds, and no more.
  private mutating func checkRounds(_ list: JSONNode) {
    guard case .array(let elements) = list.value, !elements.isEmpty else { return }
    guard let around = rounds.last else {
      faults.add(.byRoundOutside, at: list.range)
      return
    }
    guard !around.isUnknown, around.count != elements.count else { return }
    faults.add(.otherRounds(around.count, values: elements.count), at: list.range)
  }
}

extension Decoder.Around {
  /// - Parameter extent: nil where there is a fault in it.
  init(_ extent: Step.Rounds.Extent?, hasSides: Bool) {
    self.hasSides = hasSides
    isUnknown = extent == nil
    if case .times(.fixed(let count))? = extent { self.count = count } else { count = nil }
  }
}

extension StepAmount {
  /// How many sets it asks for, where it says so.
  var setsAsked: Int? {
    if case .bySet(let values) = self { values.count } else { nil }
  }
}

extension JSONNode {
  /// Whether it is meant as values for one set after the other.
  var isList: Bool {
    if case .array = value { true } else { false }
  }

  /// Whether it is meant as an amount for each side.
  var isBySide: Bool {
    guard case .object(let members) = value else { return false }
    return members[.left] != nil || members[.right] != nil
  }
}
