/// A JSON object that another program wrote, asked for what one hopes to find in it.
package struct JSONObject: Sendable {
  private let source: SourceText
  private let members: [JSONMember]

  /// Reads a text that holds one object; nil where it does not.
  package init?(text: String) {
    self.init(bytes: text.utf8)
  }

  /// Reads bytes that hold one object; nil where they do not.
  package init?(bytes: some Sequence<UInt8>) {
    let source = SourceText(name: "", bytes: Array(bytes))
    guard let node = try? JSONParser.parse(source) else { return nil }
    self.init(node, in: source)
  }

  private init?(_ node: JSONNode, in source: SourceText) {
    guard case .object(let members) = node.value else { return nil }
    self.source = source
    self.members = members
  }

  /// The names of its fields.
  package var keys: [String] { members.map(\.key) }

  /// Every field at any depth by the names that lead to it, in their order: `step`, `step.name`.
  ///
  /// The fields of a list's objects are those of all of them, each once: `doses[].name`.
  package var paths: [String] {
    var paths: [String] = []
    var seen: Set<String> = []
    func visit(_ node: JSONNode, _ path: String) {
      switch node.value {
      case .object(let members):
        for member in members {
          let name = path.isEmpty ? member.key : path + "." + member.key
          if seen.insert(name).inserted { paths.append(name) }
          visit(member.value, name)
        }
      case .array(let nodes):
        for node in nodes { visit(node, path + "[]") }
      case .null, .bool, .number, .string: break
      }
    }
    for member in members {
      if seen.insert(member.key).inserted { paths.append(member.key) }
      visit(member.value, member.key)
    }
    return paths
  }

  private func node(_ key: String) -> JSONNode? {
    members.last { $0.key == key }?.value
  }

  /// Whether it has a field, whatever its value.
  package func has(_ key: String) -> Bool { node(key) != nil }

  package func text(_ key: String) -> String? {
    guard case .string(let string) = node(key)?.value else { return nil }
    return string.text
  }

  /// A whole number.
  package func whole(_ key: String) -> Int? {
    guard case .number(let number) = node(key)?.value else { return nil }
    return number.whole
  }

  /// Any number.
  package func number(_ key: String) -> Double? {
    guard let node = node(key), case .number = node.value else { return nil }
    return Double(String(decoding: source.bytes[node.range.offsets], as: UTF8.self))
  }

  /// `true` or `false`.
  package func flag(_ key: String) -> Bool? {
    guard case .bool(let flag) = node(key)?.value else { return nil }
    return flag
  }

  /// An array's strings; nil where it is no array of strings.
  package func texts(_ key: String) -> [String]? {
    guard case .array(let nodes) = node(key)?.value else { return nil }
    var texts: [String] = []
    for node in nodes {
      guard case .string(let string) = node.value else { return nil }
      texts.append(string.text)
    }
    return texts
  }

  /// An array's whole numbers; nil where it is no array of whole numbers.
  package func wholes(_ key: String) -> [Int]? {
    guard case .array(let nodes) = node(key)?.value else { return nil }
    var wholes: [Int] = []
    for node in nodes {
      guard case .number(let number) = node.value, let whole = number.whole else { return nil }
      wholes.append(whole)
    }
    return wholes
  }

  package func object(_ key: String) -> JSONObject? {
    node(key).flatMap { JSONObject($0, in: source) }
  }

  /// An array's objects; nil where it is no array of objects.
  package func objects(_ key: String) -> [JSONObject]? {
    guard case .array(let nodes) = node(key)?.value else { return nil }
    var objects: [JSONObject] = []
    for node in nodes {
      guard let object = JSONObject(node, in: source) else { return nil }
      objects.append(object)
    }
    return objects
  }

  /// A string, a number or a truth value as it would be typed; nil for anything else.
  package func written(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    switch node.value {
    case .string(let string): return string.text
    case .bool(let flag): return flag ? "true" : "false"
    case .number: return String(decoding: source.bytes[node.range.offsets], as: UTF8.self)
    case .null, .array, .object: return nil
    }
  }
}
