/// A JSON document that can be changed at random and written down.
indirect enum DocumentTree {
  case object([(key: String, value: DocumentTree)])
  case array([DocumentTree])
  /// A text, a number or a word, as it is written.
  case scalar(String)

  static func text(_ text: String) -> DocumentTree { .scalar("\"\(text)\"") }

  /// The document on one line.
  var line: String {
    switch self {
    case .object(let members):
      "{" + members.map { "\"\($0.key)\":\($0.value.line)" }.joined(separator: ",") + "}"
    case .array(let elements): "[" + elements.map(\.line).joined(separator: ",") + "]"
    case .scalar(let text): text
    }
  }

  /// How many values there are, this one included.
  var count: Int {
    switch self {
    case .object(let members): members.reduce(1) { $0 + $1.value.count }
    case .array(let elements): elements.reduce(1) { $0 + $1.count }
    case .scalar: 1
    }
  }
}

// MARK: - Mutation

extension DocumentTree {
  /// Changes one place, chosen at random: a value, a key, one more or one less.
  mutating func mutate(
    keys: [String], values: [String], using random: inout some RandomNumberGenerator
  ) {
    var index = Int.random(in: 0..<count, using: &random)
    visit(&index) { $0.change(keys: keys, values: values, using: &random) }
  }

  private mutating func visit(_ index: inout Int, _ change: (inout DocumentTree) -> Void) {
    guard index > 0 else {
      if index == 0 { change(&self) }
      index = -1
      return
    }
    index -= 1
    switch self {
    case .object(var members):
      for place in members.indices where index >= 0 { members[place].value.visit(&index, change) }
      self = .object(members)
    case .array(var elements):
      for place in elements.indices where index >= 0 { elements[place].visit(&index, change) }
      self = .array(elements)
    case .scalar: break
    }
  }

  private mutating func change(
    keys: [String], values: [String], using random: inout some RandomNumberGenerator
  ) {
    let value = DocumentTree.scalar(values.randomElement(using: &random) ?? "null")
    switch (self, Int.random(in: 0..<4, using: &random)) {
    case (.object(var members), 0) where !members.isEmpty:
      members.remove(at: Int.random(in: 0..<members.count, using: &random))
      self = .object(members)
    case (.object(var members), 1), (.object(var members), 2):
      guard let key = keys.randomElement(using: &random),
        !members.contains(where: { $0.key == key })
      else { return }
      if Bool.random(using: &random), !members.isEmpty {
        members[Int.random(in: 0..<members.count, using: &random)].key = key
      } else {
        members.append((key, value))
      }
      self = .object(members)
    case (.array(var elements), 0) where !elements.isEmpty:
      elements.remove(at: Int.random(in: 0..<elements.count, using: &random))
      self = .array(elements)
    case (.array(var elements), 1), (.array(var elements), 2):
      let copies = Int.random(in: 1...9, using: &random)
      elements += Array(repeating: elements.first ?? value, count: copies)
      self = .array(elements)
    default:
      self = value
    }
  }
}
