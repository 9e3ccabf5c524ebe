import LimberSyntax

/// The step templates of a file, by their names.
struct TemplateTable {
  /// The keys of each, of which a step takes over those that it does not have itself.
  var members: [String: [JSONMember]] = [:]
  /// The names of those that nothing is taken over from, which was said: no objects, or like others.
  var faulty: Set<String> = []
  /// How long the text of each is.
  var bytes: [String: Int] = [:]
  /// Where they stand; nil where there are none.
  var range: SourceRange?
  /// How long the file's text would be so far with each template written out where it is used.
  var written = 0
}

extension Decoder {
  /// Takes the templates in and looks each one through, so that its faults are told there and once.
  mutating func define(_ node: JSONNode) {
    faults.shared.append(node.range)
    templates.range = node.range
    let (height, includes) = (height, includes)
    for member in named(node, .templates) ?? [] {
      check(member.value)
      guard case .object(let members) = member.value.value else {
        templates.faulty.insert(member.key)
        continue
      }
      guard members[.like] == nil else {
        templates.faulty.insert(member.key)
        continue
      }
      templates.members[member.key] = members
      templates.bytes[member.key] = member.value.range.offsets.count
    }
    // Only what a step takes over is played, and looked for; what is no id will never be found.
    for include in self.includes[includes.count...] where !RoutineID.isValid(include.id) {
      faults.add(.unknownRoutine(include.id), at: include.range)
    }
    (self.height, self.includes) = (height, includes)
  }

  private mutating func check(_ template: JSONNode) {
    let type = namedType(of: template)
    // What is around it is seen where it is taken over.
    rounds = [Around(nil, hasSides: false)]
    defer { rounds = [] }
    guard let members = object(template, .template(type)) else { return }
    refuseLike(in: template)
    _ = members[.name].flatMap { text($0, .line) }
    _ = members[.cue].flatMap { text($0) }
    stepFigure = members[.figure].flatMap { figure($0) }
    if let type {
      _ = kind(type, members, at: "", depth: 1)
    } else {
      checkUntyped(members, at: "", depth: 1)
    }
  }

  /// The type that a template names; what its keys tell is for the steps that are like it.
  private mutating func namedType(of template: JSONNode) -> StepType? {
    guard case .object(let members) = template.value, let type = members[.type] else { return nil }
    return word(type, of: StepType.allCases)
  }

  /// Notes a `like` inside of a template: a template is not made of others.
  private mutating func refuseLike(in node: JSONNode) {
    guard case .object(let members) = node.value,
      let like = members.first(where: { $0.key == Key.like.rawValue })
    else { return }
    faults.add(.likeInTemplate, at: like.keyRange)
  }

  /// What comes of a step's `like`.
  enum Likeness {
    /// The step with the keys that it takes over, its own first.
    case step(JSONNode)
    /// It has none.
    case none
    /// It has one that nothing comes of: what the step lacks may be what it would have taken over.
    case broken
  }

  mutating func likeness(of node: JSONNode) -> Likeness {
    guard case .object(let members) = node.value, let like = members[.like] else { return .none }
    guard templates.range?.contains(node.range) != true else {
      refuseLike(in: node)
      return .broken
    }
    guard let name = text(like) else { return .broken }
    guard let template = templates.members[name] else {
      if !templates.faulty.contains(name) {
        let known = Set(templates.members.keys).union(templates.faulty)
        faults.add(.unknownTemplate(name, known: known.sorted()), at: like.range)
      }
      return .broken
    }
    templates.written += templates.bytes[name] ?? 0
    guard templates.written <= FormatLimits.fileBytes else {
      faults.add(.manyTemplates, at: like.range)
      return .broken
    }
    let taken = template.filter { theirs in !members.contains { $0.key == theirs.key } }
    return .step(JSONNode(value: .object(members + taken), range: node.range))
  }
}
