/// A JSON object that another program wrote, asked for what one hopes to find in it.
package struct JSONObject: Sendable {
  private typealias Part = JSONOutline.Part

  private let outline: JSONOutline
  /// The number of its part.
  private let number: Int

  /// Reads a text that holds one object; nil where it does not.
  package init?(text: String) {
    self.init(bytes: text.utf8)
  }

  /// Reads bytes that hold one object; nil where they do not.
  package init?(bytes: some Sequence<UInt8>) {
    self.init(slice: Array(bytes)[...])
  }

  /// Reads a piece of something longer that holds one object, which it keeps; nil where it does not.
  package init?(slice: ArraySlice<UInt8>) {
    guard let outline = JSONOutline(slice) else { return nil }
    self.init(outline, at: 0)
  }

  private init?(_ outline: JSONOutline, at place: Int) {
    guard outline.parts.indices.contains(place), outline.parts[place].kind == .object else {
      return nil
    }
    self.outline = outline
    number = place
  }

  /// The number of its first key, and of what is behind it.
  private var fields: Range<Int> { number + 1..<Int(outline.parts[number].next) }

  /// The names of its fields.
  package var keys: [String] {
    var keys: [String] = []
    var place = fields.lowerBound
    while place < fields.upperBound {
      keys.append(outline.text(outline.parts[place]))
      place = Int(outline.parts[place + 1].next)
    }
    return keys
  }

  /// Every field at any depth by the names that lead to it, in their order: `step`, `step.name`.
  ///
  /// The fields of a list's objects are those of all of them, each once: `doses[].name`.
  package var paths: [String] {
    var paths: [String] = []
    var seen: Set<String> = []
    func visit(_ place: Int, _ path: String) {
      let part = outline.parts[place]
      var child = place + 1
      while child < Int(part.next) {
        if part.kind == .object {
          let key = outline.text(outline.parts[child])
          let name = path.isEmpty ? key : path + "." + key
          if seen.insert(name).inserted { paths.append(name) }
          child += 1
          visit(child, name)
        } else {
          visit(child, path + "[]")
        }
        child = Int(outline.parts[child].next)
      }
    }
    visit(number, "")
    return paths
  }

  private func place(_ key: String) -> Int? { outline.value(of: key, in: number) }

  private func part(_ key: String) -> Part? {
    guard let place = place(key) else { return nil }
    return outline.parts[place]
  }

  /// Whether it has a field, whatever its value.
  package func has(_ key: String) -> Bool { place(key) != nil }

  package func text(_ key: String) -> String? { text(key, usually: nil) }

  /// A string.
  ///
  /// - Parameter usual: what it most likely is: where it is that, that is what is answered, and no memory is taken.
  package func text(_ key: String, usually usual: String?) -> String? {
    guard let place = outline.value(of: key, in: number) else { return nil }
    return outline.text(at: place, usually: usual)
  }

  /// A whole number.
  package func whole(_ key: String) -> Int? {
    guard let place = outline.value(of: key, in: number) else { return nil }
    return outline.whole(at: place)
  }

  /// Any number.
  package func number(_ key: String) -> Double? {
    guard let part = part(key), part.kind == .number else { return nil }
    return outline.number(part)
  }

  /// `true` or `false`.
  package func flag(_ key: String) -> Bool? {
    switch part(key)?.kind {
    case .yes: true
    case .no: false
    default: nil
    }
  }

  /// An array's strings; nil where it is no array of strings.
  package func texts(_ key: String) -> [String]? {
    values(key) { outline.text(at: $0) }
  }

  /// An array's whole numbers; nil where it is no array of whole numbers.
  package func wholes(_ key: String) -> [Int]? {
    values(key) { outline.whole(at: $0) }
  }

  package func object(_ key: String) -> JSONObject? {
    place(key).flatMap { JSONObject(outline, at: $0) }
  }

  /// An array's objects; nil where it is no array of objects.
  package func objects(_ key: String) -> [JSONObject]? {
    values(key) { JSONObject(outline, at: $0) }
  }

  /// What an array holds; nil where it is none, or one of its values is not of the kind that is wanted.
  private func values<Value>(_ key: String, _ value: (Int) -> Value?) -> [Value]? {
    guard let place = place(key), outline.parts[place].kind == .array else { return nil }
    var values: [Value] = []
    var child = place + 1
    while child < Int(outline.parts[place].next) {
      guard let value = value(child) else { return nil }
      values.append(value)
      child = Int(outline.parts[child].next)
    }
    return values
  }

  /// A string, a number or a truth value as it would be typed; nil for anything else.
  package func written(_ key: String) -> String? {
    guard let part = part(key) else { return nil }
    switch part.kind {
    case .string, .escapedString: return outline.text(part)
    case .yes: return "true"
    case .no: return "false"
    case .number: return outline.letters(part)
    case .null, .array, .object: return nil
    }
  }
}
