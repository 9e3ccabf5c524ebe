import LimberSyntax

// Amounts of exercises, which may differ by set, by round and by side.

extension Decoder {
  /// How the values of an amount are read.
  private struct Reading<Value: Comparable & Hashable & Sendable> {
    /// What a parameter in the place of it is used for.
    let kind: AmountKind
    /// Reads an amount that is the same each time.
    let whole: (inout Decoder, JSONNode) -> Amount<Value>?
    /// Reads such an amount, or a list, as a parameter may stand for.
    let given: (inout Decoder, JSONNode) -> Given<Value>?
    /// Reads one value of a list.
    let single: (inout Decoder, JSONNode) -> Value?
    /// The least of an amount that is open at both ends.
    let none: Value
  }

  /// What a parameter stands for where a list may stand.
  enum Given<Value: Comparable & Hashable & Sendable> {
    case amount(Amount<Value>)
    case list([Value])
  }

  mutating func stepDurations(_ node: JSONNode) -> StepAmount<Duration>? {
    amount(
      node,
      Reading(
        kind: .durations, whole: { $0.durations($1) }, given: { $0.givenDurations($1) },
        single: { $0.duration($1) }, none: .zero))
  }

  mutating func stepCounts(_ node: JSONNode) -> StepAmount<Int>? {
    amount(
      node,
      Reading(
        kind: .counts, whole: { $0.counts($1) }, given: { $0.givenCounts($1) },
        single: { $0.count($1) }, none: 0))
  }

  /// A duration, a range of two or a list of durations: the value of a parameter.
  mutating func givenDurations(_ node: JSONNode) -> Given<Duration>? {
    guard node.isList else { return plainDurations(node).map { .amount($0) } }
    return list(node, most: FormatLimits.givenValues) { $0.duration($1) }.map { .list($0) }
  }

  /// A count, a range of two or a list of counts: the value of a parameter.
  mutating func givenCounts(_ node: JSONNode) -> Given<Int>? {
    guard node.isList else { return plainCounts(node).map { .amount($0) } }
    return list(node, most: FormatLimits.givenValues) { $0.count($1) }.map { .list($0) }
  }

  private mutating func amount<Value>(
    _ node: JSONNode, _ reading: Reading<Value>
  ) -> StepAmount<Value>? {
    switch node.value {
    case .object(let members)
    where members.allSatisfy({ $0.key == Key.min.rawValue || Key.isOwn($0.key) }):
      guard let least = object(node, .openRange)?[.min] else {
        return .same(.open(min: reading.none))
      }
      return reading.single(&self, least).map { .same(.open(min: $0)) }
    case .object where node.isParameter:
      return resolved(node, as: reading.kind).flatMap { reading.given(&self, $0) }
        .map { given in
          switch given {
          case .amount(let amount): .same(amount)
          case .list(let values): .bySet(values)
          }
        }
    case .array:
      return list(node, reading.single).map { .bySet($0) }
    case .object(let members) where members[.byRound] != nil:
      return object(node, .byRound)?[.byRound].flatMap { byRound($0, reading) }
    case .object where node.isBySide:
      guard let members = object(node, .bySide) else { return nil }
      let left = members[.left].flatMap { reading.whole(&self, $0) }
      let right = members[.right].flatMap { reading.whole(&self, $0) }
      guard let left, let right else { return nil }
      return .bySide(left: left, right: right)
    case .object, .string, .number, .bool, .null:
      return reading.whole(&self, node).map { .same($0) }
    }
  }

  /// A list for the rounds around it, or a parameter that stands for one; where that stands for a single
  /// amount, every round has that.
  private mutating func byRound<Value>(
    _ node: JSONNode, _ reading: Reading<Value>
  ) -> StepAmount<Value>? {
    guard node.isParameter else {
      guard node.isList else {
        wrongType(node, expected: .array)
        return nil
      }
      checkRounds(node)
      return list(node, reading.single).map { .byRound($0) }
    }
    guard let value = resolved(node, as: reading.kind) else { return nil }
    if value.isList { checkRounds(value) } else { checkRounds(around: node) }
    return reading.given(&self, value).map { given in
      switch given {
      case .amount(let amount): .same(amount)
      case .list(let values): .byRound(values)
      }
    }
  }

  /// Two values or more, one after the other.
  private mutating func list<Value>(
    _ node: JSONNode, most: Int = FormatLimits.count,
    _ single: (inout Decoder, JSONNode) -> Value?
  ) -> [Value]? {
    guard let elements = array(node), !elements.isEmpty else { return nil }
    if elements.count == 1 { faults.add(.shortList(elements[0].range), at: node.range) }
    if elements.count > most {
      faults.add(.longList(elements.count, most: most), at: node.range)
      return nil
    }
    let values = elements.compactMap { single(&self, $0) }
    return values.count == elements.count && values.count > 1 ? values : nil
  }

  /// There are rounds around what differs by round.
  private mutating func checkRounds(around node: JSONNode) {
    if rounds.isEmpty { faults.add(.byRoundOutside, at: node.range) }
  }

  /// There is a value for each of the innermost rounds, and no more.
  private mutating func checkRounds(_ list: JSONNode) {
    guard case .array(let elements) = list.value, !elements.isEmpty else { return }
    checkRounds(around: list)
    guard let around = rounds.last, !around.isUnknown, around.count != elements.count else {
      return
    }
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
