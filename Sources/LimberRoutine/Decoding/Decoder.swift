internal import LimberFigures
import LimberSyntax

/// Turns the document of one file into a routine, and notes every fault on the way.
///
/// A value with a fault is left out and decoding goes on, so that one fault hides no other. What
/// comes out of a faulty file is therefore incomplete and never leaves the reader.
struct Decoder {
  /// A step that plays another routine.
  struct Include: Sendable {
    let id: String
    /// The step's depth in its own file, from 1.
    let depth: Int
    /// Where the id stands.
    let range: SourceRange
    /// What it is played with.
    var with: ParameterArguments?
  }

  var faults = FaultList()
  var includes: [Include] = []
  /// The figure of the step whose parts are being decoded.
  var stepFigure: FigureReference?
  /// The depth of the deepest step.
  var height = 1
  /// The rounds around the step that is decoded, the innermost last.
  var rounds: [Around] = []

  /// What a step must know of the rounds around it.
  struct Around: Sendable {
    /// How many there are; nil where that is a dose, a time or a fault.
    let count: Int?
    /// Whether their number could not be made out.
    let isUnknown: Bool
    /// Whether they are played at sides.
    let hasSides: Bool
  }

  var parameters: ParameterTable
  var templates = TemplateTable()

  /// - Parameter values: What some of the parameters stand for, in the place of their defaults.
  init(values: [String: JSONNode] = [:]) {
    parameters = ParameterTable(given: values)
  }
}

// MARK: - Objects

extension Decoder {
  /// The members of an object, after its keys were compared with what its shape allows and needs.
  ///
  /// - Parameter isWhole: Whether it stands for itself, so that what it needs is there.
  mutating func object(
    _ node: JSONNode, _ shape: Shape, expected: Fault.Expectation? = nil, isWhole: Bool = true
  ) -> [JSONMember]? {
    guard case .object(let members) = node.value else {
      wrongType(node, expected: expected ?? .shape(shape))
      return nil
    }
    let known = checkKeys(of: members, shape)
    for key in shape.required where isWhole && known[key] == nil {
      faults.add(.missingKey(key, in: shape), at: node.range)
    }
    return known
  }

  /// The members of an object whose keys are names of the author's own, written as ids; its own keys
  /// (`x-`) and names that are none are left out.
  mutating func named(
    _ node: JSONNode, _ shape: Shape, mayBeEmpty: Bool = false
  ) -> [JSONMember]? {
    guard case .object(let members) = node.value else {
      wrongType(node, expected: .shape(shape))
      return nil
    }
    if members.isEmpty, !mayBeEmpty { faults.add(.empty(.names), at: node.range) }
    let repeats = checkRepeats(in: members)
    var named: [JSONMember] = []
    for (index, member) in members.enumerated() where repeats.first(of: index) == nil {
      if Key.isOwn(member.key) {
        checkOwn(member.value)
      } else if RoutineID.isValid(member.key) {
        named.append(member)
      } else {
        faults.add(.badName(member.key), at: member.keyRange)
      }
    }
    return named
  }

  /// Checks the keys of an object and gives back its members, of many only those that it may have.
  ///
  /// What stands behind a misspelt key is read as if the key were right: its own faults are found in the
  /// same run, and nothing is missed that is there under another name.
  private mutating func checkKeys(of members: [JSONMember], _ shape: Shape) -> [JSONMember] {
    let repeats = checkRepeats(in: members)
    let allowed = shape.allowed
    let isLong = members.count > DuplicateKeys.fewMembers
    var known: [JSONMember] = []
    var unknown: [JSONMember] = []
    for index in members.indices where repeats.first(of: index) == nil {
      let key = members[index].key
      if Key.isOwn(key) {
        checkOwn(members[index].value)
      } else if !allowed.contains(where: { $0.isSpelt(key) }) {
        unknown.append(members[index])
      } else if isLong {
        known.append(members[index])
      }
    }
    if !isLong { known = members }
    return unknown.isEmpty ? known : known + meant(by: unknown, in: shape, beside: members)
  }

  /// The members with the keys that were meant, where that can be told.
  private mutating func meant(
    by unknown: [JSONMember], in shape: Shape, beside members: [JSONMember]
  ) -> [JSONMember] {
    var taken = Set(members.lazy.compactMap { Key(rawValue: $0.key) })
    var renamed: [JSONMember] = []
    for (index, member) in unknown.enumerated() {
      // More than are shown need no meaning.
      let meaning =
        index < FormatLimits.diagnostics
        ? KeyMeaning(of: member.key, in: shape, beside: taken.contains) : .nothing
      faults.add(
        .unknownKey(member.key, meaning, value: member.value.range), at: member.keyRange)
      guard let key = meaning.key else { continue }
      taken.insert(key)
      renamed.append(
        JSONMember(
          key: key.rawValue, keyRange: member.keyRange, value: meaning.value(of: member.value)))
    }
    return renamed
  }

  mutating func checkRepeatedKeys(of members: [JSONMember]) { _ = checkRepeats(in: members) }

  private mutating func checkRepeats(in members: [JSONMember]) -> DuplicateKeys {
    let repeats = DuplicateKeys(of: members)
    guard !repeats.isEmpty else { return repeats }
    for (index, member) in members.enumerated() {
      guard let first = repeats.first(of: index) else { continue }
      let isSame = members[first].value.isSame(as: member.value)
      faults.add(
        .duplicateKey(
          member.key, first: members[first].keyRange,
          endOfSame: isSame ? member.value.range.end : nil), at: member.keyRange)
    }
    return repeats
  }

  /// An author's own value may be anything, but no JSON has the same key twice in one object.
  private mutating func checkOwn(_ node: JSONNode) {
    var waiting = [node]
    while let node = waiting.popLast() {
      switch node.value {
      case .array(let elements): waiting += elements
      case .object(let members):
        _ = checkRepeats(in: members)
        waiting += members.lazy.map(\.value)
      case .null, .bool, .number, .string: break
      }
    }
  }

  /// The elements of an array, which is not empty unless it may be.
  mutating func array(
    _ node: JSONNode, expected: Fault.Expectation = .array, mayBeEmpty: Bool = false
  ) -> [JSONNode]? {
    guard case .array(let elements) = node.value else {
      wrongType(node, expected: expected)
      return nil
    }
    if elements.isEmpty, !mayBeEmpty { faults.add(.empty(.array), at: node.range) }
    return elements
  }

  mutating func wrongType(_ node: JSONNode, expected: Fault.Expectation) {
    faults.add(.wrongType(expected: expected, found: .init(node.value)), at: node.range)
  }
}

extension [JSONMember] {
  /// The value of a key; of a key that stands there twice, the first.
  subscript(key: Key) -> JSONNode? {
    let name = key.rawValue
    // Nearly every other key has another length.
    let length = name.utf8.count
    for index in indices where self[index].key.utf8.count == length && self[index].key == name {
      return self[index].value
    }
    return nil
  }
}

extension KeyMeaning {
  /// A value as it is to be read behind the key that was meant.
  fileprivate func value(of node: JSONNode) -> JSONNode {
    guard case .keyWithUnit(_, let unit) = self, case .number(let number) = node.value,
      let whole = number.whole
    else { return node }
    return JSONNode(value: .string(JSONString("\(whole)\(unit)")), range: node.range)
  }
}

extension JSONNode {
  /// Whether two simple values are alike.
  fileprivate func isSame(as other: JSONNode) -> Bool {
    switch (value, other.value) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left.whole != nil && left == right
    case (.string(let left), .string(let right)): left == right
    default: false
    }
  }
}
