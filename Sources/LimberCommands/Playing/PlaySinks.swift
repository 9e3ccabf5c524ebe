import LimberEvents
import LimberHost
import LimberSyntax

/// The sinks of a session: those that were named, or those that fit where it is shown.
struct PlaySinks {
  /// The name under which the event stream on standard output is reported.
  static let eventsName = "events"

  /// The sinks, ready to be made.
  private(set) var assignments: [SinkAssignment] = []
  private let context: SinkContext

  init(_ arguments: ParsedArguments, in environment: HostEnvironment) throws(UsageError) {
    let colour: Bool? = arguments.wantsColour
    let isPlain = arguments.has(PlayCommand.plain)
    let hasEvents = arguments.has(PlayCommand.events)
    var context = environment.sinkContext(isPlain: isPlain, colour: colour)
    if hasEvents {
      // Standard output belongs to the events: what else is shown goes to standard error.
      context.display = environment.display(
        of: environment.errors, isPlain: isPlain, colour: colour)
    }
    self.context = context

    let named = arguments.values(of: PlayCommand.sink)
    for text in named { try add(text, from: environment.registry) }
    if hasEvents {
      assignments.append(Self.events(environment.output))
    } else if named.isEmpty {
      let defaults = environment.output.isTerminal ? ["console", "bell"] : ["console"]
      for name in defaults where environment.registry.descriptor(named: name) != nil {
        try add(name, from: environment.registry)
      }
    }
  }

  private mutating func add(_ text: String, from registry: SinkRegistry) throws(UsageError) {
    let request = try Self.readable { () throws(SinkOptionError) in
      try SinkRequest(parsing: text)
    }
    guard let descriptor = registry.descriptor(named: request.name) else {
      let names = registry.descriptors.map(\.name)
      throw .unknownSink(
        request.name, suggestion: Suggestion.closest(to: request.name, among: names))
    }
    let values = try Self.readable { () throws(SinkOptionError) in
      try descriptor.resolve(request)
    }
    let context = context
    assignments.append(
      SinkAssignment(
        name: descriptor.name, kinds: descriptor.kinds(values, context),
        showsMessages: descriptor.name == "console",
        make: { _ in try descriptor.make(values, context) }))
  }

  private static func readable<Value>(
    _ body: () throws(SinkOptionError) -> Value
  ) throws(UsageError) -> Value {
    do {
      return try body()
    } catch {
      throw .badSink(error)
    }
  }

  private static func events(_ output: HostOutput) -> SinkAssignment {
    let kinds = Set(EventKind.allCases).subtracting([.tick])
    return SinkAssignment(name: eventsName, kinds: kinds) { _ in
      EventStream(write: output.write)
    }
  }
}

/// Writes every event as a line of JSON.
struct EventStream: Sink {
  /// Where a line goes, its newline included.
  let write: @Sendable (String) throws -> Void

  mutating func receive(_ event: SessionEvent) throws {
    try write(WireForm.line(event) + "\n")
  }
}
