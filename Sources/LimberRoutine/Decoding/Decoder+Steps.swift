import LimberSyntax

extension Decoder {
  /// Steps at one depth; those with faults are left out.
  mutating func steps(
    _ node: JSONNode, at path: String, depth: Int, mayBeEmpty: Bool = false
  ) -> [Step] {
    guard let elements = array(node, mayBeEmpty: mayBeEmpty) else { return [] }
    if depth > FormatLimits.depth {
      if let first = elements.first { faults.add(.tooDeep, at: first.range) }
      return []
    }
    if !elements.isEmpty { height = max(height, depth) }
    var steps: [Step] = []
    steps.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      if let step = step(element, at: "\(path)/\(index)", depth: depth) { steps.append(step) }
    }
    return steps
  }

  private mutating func step(_ node: JSONNode, at path: String, depth: Int) -> Step? {
    var type: StepType?
    if case .object(let members) = node.value, let node = members[.type] {
      type = word(node, of: StepType.allCases)
    }
    guard let members = object(node, .step(type)) else { return nil }
    let name = members[.name].flatMap { text($0, .line) }
    let cue = members[.cue].flatMap { text($0) }
    guard let type else {
      checkUntyped(members, at: path, depth: depth)
      return nil
    }
    checkStep(node, members, type)
    return kind(type, members, at: path, depth: depth).map {
      Step(path: path, name: name, cue: cue, kind: $0)
    }
  }

  /// The rules that no single key can break.
  private mutating func checkStep(_ node: JSONNode, _ members: [JSONMember], _ type: StepType) {
    guard type == .timed || type == .reps else { return }
    if members[.rest] != nil, members[.sets] == nil {
      faults.add(.missingSets, at: node.range)
    }
    if members[.cue] == nil, type == .timed || members[.tempo] == nil {
      faults.add(.noCue(type), at: node.range)
    }
  }
}
