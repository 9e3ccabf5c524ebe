import LimberEvents
import LimberHost
import LimberSyntax

/// The sinks of a session: those that were named, or those that fit where it is shown.
struct PlaySinks {
  /// The name under which the event stream on standard output is reported.
  static let eventsName = "events"

  /// The sinks, ready to be made.
  private(set) var assignments: [SinkAssignment] = []
  private let environment: HostEnvironment
  private let context: SinkContext
  /// The sinks that are programs of their own.
  private let programs: ExternalSinks

  /// Finds the sinks.
  ///
  /// - Throws: `UsageError` or `CommandFailure` where one cannot be had as it was asked for.
  init(
    _ arguments: ParsedArguments, settings: Settings, in environment: HostEnvironment
  ) throws {
    self.environment = environment
    let colour = arguments.wantsColour
    let isPlain = arguments.has(PlayCommand.plain) || settings.isPlain?.value == true
    let hasEvents = arguments.has(PlayCommand.events)
    var context = environment.sinkContext(
      isPlain: isPlain, colour: colour, pauses: !arguments.has(PlayCommand.dryRun))
    if hasEvents {
      // Standard output belongs to the events: what else is shown goes to standard error.
      context.display = environment.display(
        of: environment.errors, isPlain: isPlain, colour: colour)
    }
    self.context = context
    programs = ExternalSinks(environment, context: context, version: Version.current)

    let named = arguments.values(of: PlayCommand.sink)
    let wanted =
      named.isEmpty && !hasEvents ? EffectiveSettings(settings, in: environment).sinks : named
    programs.askAhead(wanted.compactMap { try? SinkRequest(parsing: $0).name })
    for text in wanted { assignments.append(try assignment(for: text)) }
    if hasEvents { assignments.append(Self.events(environment.output)) }
  }

  private func assignment(for text: String) throws -> SinkAssignment {
    do {
      let request = try SinkRequest(parsing: text)
      guard let descriptor = environment.registry.descriptor(named: request.name) else {
        return try external(request)
      }
      let values = try descriptor.resolve(request)
      return SinkAssignment(
        name: descriptor.name, kinds: descriptor.kinds(values, context),
        showsMessages: descriptor.name == "console",
        make: { [context] _ in try descriptor.make(values, context) })
    } catch let error as SinkOptionError {
      throw UsageError.badSink(error)
    }
  }

  /// A sink that is a program of its own.
  private func external(_ request: SinkRequest) throws -> SinkAssignment {
    do {
      if let assignment = try programs.assignment(for: request) { return assignment }
    } catch .options(let error) {
      throw error
    } catch {
      throw CommandFailure(.unavailable, DisplayText.neutralised("\(error)"))
    }
    let names =
      environment.registry.descriptors.map(\.name) + SinkFinder(environment).all().map(\.name)
    throw UsageError.unknownSink(
      request.name, suggestion: Suggestion.closest(to: request.name, among: names))
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
