public import LimberEvents
internal import LimberSyntax

/// What a sink says of itself when it is asked with `--describe`.
public struct SinkManifest: Sendable {
  /// Its name, without `limber-sink-`.
  public var name: String
  /// What it does, in a line.
  public var summary: String
  /// The kinds of event that it wants.
  public var kinds: [EventKind]
  /// Its options, in the order in which help lists them.
  public var options: [SinkOption]
  /// Seconds that it may take to end once nothing more comes, 0 to 10.
  public var drainSeconds: Int
  /// The programs that it cannot do without.
  public var needs: [String]
  /// Whether it may control the session.
  public var controls: Bool
  /// Whether it prepares for a session, where its option `prepare` is `on`.
  public var prepares: Bool
  /// Whether it may tell the person lines.
  public var tells: Bool
  /// What it does for a person who gives it arguments, a line each.
  public var usages: [String]

  /// Makes a manifest.
  public init(
    name: String, summary: String, kinds: [EventKind], options: [SinkOption], drainSeconds: Int = 2,
    needs: [String] = [], controls: Bool = false, tells: Bool = false, prepares: Bool = false,
    usages: [String] = []
  ) {
    self.name = name
    self.summary = summary
    self.kinds = kinds
    self.options = options
    self.drainSeconds = drainSeconds
    self.needs = needs
    self.controls = controls
    self.prepares = prepares
    self.tells = tells
    self.usages = usages
  }

  /// The version of the ready-made sinks, which ship together.
  static let version = "1.0.0"

  /// The description that sink protocol 1 asks for.
  public var json: String {
    JSONWriter.object { json in
      json.array("protocol") { $0.value(1) }
      json.field("name", name)
      json.field("version", Self.version)
      json.field("summary", summary)
      json.array("events") { json in for kind in kinds { json.value(kind.rawValue) } }
      json.object("options") { json in
        for option in options { json.object(option.name) { $0.describe(option) } }
      }
      json.array("needs") { json in for need in needs { json.value(need) } }
      json.field("acks", false)
      json.field("drainSeconds", drainSeconds)
      json.field("controls", controls)
      if prepares { json.field("prepares", true) }
      json.field("tells", tells)
    }
  }

  /// What a person reads who starts the sink by hand.
  var help: String {
    var text = "limber-sink-\(name): \(summary)\n\n"
    text += "It reads limber's events as lines: limber play ROUTINE --sink \(name)\n\nOptions:\n"
    for option in options {
      let value = option.defaultValue.isEmpty ? "" : " (\(option.defaultValue))"
      let name = option.isSecret ? option.name + "-file" : option.name
      text += "  \(name): \(option.help)\(value)\n"
    }
    if !usages.isEmpty { text += "\n" + usages.map { $0 + "\n" }.joined() }
    return text
  }
}

extension JSONWriter {
  fileprivate mutating func describe(_ option: SinkOption) {
    switch option.kind {
    case .text: field("type", "text")
    case .path: field("type", "path")
    case .file: field("type", "file")
    case .bytes: field("type", "bytes")
    case .choice(let words):
      field("type", "choice")
      array("values") { json in for word in words { json.value(word) } }
    case .words(let words):
      field("type", "words")
      array("values") { json in for word in words { json.value(word) } }
    case .command(let words):
      field("type", "command")
      array("values") { json in for word in words { json.value(word) } }
    case .number(let bounds):
      field("type", "number")
      field("min", bounds.lowerBound)
      field("max", bounds.upperBound)
    }
    if case .number = option.kind {
      field("default", Int(option.defaultValue))
    } else if !option.defaultValue.isEmpty {
      field("default", option.defaultValue)
    }
    field("help", option.help)
    if option.isRequired { field("required", true) }
    if option.isSecret { field("secret", true) }
  }
}
