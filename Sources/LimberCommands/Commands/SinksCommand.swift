import LimberEvents
import LimberHost

/// Lists the sinks: `limber sinks`.
struct SinksCommand: Command {
  static let json = OptionDescription(flag: "json", help: "Print a JSON array")
  static let description = CommandDescription(
    name: "sinks", summary: "List the sinks that a session can be sent to, with their options",
    discussion: [
      """
      A sink is anything that is told what happens in a session: the screen, a file, the terminal's \
      bell. 'limber play' takes as many as you like: --sink NAME, or --sink NAME:option=value and \
      further options behind commas; '\\,' is a comma in a value.
      """
    ],
    examples: [
      .init("limber sinks", "what there is"),
      .init("limber play warm-up --sink console --sink log:path=log.txt", "use two of them"),
    ],
    options: [json])

  private let asJSON: Bool

  init(_ arguments: ParsedArguments) throws(UsageError) {
    asJSON = arguments.has(Self.json)
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let sinks = environment.registry.descriptors
    try environment.output.write(
      asJSON ? Self.json(sinks) : Self.text(sinks, columns: environment.columns))
    return .success
  }

  private static func text(_ sinks: [SinkDescriptor], columns: Int) -> String {
    let width = min(max(columns, 40), 100)
    let paragraphs = sinks.map { sink in
      let heading = TextLayout.wrap("\(sink.name): \(sink.summary)", width: width)
      let rows = sink.options.map { option in
        (term: "\(option.name)=\(option.kind.placeholder)", text: option.explanation)
      }
      return (heading + TextLayout.columns(rows, width: width)).joined(separator: "\n") + "\n"
    }
    return paragraphs.joined(separator: "\n")
  }

  private static func json(_ sinks: [SinkDescriptor]) -> String {
    let text = JSONWriter.array { json in
      for sink in sinks {
        json.object { json in
          json.field("name", sink.name)
          json.field("kind", "built-in")
          json.field("summary", sink.summary)
          json.array("options") { json in
            for option in sink.options { json.object { option.write(to: &$0) } }
          }
        }
      }
    }
    return text + "\n"
  }
}

extension SinkOption {
  /// What it does, and what it is when nobody says.
  fileprivate var explanation: String {
    let words =
      if case .words(let words) = kind { ": " + words.joined(separator: ", ") } else { "" }
    return help + words + (defaultValue.isEmpty ? "" : " (\(defaultValue) unless given)")
  }

  fileprivate func write(to json: inout JSONWriter) {
    json.field("name", name)
    json.field("type", kind.typeName)
    switch kind {
    case .choice(let words), .words(let words): json.field("values", words)
    case .number(let range):
      json.field("min", range.lowerBound)
      json.field("max", range.upperBound)
    case .text, .path, .bytes: break
    }
    json.field("default", defaultValue)
    json.field("help", help)
  }
}

extension SinkOption.Kind {
  /// What stands behind the option's name in a list of options.
  fileprivate var placeholder: String {
    switch self {
    case .text: "TEXT"
    case .path: "FILE"
    case .choice(let words): words.joined(separator: "|")
    case .words: "KIND+…"
    case .number: "N"
    case .bytes: "SIZE"
    }
  }

  fileprivate var typeName: String {
    switch self {
    case .text: "text"
    case .path: "path"
    case .choice: "choice"
    case .words: "words"
    case .number: "number"
    case .bytes: "bytes"
    }
  }
}
