import LimberBasics
import LimberSyntax

extension Decoder {
  /// The programme in a document, as far as its faults leave one.
  mutating func programme(_ node: JSONNode, id: String) -> Programme? {
    guard let members = document(node, .programme) else { return nil }
    return Programme(
      id: id,
      title: members[.title].flatMap { text($0, .line) } ?? "",
      summary: members[.summary].flatMap { text($0, .free) },
      source: members[.source].flatMap { text($0, .free) },
      cautions: members[.cautions].map { texts($0) } ?? [],
      weeks: members[.weeks].map { weeks($0) } ?? [])
  }

  private mutating func weeks(_ node: JSONNode) -> [Programme.Week] {
    (array(node, expected: .list(of: .week)) ?? []).compactMap { element -> Programme.Week? in
      guard let members = object(element, .week) else { return nil }
      let name = members[.name].flatMap { text($0, .line) }
      let count = members[.weeks].flatMap { self.count($0) }
      let routines = members[.routines].map { tasks($0) } ?? []
      let goOn = members[.goOn].flatMap { conditions($0) }
      let inOrder = members[.inOrder].flatMap { flag($0) }
      var week = Programme.Week(name: name, weeks: count ?? 1, routines: routines, goOn: goOn)
      week.inOrder = inOrder ?? false
      return week
    }
  }

  private mutating func tasks(_ node: JSONNode) -> [Programme.Task] {
    (array(node, expected: .list(of: .task)) ?? []).compactMap { element -> Programme.Task? in
      guard let members = object(element, .task) else { return nil }
      let perWeek = members[.perWeek].flatMap { self.count($0) }
      let with = members[.with].flatMap { arguments($0) }
      guard let node = members[.routine], let id = text(node) else { return nil }
      includes.append(Include(id: id, depth: 1, range: node.range, with: with))
      return perWeek.map { Programme.Task(routine: id, perWeek: $0, with: with?.texts ?? .none) }
    }
  }

  private mutating func conditions(_ node: JSONNode) -> Programme.GoOn? {
    guard let members = object(node, .goOn) else { return nil }
    if members[.sessions] == nil, members[.maxPain] == nil {
      faults.add(.missingCondition, at: node.range)
    }
    return Programme.GoOn(
      sessions: members[.sessions].flatMap { count($0) },
      maxPain: members[.maxPain].flatMap { whole($0, in: 0...10, .badPain) })
  }
}
