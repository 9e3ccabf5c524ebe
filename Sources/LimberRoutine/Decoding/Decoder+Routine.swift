import LimberSyntax

extension Decoder {
  /// The routine in a document, as far as its faults leave one.
  mutating func routine(_ node: JSONNode, id: String) -> Routine? {
    guard let members = document(node, .routine) else { return nil }
    var routine = Routine(
      id: id,
      title: members[.title].flatMap { text($0, .line) } ?? "",
      summary: members[.summary].flatMap { text($0, .free) },
      source: members[.source].flatMap { text($0, .free) },
      tags: members[.tags].map { texts($0, expected: .tags) } ?? [],
      equipment: members[.equipment].map { texts($0) } ?? [],
      cautions: members[.cautions].map { texts($0) } ?? [],
      limits: members[.limits].flatMap { limits($0) },
      steps: members[.steps].map { steps($0, at: "/steps", depth: 1) } ?? [])
    if let progression = members[.progression] {
      routine.progression = word(progression, of: Routine.Progression.allCases) ?? .gradual
    }
    routine.between = members[.between].flatMap { duration($0, orNone: true) }
    checkCautions(members, routine)
    return routine
  }

  /// The members of the object that a file is, which says the version of its format.
  mutating func document(_ node: JSONNode, _ shape: Shape) -> [JSONMember]? {
    if case .object(let members) = node.value, let format = members[.format],
      case .number(let number) = format.value, number.whole != FormatLimits.version
    {
      // What another version's keys mean is not known here: nothing else can be said.
      faults.add(.unsupportedFormat, at: format.range)
      return nil
    }
    guard let members = object(node, shape) else { return nil }
    checkFormat(members[.format])
    _ = members[.schema].flatMap { text($0, .free) }
    return members
  }

  /// Another number was seen before; anything else is no version at all.
  private mutating func checkFormat(_ node: JSONNode?) {
    guard let node else { return }
    if case .number = node.value { return }
    wrongType(node, expected: .number)
  }

  private mutating func limits(_ node: JSONNode) -> Routine.Limits? {
    guard let members = object(node, .limits) else { return nil }
    if case .object(let all) = node.value, all.isEmpty {
      faults.add(.empty(.limits), at: node.range)
    } else if members[.perDay] == nil, members[.perWeek] == nil {
      faults.add(.missingLimit, at: node.range)
    }
    return Routine.Limits(
      perDay: members[.perDay].flatMap { count($0) },
      perWeek: members[.perWeek].flatMap { count($0) })
  }

  /// A routine for the calf says when to stop.
  private mutating func checkCautions(_ members: [JSONMember], _ routine: Routine) {
    guard routine.cautions.isEmpty, case .array(let tags)? = members[.tags]?.value else { return }
    if case .array(let cautions)? = members[.cautions]?.value, !cautions.isEmpty { return }
    for tag in tags {
      guard case .string(let text) = tag.value, text.text == "calf" else { continue }
      faults.add(.noCaution, at: tag.range)
      return
    }
  }
}
