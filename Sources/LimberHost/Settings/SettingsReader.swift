internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine
internal import LimberSchedule
internal import LimberSyntax

/// Reads a settings file, and finds all that is wrong with it in one go.
struct SettingsReader {
  private let source: SourceText
  private var settings = Settings()
  private var diagnostics: [Diagnostic] = []

  static func read(_ source: SourceText) -> SettingsReading {
    let node: JSONNode
    do {
      node = try JSONParser.parse(source)
    } catch {
      return SettingsReading(source: source, diagnostics: [error.diagnostic(in: source)], total: 1)
    }
    var reader = SettingsReader(source: source)
    reader.readFile(node)
    let found = reader.diagnostics.sorted { $0.range.start < $1.range.start }
    return SettingsReading(
      source: source, settings: reader.settings,
      diagnostics: Array(found.prefix(FormatLimits.diagnostics)), total: found.count)
  }

  private init(source: SourceText) {
    self.source = source
  }

  // MARK: - The parts of a file

  private mutating func readFile(_ node: JSONNode) {
    for (key, value) in members(
      of: node,
      known: [
        "sinks", "leadIn", "resumeCountdown", "dose", "handsFree", "plain", "control", "quietHours",
        "terminalProgram",
      ])
    {
      switch key {
      case "sinks": readSinks(value)
      case "leadIn": settings.leadIn = duration(value).map { entry($0, at: value) }
      case "resumeCountdown":
        settings.resumeCountdown = duration(value).map { entry($0, at: value) }
      case "dose": settings.dose = dose(value).map { entry($0, at: value) }
      case "handsFree": settings.isHandsFree = flag(value).map { entry($0, at: value) }
      case "quietHours": settings.quietHours = hours(value).map { entry($0, at: value) }
      case "terminalProgram":
        settings.terminalProgram = command(value).map { entry($0, at: value) }
      case "control": settings.isControlled = flag(value).map { entry($0, at: value) }
      default: settings.isPlain = flag(value).map { entry($0, at: value) }
      }
    }
  }

  private mutating func readSinks(_ node: JSONNode) {
    for (key, value) in members(of: node, known: ["terminal", "elsewhere", "commands"]) {
      switch key {
      case "terminal": settings.terminalSinks = requests(value).map { entry($0, at: value) }
      case "elsewhere": settings.otherSinks = requests(value).map { entry($0, at: value) }
      default: readCommands(value)
      }
    }
  }

  private mutating func readCommands(_ node: JSONNode) {
    let commands = members(of: node, known: nil)
    // All at once: each place alone would be looked for from the beginning of the file.
    let places = source.positions(of: commands.map { Int($0.value.range.start) })
    for ((name, value), place) in zip(commands, places) {
      guard SinkRequest.isName(name) else {
        note(
          "bad-value", "a sink's name is made of lower-case letters, digits and hyphens", at: value)
        continue
      }
      guard let words = command(value) else { continue }
      settings.commands[name] = Settings.Entry(words, line: place.line)
    }
  }

  // MARK: - Values

  /// Sinks as the command line takes them, each with its line.
  ///
  /// Whether there is such a sink is found out when it is wanted: a broken one is no reason to play nothing.
  private mutating func requests(_ node: JSONNode) -> [Settings.Entry<String>]? {
    guard let texts = texts(node), case .array(let nodes) = node.value else { return nil }
    guard nodes.count <= Settings.mostSinks else {
      note(
        "too-many", "expected at most \(Settings.mostSinks) sinks, found \(nodes.count)", at: node)
      return nil
    }
    // All at once, as of the commands above.
    let places = source.positions(of: nodes.map { Int($0.range.start) })
    return zip(texts, places).map { Settings.Entry($0, line: $1.line) }
  }

  /// A program and its arguments.
  private mutating func command(_ node: JSONNode) -> [String]? {
    guard let words = texts(node) else { return nil }
    if words.first?.isEmpty != false || words.contains(where: { $0.utf8.contains(0) }) {
      note("empty", "a command begins with the name of its program", at: node)
      return nil
    }
    return words
  }

  /// A duration, which may be none.
  private mutating func duration(_ node: JSONNode) -> Duration? {
    guard let text = text(node) else { return nil }
    if text == "0s" { return .zero }
    if let duration = try? DurationText.parse(text) { return duration }
    note("bad-duration", "expected a duration such as '5s', or '0s' for none", at: node)
    return nil
  }

  private mutating func dose(_ node: JSONNode) -> Double? {
    let word =
      if case .string(let string) = node.value { string.text } else { written(node) }
    switch word {
    case "min": return 0
    case "mid": return 0.5
    case "max": return 1
    default:
      if case .number = node.value, let share = Double(word), (0...1).contains(share) {
        return share
      }
      note("bad-value", "expected 'min', 'mid', 'max' or a number from 0 to 1", at: node)
      return nil
    }
  }

  private mutating func hours(_ node: JSONNode) -> QuietHours? {
    guard let text = text(node) else { return nil }
    do {
      return try QuietHours(text: text)
    } catch {
      note("bad-value", error.message, at: node)
      return nil
    }
  }

  private mutating func flag(_ node: JSONNode) -> Bool? {
    if case .bool(let flag) = node.value { return flag }
    noteType("true or false", at: node)
    return nil
  }

  private mutating func text(_ node: JSONNode) -> String? {
    if case .string(let string) = node.value { return string.text }
    noteType("a string", at: node)
    return nil
  }

  private mutating func texts(_ node: JSONNode) -> [String]? {
    guard case .array(let nodes) = node.value else {
      noteType("an array", at: node)
      return nil
    }
    let texts = nodes.compactMap { text($0) }
    return texts.count == nodes.count ? texts : nil
  }

  private func written(_ node: JSONNode) -> String {
    String(decoding: source.bytes[node.range.offsets], as: UTF8.self)
  }

  // MARK: - Objects, and what is wrong

  /// The members of an object, each key once; those that begin with `x-` or `$` are the person's own.
  private mutating func members(
    of node: JSONNode, known: [String]?
  ) -> [(key: String, value: JSONNode)] {
    guard case .object(let members) = node.value else {
      noteType("an object", at: node)
      return []
    }
    var found: [(key: String, value: JSONNode)] = []
    var seen: Set<String> = []
    for member in members {
      let key = member.key
      if seen.contains(key) {
        diagnostics.append(
          Diagnostic(
            .error, code: "duplicate-key", message: "'\(key)' stands here twice",
            range: member.keyRange))
      } else if let known, !known.contains(key) {
        if key.hasPrefix("x-") || key == "$schema" { continue }
        diagnostics.append(
          Diagnostic(
            .error, code: "unknown-key",
            message: "no key is called '\(key)' here" + Suggestion.words(for: key, among: known),
            range: member.keyRange))
      } else {
        seen.insert(key)
        found.append((key, member.value))
      }
    }
    return found
  }

  private mutating func noteType(_ expected: String, at node: JSONNode) {
    note("wrong-type", "expected \(expected), found \(node.value.kindName)", at: node)
  }

  private mutating func note(_ code: String, _ message: String, at node: JSONNode) {
    diagnostics.append(Diagnostic(.error, code: code, message: message, range: node.range))
  }

  private func entry<Value>(_ value: Value, at node: JSONNode) -> Settings.Entry<Value> {
    Settings.Entry(value, line: source.position(of: Int(node.range.start)).line)
  }
}

extension JSONValue {
  /// What a person calls a value of this kind.
  fileprivate var kindName: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
