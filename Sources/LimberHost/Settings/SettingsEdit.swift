internal import LimberSyntax

/// Changes one value in the text of a settings file and leaves every other byte as it is.
struct SettingsEdit {
  private let root: JSONNode
  private var bytes: [UInt8]

  /// - Throws: `JSONFault` where the text is no JSON.
  init(_ source: SourceText) throws {
    let isEmpty = source.isBlank
    let source = isEmpty ? SourceText(name: source.name, text: "{}\n") : source
    root = try JSONParser.parse(source)
    bytes = source.bytes
  }

  /// The text with a value in the place that some keys lead to.
  func setting(_ path: [String], to json: String) -> [UInt8] {
    set(path[...], to: json, in: root, depth: 1)
  }

  /// The text without the member that some keys lead to, and without the objects that it leaves empty;
  /// nil where there is no such member.
  func removing(_ path: [String]) -> [UInt8]? {
    guard let gap = gap(path[...], in: root) else { return nil }
    return replacing(gap.isAll ? root.range.offsets : gap.range, by: gap.isAll ? "{}" : "")
  }

  // MARK: - Setting

  private func set(
    _ path: ArraySlice<String>, to json: String, in node: JSONNode, depth: Int
  ) -> [UInt8] {
    guard let key = path.first, case .object(let members) = node.value else { return bytes }
    let rest = path.dropFirst()
    if let member = members.first(where: { $0.key == key }) {
      return rest.isEmpty
        ? replacing(member.value.range.offsets, by: json)
        : set(rest, to: json, in: member.value, depth: depth + 1)
    }
    let entry = Self.entry(path, json)
    guard let last = members.last else {
      let indent = String(repeating: "  ", count: depth)
      return replacing(
        node.range.offsets, by: "{\n\(indent)\(entry)\n\(indent.dropLast(2))}")
    }
    let end = last.value.range.offsets.upperBound
    return replacing(end..<end, by: "," + space(before: last) + entry)
  }

  /// `"sinks": {"terminal": ["bell"]}`.
  private static func entry(_ path: ArraySlice<String>, _ json: String) -> String {
    guard let key = path.first else { return json }
    var writer = JSONWriter()
    writer.value(key)
    let rest = path.dropFirst()
    return writer.text + ": " + (rest.isEmpty ? json : "{" + entry(rest, json) + "}")
  }

  /// What stands between a member and the comma or brace before it: the author's line break and indent.
  private func space(before member: JSONMember) -> String {
    let start = member.keyRange.offsets.lowerBound
    let space = bytes[..<start].reversed().prefix { SourceText.isSpace($0) }.reversed()
    return space.isEmpty ? " " : String(decoding: Array(space), as: UTF8.self)
  }

  // MARK: - Removing

  /// What goes with a member: all of its object where it is the only one.
  private func gap(
    _ path: ArraySlice<String>, in node: JSONNode
  ) -> (range: Range<Int>, isAll: Bool)? {
    guard let key = path.first, case .object(let members) = node.value,
      let index = members.firstIndex(where: { $0.key == key })
    else { return nil }
    let rest = path.dropFirst()
    if !rest.isEmpty {
      guard let inner = gap(rest, in: members[index].value) else { return nil }
      if !inner.isAll { return (inner.range, false) }
    }
    let end = members[index].value.range.offsets.upperBound
    if index > 0 {
      return (members[index - 1].value.range.offsets.upperBound..<end, false)
    }
    let start = members[index].keyRange.offsets.lowerBound
    if members.count > 1 {
      return (start..<members[1].keyRange.offsets.lowerBound, false)
    }
    return (start..<end, true)
  }

  private func replacing(_ range: Range<Int>, by text: String) -> [UInt8] {
    var result = bytes
    result.replaceSubrange(range, with: Array(text.utf8))
    return result
  }
}

extension SourceText {
  /// Whether nothing but blanks stands in it.
  var isBlank: Bool { bytes.allSatisfy(Self.isSpace) }

  /// Whether a byte is one of JSON's blanks.
  fileprivate static func isSpace(_ byte: UInt8) -> Bool {
    [0x09, 0x0A, 0x0D, 0x20].contains(byte)
  }
}
