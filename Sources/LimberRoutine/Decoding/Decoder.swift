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
  }

  var faults = FaultList()
  var includes: [Include] = []
  /// The depth of the deepest step.
  var height = 1
}

// MARK: - Objects

extension Decoder {
  /// The members of an object, after its keys were compared with what its shape allows and needs.
  mutating func object(
    _ node: JSONNode, _ shape: Shape, expected: Fault.Expectation = .object
  ) -> [JSONMember]? {
    guard case .object(let members) = node.value else {
      wrongType(node, expected: expected)
      return nil
    }
    let known = checkKeys(of: members, shape)
    for key in shape.required where known[key] == nil {
      faults.add(.missingKey(key, in: shape), at: node.range)
    }
    return known
  }

  /// Checks the keys of an object and gives back its members, of many only those that it may have.
  private mutating func checkKeys(of members: [JSONMember], _ shape: Shape) -> [JSONMember] {
    let repeats = checkRepeats(in: members)
    let allowed = shape.allowed
    let isLong = members.count > DuplicateKeys.fewMembers
    var known: [JSONMember] = []
    for (index, member) in members.enumerated() where repeats.first(of: index) == nil {
      if Key.isOwn(member.key) {
        checkOwn(member.value)
      } else if !allowed.contains(where: { $0.rawValue == member.key }) {
        faults.add(.unknownKey(member.key, in: shape), at: member.keyRange)
      } else if isLong {
        known.append(member)
      }
    }
    return isLong ? known : members
  }

  private mutating func checkRepeats(in members: [JSONMember]) -> DuplicateKeys {
    let repeats = DuplicateKeys(of: members)
    guard !repeats.isEmpty else { return repeats }
    for (index, member) in members.enumerated() {
      guard let first = repeats.first(of: index) else { continue }
      faults.add(.duplicateKey(member.key, first: members[first].keyRange), at: member.keyRange)
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
  mutating func array(_ node: JSONNode, mayBeEmpty: Bool = false) -> [JSONNode]? {
    guard case .array(let elements) = node.value else {
      wrongType(node, expected: .array)
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
    return first { $0.key == name }?.value
  }
}
