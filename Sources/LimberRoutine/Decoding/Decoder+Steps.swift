import LimberBasics
import LimberSyntax

extension Decoder {
  /// Steps at one depth; those with faults are left out.
  mutating func steps(
    _ node: JSONNode, at path: String, depth: Int, mayBeEmpty: Bool = false
  ) -> [Step] {
    guard let elements = array(node, expected: .list(of: .step(nil)), mayBeEmpty: mayBeEmpty) else {
      return []
    }
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
    var node = node
    var isWhole = true
    switch likeness(of: node) {
    case .step(let whole): node = whole
    case .broken: isWhole = false
    case .none: break
    }
    let type = stepType(of: node)
    guard let members = object(node, .step(type), isWhole: isWhole) else { return nil }
    let name = members[.name].flatMap { text($0, .line) }
    let cue = members[.cue].flatMap { text($0) }
    let figure = members[.figure].flatMap { self.figure($0) }
    stepFigure = figure
    guard let type else {
      checkUntyped(members, at: path, depth: depth)
      return nil
    }
    if isWhole { checkStep(node, members, type) }
    return kind(type, members, at: path, depth: depth).map {
      Step(path: path, name: name, cue: cue, figure: figure, kind: $0)
    }
  }

  /// The type of a step: the one that it names, or else the one that its keys tell.
  ///
  /// A word that is no type is a fault, and so is a type that lacks what another would have.
  private mutating func stepType(of node: JSONNode) -> StepType? {
    guard case .object(let members) = node.value else { return nil }
    guard let named = members[.type] ?? members.first(where: { Self.meansType($0.key) })?.value
    else { return StepType(meantBy: Self.keys(of: members)) }
    guard case .string(let string) = named.value else {
      wrongType(named, expected: .string)
      return nil
    }
    guard let type = StepType(rawValue: string.text) else {
      let keys = Self.keys(of: members)
      let meant = StepType(meantBy: string.text, with: keys)
      faults.add(.unknownType(string.text, meant: meant), at: named.range)
      return meant?.isServed(by: keys) == true ? meant : nil
    }
    // Nearly every step has what its type needs, and its keys need not be looked through for another.
    let isServed = Shape.step(type).required.allSatisfy { $0 == .type || members[$0] != nil }
    guard !isServed, let meant = type.mistaken(for: Self.keys(of: members)) else { return type }
    faults.add(.otherType(type, meant: meant), at: named.range)
    return meant
  }

  private static func meansType(_ word: String) -> Bool {
    !isKey(word) && !Key.isOwn(word)
      && KeyMeaning(of: word, in: .step(nil)) { $0 != .type }.key == .type
  }

  /// Whether a word is a key that some step may have.
  private static func isKey(_ word: String) -> Bool {
    Shape.step(nil).allowed.contains { $0.rawValue == word }
  }

  /// The keys of a step, those in other words among them.
  private static func keys(of members: [JSONMember]) -> Set<Key> {
    var keys = Set(members.lazy.filter { isKey($0.key) }.compactMap { Key(rawValue: $0.key) })
    for member in members.prefix(DuplicateKeys.fewMembers)
    where !isKey(member.key) && !Key.isOwn(member.key) {
      if let key = KeyMeaning(of: member.key, in: .step(nil), beside: keys.contains).key {
        keys.insert(key)
      }
    }
    return keys.subtracting([.type])
  }

  /// The rules that no single key can break.
  private mutating func checkStep(_ node: JSONNode, _ members: [JSONMember], _ type: StepType) {
    checkRhythm(members, type)
    guard type == .timed || type == .reps else { return }
    let amount = members[type == .timed ? .duration : .reps]
    if members[.sets] == nil, amount.map(isList) != true {
      if let rest = members[.rest] { faults.add(.missingSets(rest: rest.range), at: node.range) }
      if members[.every] != nil { faults.add(.everyWithoutSets, at: node.range) }
    }
    if let amount, amount.isBySide { checkSides(of: amount, members, in: node) }
    if members[.cue] == nil, type == .timed || members[.tempo] == nil {
      faults.add(.noCue(type), at: node.range)
    }
  }

  /// What lies between two starts leaves no place for a rest of a length of its own.
  private mutating func checkRhythm(_ members: [JSONMember], _ type: StepType) {
    guard type == .timed || type == .reps || type == .rounds, members[.rest] != nil,
      let every = members[.every]
    else { return }
    faults.add(.everyBesideRest, at: every.range)
  }

  /// Amounts for two sides need both of them.
  private mutating func checkSides(
    of amount: JSONNode, _ members: [JSONMember], in node: JSONNode
  ) {
    guard let sides = members[.sides] else {
      faults.add(.missingSides, at: node.range)
      return
    }
    guard case .string(let word) = sides.value, Side(rawValue: word.text) != nil else { return }
    faults.add(.oneSideOfTwo, at: amount.range)
  }
}
