import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSinks
import LimberSyntax

/// Tells all that is known of one sink: `limber sinks describe NAME`.
struct SinksDescribeCommand: Command {
  static let name = Argument<String>(.sink("NAME"), help: "The sink's name")
  static let description = CommandDescription(
    name: "describe", summary: "Tell all that is known of one sink",
    examples: [.init("limber sinks describe log", "its options, and what they do")],
    arguments: [name],
    options: [SinksCommand.json])

  private let name: String
  private let asJSON: Bool

  init(_ arguments: ParsedArguments) throws(UsageError) {
    name = try arguments.value(of: Self.name)
    asJSON = arguments.has(SinksCommand.json)
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let sinks = SinkListing.all(from: environment.sinkSources)
    // The one that is used, else the first of that name, with what speaks against it.
    guard
      let sink = sinks.first(where: { $0.name == name && $0.state.reason == nil })
        ?? sinks.first(where: { $0.name == name })
    else {
      let words = Suggestion.words(for: name, among: sinks.map(\.name))
      throw CommandFailure(
        .notFound, "there is no sink '\(SafeText.shown(name))'\(words); see 'limber sinks'"
      )
    }
    if asJSON {
      try environment.streams.output.write(JSONWriter.object { sink.write(to: &$0) } + "\n")
    } else {
      try environment.streams.output.write(
        Self.text(
          sink, in: environment.surroundings, columns: environment.streams.columns))
    }
    return .success
  }

  private static func text(
    _ sink: SinkListing, in surroundings: Surroundings, columns: Int
  ) -> String {
    let width = min(max(columns, 40), 100)
    var facts: [(term: String, text: String)] = []
    if let found = sink.found { facts.append(("program", surroundings.shortened(found.path))) }
    if case .silent(let reason) = sink.answer { facts.append(("says", "nothing: \(reason)")) }
    if let description = sink.answer?.description {
      if let version = description.version {
        facts.append(("version", SafeText.shown(version)))
      }
      let kinds = EventKind.allCases.filter(description.kinds.contains).map(\.rawValue)
      facts.append(("events", kinds.isEmpty ? "none" : kinds.joined(separator: ", ")))
      facts.append(("acknowledges", description.acks ? "yes" : "no"))
      facts.append(("may control", description.controls ? "yes" : "no"))
      facts.append(("may tell you", description.tells ? "yes" : "no"))
      if !description.needs.isEmpty {
        facts.append(("needs", SafeText.shown(description.needs.joined(separator: ", "))))
      }
      facts.append(("time to end", "\(JSONWriter.decimal(description.drainSeconds)) s"))
    }
    for hint in sink.answer?.description?.hints ?? [] { facts.append(("hint", hint)) }
    let listing = sink.text(in: surroundings, width: width)
    guard !facts.isEmpty else { return listing }
    return listing + "\n" + TextLayout.columns(facts, width: width).joined(separator: "\n") + "\n"
  }
}
