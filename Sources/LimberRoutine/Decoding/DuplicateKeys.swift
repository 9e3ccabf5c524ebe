import LimberSyntax

/// Which members of an object repeat the key of an earlier one.
struct DuplicateKeys {
  /// Up to so many members are compared with each other; more are looked up.
  private static let fewMembers = 16

  /// The first member with the same key, by member.
  private var firsts: [Int: Int] = [:]

  init(of members: [JSONMember]) {
    if members.count <= Self.fewMembers {
      compare(members)
    } else {
      lookUp(members)
    }
  }

  /// The first member that has the same key as a later one.
  func first(of index: Int) -> Int? {
    firsts.isEmpty ? nil : firsts[index]
  }

  private mutating func compare(_ members: [JSONMember]) {
    for later in members.indices.dropFirst() {
      for earlier in 0..<later where Name(members[earlier]) == Name(members[later]) {
        firsts[later] = earlier
        break
      }
    }
  }

  private mutating func lookUp(_ members: [JSONMember]) {
    var seen: [Name: Int] = [:]
    for (index, member) in members.enumerated() {
      if let first = seen[Name(member)] {
        firsts[index] = first
      } else {
        seen[Name(member)] = index
      }
    }
  }

  /// A key by its letters: JSON tells apart what Unicode calls equivalent.
  private struct Name: Hashable {
    let text: String

    init(_ member: JSONMember) { text = member.key }

    static func == (left: Name, right: Name) -> Bool {
      left.text == right.text && left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }
}
