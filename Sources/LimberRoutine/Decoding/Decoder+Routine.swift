import LimberSyntax

extension Decoder {
  /// The routine in a document, as far as its faults leave one.
  mutating func routine(_ node: JSONNode, id: String) -> Routine? {
    guard let members = document(node, .routine) else { return nil }
    templates.written = node.range.offsets.count
    if let parameters = members[.parameters] { declare(parameters) }
    if let templates = members[.define] { define(templates) }
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
    routine.goal = members[.goal].flatMap { goal($0, within: routine.limits) }
    routine.parameters = parameters.names.map { name in
      Routine.Parameter(
        name: name, usual: parameters.defaults[name].flatMap(ParameterText.of) ?? "",
        value: parameters.values[name].flatMap(ParameterText.of) ?? "")
    }
    checkUnusedParameters()
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
    } else if members[.perDay] == nil, members[.perWeek] == nil, members[.restDays] == nil {
      faults.add(.missingLimit, at: node.range)
    }
    return Routine.Limits(
      perDay: members[.perDay].flatMap { count($0) },
      perWeek: members[.perWeek].flatMap { count($0) },
      restDays: members[.restDays].flatMap {
        whole($0, in: 0...FormatLimits.restDays, .badRestDays)
      })
  }

  private mutating func goal(_ node: JSONNode, within limits: Routine.Limits?) -> Routine.Goal? {
    guard let members = object(node, .goal) else { return nil }
    let rates: [(Key, JSONNode)] = [.perDay, .perWeek, .everyDays].compactMap { key in
      members[key].map { (key, $0) }
    }
    let counts = rates.map { count($0.1) }
    let weeks = members[.weeks].flatMap { count($0) }
    guard rates.count == 1, let (key, rate) = rates.first else {
      faults.add(
        rates.isEmpty ? .missingGoal : .severalGoals, at: rates.last?.1.range ?? node.range)
      return nil
    }
    guard let count = counts[0] else { return nil }
    let often: Routine.Goal.Often =
      switch key {
      case .perDay: .perDay(count)
      case .perWeek: .perWeek(count)
      default: .everyDays(count)
      }
    let goal = Routine.Goal(often, weeks: weeks)
    if let limits, goal.exceeds(limits) { faults.add(.goalAboveLimits, at: rate.range) }
    return goal
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
