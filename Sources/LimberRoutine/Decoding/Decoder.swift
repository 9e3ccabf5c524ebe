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
    checkKeys(of: members, shape)
    for key in shape.required where members[key] == nil {
      faults.add(.missingKey(key, in: shape), at: node.range)
    }
    return members
  }

  private mutating func checkKeys(of members: [JSONMember], _ shape: Shape) {
    let allowed = shape.allowed
    let repeats = DuplicateKeys(of: members)
    for (index, member) in members.enumerated() {
      if let first = repeats.first(of: index) {
        faults.add(
          .duplicateKey(member.key, first: members[first].keyRange), at: member.keyRange)
      } else if Key.isOwn(member.key) {
        checkOwn(member.value)
      } else if !allowed.contains(where: { $0.rawValue == member.key }) {
        faults.add(.unknownKey(member.key, in: shape), at: member.keyRange)
      }
    }
  }

  /// An author's own value may be anything, but no JSON has the same key twice in one object.
  private mutating func checkOwn(_ node: JSONNode) {
    var waiting = [node]
    while let node = waiting.popLast() {
      switch node.value {
      case .array(let elements): waiting += elements
      case .object(let members):
        let repeats = DuplicateKeys(of: members)
        for (index, member) in members.enumerated() {
          if let first = repeats.first(of: index) {
            faults.add(
              .duplicateKey(member.key, first: members[first].keyRange), at: member.keyRange)
          }
          waiting.append(member.value)
        }
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
