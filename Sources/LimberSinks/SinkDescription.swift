internal import LimberBasics
package import LimberEvents
internal import LimberSyntax

/// What an external sink says of itself when it is started with `--describe`.
package struct SinkDescription: Sendable, Hashable {
  /// The protocols that it speaks; limber speaks 1.
  package var protocols = [1]
  /// What it calls itself.
  package var name: String?
  package var version: String?
  /// What it does, in a line.
  package var summary = ""
  /// The kinds of event that it wants.
  package var kinds = Set(EventKind.allCases).subtracting([.tick])
  /// Its options, sorted by name; nil where it said nothing and so may be given any.
  package var options: [SinkOption]?
  /// Whether it acknowledges lines on its standard output.
  package var acks = false
  /// How many seconds it may take to end once nothing more comes, 0 to 10.
  package var drainSeconds: Double = 2
  /// Whether it may control the session from its standard output.
  package var controls = false
  /// Whether it may tell the person lines from its standard output.
  package var tells = false
  /// Whether it prepares for a session, where its option `prepare` is `on`.
  package var prepares = false
  /// The programs that it cannot do without, by the names under which they are found.
  package var needs: [String] = []
  /// What may be a slip in it: fields that limber does not know, each as a phrase.
  package var hints: [String] = []

  /// That of a program that does not describe itself: everything but ticks, and 2 s to end.
  package init() {}

  /// Whether anything that it writes to its standard output is read.
  var isHeard: Bool { acks || controls || tells }

  /// Why a description cannot be used, as a phrase.
  package struct Fault: Error, Sendable, Hashable {
    /// The phrase.
    package var reason: String
  }

  /// Reads a description; nil where the text is no JSON object, and so no description.
  ///
  /// Fields that it does not know are passed over, and so are kinds of event.
  ///
  /// - Throws: a `Fault` where a field has not the type that sink protocol 1 gives it.
  package init?(parsing text: String) throws(Fault) {
    guard let object = JSONObject(text: text) else { return nil }
    var reader = DescriptionReader(object: object)
    protocols = reader.protocols()
    name = reader.optional("name", "a string", object.text)
    version = reader.optional("version", "a string", object.text)
    summary = reader.optional("summary", "a string", object.text) ?? ""
    if let names = reader.optional("events", "an array of strings", object.texts) {
      kinds = Set(names.compactMap(EventKind.init))
    }
    options = reader.options()
    acks = reader.optional("acks", "true or false", object.flag) ?? false
    controls = reader.optional("controls", "true or false", object.flag) ?? false
    tells = reader.optional("tells", "true or false", object.flag) ?? false
    prepares = reader.optional("prepares", "true or false", object.flag) ?? false
    needs = reader.needs()
    if let seconds = reader.optional("drainSeconds", "a number", object.number) {
      drainSeconds = min(max(seconds, 0), 10)
    }
    if let fault = reader.fault { throw fault }
    summary = SafeText.shown(String(summary.prefix(200)))
    hints = DescriptionHints(object).words
  }
}

/// Takes a description apart, and remembers the first thing that is wrong with it.
private struct DescriptionReader {
  let object: JSONObject
  private(set) var fault: SinkDescription.Fault?

  /// Options of one sink at most, so that the greeting has room for them.
  private static let maximumOptions = 40

  init(object: JSONObject) {
    self.object = object
  }

  private mutating func note(_ reason: String) {
    if fault == nil { fault = SinkDescription.Fault(reason: reason) }
  }

  mutating func protocols() -> [Int] {
    let versions = optional("protocol", "an array of whole numbers", object.wholes)
    guard let versions else {
      if fault == nil { note("'protocol' is missing: it is an array such as [1]") }
      return []
    }
    if versions.isEmpty {
      note("'protocol' is empty: it is an array such as [1]")
    } else if !versions.contains(1) {
      note(
        "it speaks protocol \(versions.map(String.init).joined(separator: ", ")), limber speaks 1")
    }
    return versions
  }

  /// A field that may be missing, but must have its type where it is there.
  mutating func optional<Value>(
    _ key: String, _ expected: String, _ read: (String) -> Value?
  ) -> Value? {
    guard object.has(key) else { return nil }
    let value = read(key)
    if value == nil { note("'\(key)' is \(expected)") }
    return value
  }

  /// The programs that it needs: names, so that they are looked for like any other.
  mutating func needs() -> [String] {
    let names = optional("needs", "an array of programs' names", object.texts) ?? []
    let areNames = names.allSatisfy { !$0.isEmpty && $0.utf8.count <= 64 && !$0.contains("/") }
    if !areNames || names.count > 20 {
      note("'needs' holds at most 20 names of programs, without a path")
    }
    return names
  }

  mutating func options() -> [SinkOption] {
    guard let table = optional("options", "an object", object.object) else { return [] }
    let names = table.keys
    if names.count > Self.maximumOptions { note("'options' has at most \(Self.maximumOptions)") }
    if Set(names).count < names.count { note("'options' has each name once") }
    return names.sorted().compactMap { option($0, table.object($0)) }
  }

  private mutating func option(_ name: String, _ object: JSONObject?) -> SinkOption? {
    guard SinkRequest.isName(name), name.utf8.count <= 32 else {
      note("an option's name is made of at most 32 lower-case letters, digits and hyphens")
      return nil
    }
    guard let object else {
      note("option '\(name)' is an object with 'type', 'default' and 'help'")
      return nil
    }
    guard let kind = kind(name, object) else { return nil }
    let option = SinkOption(
      name, kind: kind, defaultValue: object.written("default") ?? "",
      help: SafeText.shown(String((object.text("help") ?? "").prefix(200))),
      isRequired: object.flag("required") ?? false, isSecret: object.flag("secret") ?? false)
    if option.isSecret, !option.defaultValue.isEmpty {
      note("option '\(name)' is secret, and so has no default that anybody may read")
    }
    if !option.defaultValue.isEmpty, option.fault(in: option.defaultValue) != nil {
      note("option '\(name)': its default is \(kind.expectation)")
    }
    return option
  }

  private mutating func kind(_ name: String, _ object: JSONObject) -> SinkOption.Kind? {
    let type = object.text("type") ?? "text"
    switch type {
    case "text": return .text
    case "path": return .path
    case "file": return .file
    case "flag": return .choice(["true", "false"])
    case "bytes": return .bytes
    case "number":
      let least = object.whole("min") ?? Int.min
      let most = object.whole("max") ?? Int.max
      if least <= most { return .number(least...most) }
      note("option '\(name)': 'min' is not above 'max'")
    case "command": return .command(object.texts("values") ?? [])
    case "choice", "words":
      let words = object.texts("values") ?? []
      if !words.isEmpty { return type == "choice" ? .choice(words) : .words(words) }
      note("option '\(name)': 'values' is an array of words")
    default:
      note(
        "option '\(name)': 'type' is text, path, file, choice, words, command, number, bytes or flag"
      )
    }
    return nil
  }
}
