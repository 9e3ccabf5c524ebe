import LimberSyntax

/// Writes one value in the canonical layout, copying texts and numbers from their source.
struct LayoutWriter {
  private(set) var output: [UInt8] = []
  private let source: SourceText
  /// The column that the next character takes, from 0.
  private var column = 0

  private static let indentation = 2

  init(source: SourceText) {
    self.source = source
    output.reserveCapacity(source.bytes.count + source.bytes.count / 4)
  }

  /// Writes the value of a whole file, and the line break behind it.
  mutating func write(_ root: JSONNode) {
    write(root, shape: .root(of: root), at: Place(depth: 0, isBroken: true, tail: 0))
    output.append(UInt8(ascii: "\n"))
  }

  /// How a value stands in what surrounds it.
  private struct Place {
    /// How many levels it is indented by.
    var depth: Int
    /// Whether it takes several lines even where it would fit on one.
    var isBroken = false
    /// The characters that must follow on its last line: a comma or nothing.
    var tail: Int
  }

  /// Whether more was written than any file may hold, so that the rest is not worth the memory.
  private var isTooLarge: Bool { output.count > FormatLimits.fileBytes }
}

// MARK: - Values

extension LayoutWriter {
  private mutating func write(_ node: JSONNode, shape: Shape?, at place: Place) {
    switch node.value {
    case .object(let members) where !members.isEmpty:
      let shape = shape?.resolved(for: members)
      let ordered = Self.ordered(members, by: shape)
      if fits(node, at: place) {
        put("{ ")
        for (index, member) in ordered.enumerated() {
          if index > 0 { put(", ") }
          write(member, shape: shape, at: Place(depth: place.depth, tail: 0))
        }
        put(" }")
      } else {
        put("{")
        for (index, member) in ordered.enumerated() where !isTooLarge {
          let isLast = index == ordered.count - 1
          let isMain = place.isBroken && shape?.mainList?.rawValue == member.key
          breakLine(depth: place.depth + 1)
          write(
            member, shape: shape,
            at: Place(depth: place.depth + 1, isBroken: isMain, tail: isLast ? 0 : 1))
          if !isLast { put(",") }
        }
        breakLine(depth: place.depth)
        put("}")
      }
    case .array(let elements) where !elements.isEmpty:
      if fits(node, at: place) {
        put("[")
        for (index, element) in elements.enumerated() {
          if index > 0 { put(", ") }
          write(element, shape: shape, at: Place(depth: place.depth, tail: 0))
        }
        put("]")
      } else {
        put("[")
        for (index, element) in elements.enumerated() where !isTooLarge {
          let isLast = index == elements.count - 1
          breakLine(depth: place.depth + 1)
          write(element, shape: shape, at: Place(depth: place.depth + 1, tail: isLast ? 0 : 1))
          if !isLast { put(",") }
        }
        breakLine(depth: place.depth)
        put("]")
      }
    case .object: put("{}")
    case .array: put("[]")
    case .null, .bool, .number, .string: copy(node.range)
    }
  }

  private mutating func write(_ member: JSONMember, shape: Shape?, at place: Place) {
    copy(member.keyRange)
    put(": ")
    write(member.value, shape: shape?.child(behind: member.key), at: place)
  }

  /// The members in canonical order; those of equal rank, equal keys among them, keep their own.
  private static func ordered(_ members: [JSONMember], by shape: Shape?) -> [JSONMember] {
    guard let shape else { return members }
    let ranks = members.map { shape.rank(of: $0.key) }
    // The standard sort is not promised to be stable, so the index decides between equals.
    return members.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { members[$0] }
  }
}

// MARK: - Letters

extension LayoutWriter {
  private mutating func put(_ text: StaticString) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    column += text.utf8CodeUnitCount
  }

  private mutating func copy(_ range: SourceRange) {
    output.append(contentsOf: source.bytes[range.offsets])
    column += width(of: range)
  }

  private mutating func breakLine(depth: Int) {
    column = depth * Self.indentation
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: column))
  }

  /// The number of characters of a scalar or key as it stands in the source.
  ///
  /// What has many times more bytes than any line has columns is not looked at more closely.
  private func width(of range: SourceRange) -> Int {
    let letters = source.bytes[range.offsets]
    if letters.count > 32 * RoutineLayout.width { return letters.count }
    if letters.allSatisfy({ $0 < 0x80 }) { return letters.count }
    return String(decoding: letters, as: UTF8.self).count
  }
}

// MARK: - Fitting

extension LayoutWriter {
  private func fits(_ node: JSONNode, at place: Place) -> Bool {
    guard !place.isBroken else { return false }
    return room(after: node, of: RoutineLayout.width - column - place.tail) != nil
  }

  /// What is left of some room once a value stands in it on one line; nil where it does not fit.
  ///
  /// Stops as soon as it is sure, so that the cost hangs on the room and not on the value.
  private func room(after node: JSONNode, of room: Int) -> Int? {
    var left = room
    switch node.value {
    case .object(let members) where !members.isEmpty:
      // `{ `, ` }` and, between two members, `, `.
      left -= 4 + 2 * (members.count - 1)
      for member in members {
        guard left >= 0 else { return nil }
        left -= width(of: member.keyRange) + 2
        guard let rest = self.room(after: member.value, of: left) else { return nil }
        left = rest
      }
    case .array(let elements) where !elements.isEmpty:
      left -= 2 + 2 * (elements.count - 1)
      for element in elements {
        guard left >= 0, let rest = self.room(after: element, of: left) else { return nil }
        left = rest
      }
    case .object, .array:
      left -= 2
    case .null, .bool, .number, .string:
      left -= width(of: node.range)
    }
    return left < 0 ? nil : left
  }
}
