import LimberSyntax

/// Which members of an object repeat the key of an earlier one.
struct DuplicateKeys {
  /// Up to so many members are compared with each other; more are looked up.
  static let fewMembers = 16

  /// The first member with the same key for each member, −1 for none; empty where no key repeats.
  private var firsts: [Int32] = []

  var isEmpty: Bool { firsts.isEmpty }

  init(of members: [JSONMember]) {
    if members.count <= Self.fewMembers {
      compare(members)
    } else {
      lookUp(members)
    }
  }

  /// The first member that has the same key as a later one.
  func first(of index: Int) -> Int? {
    firsts.isEmpty || firsts[index] < 0 ? nil : Int(firsts[index])
  }

  private mutating func compare(_ members: [JSONMember]) {
    for later in members.indices.dropFirst() {
      let name = Name(members[later], later)
      let first = (0..<later).first { Name(members[$0], $0) == name }
      if let first { note(later, repeats: first, of: members.count) }
    }
  }

  private mutating func lookUp(_ members: [JSONMember]) {
    var seen = Set<Name>(minimumCapacity: members.count)
    for index in members.indices {
      let (isNew, first) = seen.insert(Name(members[index], index))
      if !isNew { note(index, repeats: first.index, of: members.count) }
    }
  }

  private mutating func note(_ later: Int, repeats first: Int, of count: Int) {
    if firsts.isEmpty { firsts = Array(repeating: -1, count: count) }
    firsts[later] = Int32(clamping: first)
  }

  /// A key by its letters: JSON tells apart what Unicode calls equivalent.
  private struct Name: Hashable {
    let text: String
    let index: Int

    init(_ member: JSONMember, _ index: Int) {
      text = member.key
      self.index = index
    }

    static func == (left: Name, right: Name) -> Bool {
      left.text == right.text && left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }
}
