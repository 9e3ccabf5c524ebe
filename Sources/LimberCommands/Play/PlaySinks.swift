import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSession

/// The sinks of a session: those that were named, or those that fit where it is shown.
///
/// One that the command line names must be had. One of the settings or of a reminder that cannot be had
/// is told in a line, and the session plays without it.
struct PlaySinks {
  /// The name under which the event stream on standard output is reported.
  static let eventsName = "events"

  /// The sinks, ready to be made.
  private(set) var assignments: [SinkAssignment] = []
  private let streams: Streams
  private let shop: SinkShop

  /// Finds the sinks.
  ///
  /// - Parameters:
  ///   - wishes: which sinks are asked for, and how it is shown.
  ///   - audience: whether keys are taken, which a display shows.
  ///   - sources: where they come from.
  ///   - file: where the settings were read from.
  /// - Throws: `UsageError` or `CommandFailure` where one cannot be had as the command line asked for it.
  init(
    _ wishes: PlayWishes, settings: Settings, audience: Audience, from sources: SinkSources,
    settledIn file: SettingsFile
  ) throws {
    streams = sources.streams
    let colour = wishes.colour
    let isPlain = wishes.isPlain || settings.isPlain?.value == true
    let hasEvents = wishes.printsEvents
    // Where standard output belongs to the events, what else is shown goes to standard error.
    var context = sources.context(
      isPlain: isPlain, colour: colour, isOutputTaken: hasEvents, pauses: !wishes.isDryRun)
    context.display.takesKeys = audience.takesKeys
    shop = SinkShop(sources, context: context)

    let named = wishes.sinks
    let reminder = wishes.reminderSinks
    let own = EffectiveSettings(
      settings, registry: sources.registry, isOnTerminal: streams.output.isTerminal)
    let usual = named.isEmpty ? (own.ownSinks ?? []).map(\.value) : []
    let isHandsFree = audience.attendance == .handsFree
    shop.askAhead(
      usual + named + (isHandsFree ? EffectiveSettings.heard : []) + reminder + wishes.addedSinks)
    assignments = try shop.assignments(for: named)
    for text in reminder { addIfThere(text, from: "a sink of the reminder") }
    if hasEvents {
      assignments.append(Self.events(streams.output, isGathered: wishes.isDryRun))
    } else if named.isEmpty, reminder.isEmpty || assignments.isEmpty {
      addUsual(own, settledIn: file)
      if isHandsFree { addHeard(beside: own) }
    }
    assignments += try shop.assignments(for: wishes.addedSinks)
  }

  /// The sinks that the settings name for here, and where none of those can be had the usual ones.
  private mutating func addUsual(_ settings: EffectiveSettings, settledIn file: SettingsFile) {
    for entry in settings.ownSinks ?? [] {
      addIfThere(entry.value, from: file.place(line: entry.line))
    }
    guard settings.ownSinks?.isEmpty != true, assignments.isEmpty else { return }
    for text in settings.usualSinks { addIfThere(text, from: "a sink") }
  }

  /// Adds what is heard; what it stands in for waits behind it, unless the person has named it.
  private mutating func addHeard(beside settings: EffectiveSettings) {
    for name in EffectiveSettings.heard where !assignments.contains(where: { $0.name == name }) {
      addIfThere(name, from: "hands free")
    }
    guard settings.ownSinks?.isEmpty != false,
      let tones = assignments.firstIndex(where: { $0.name == EffectiveSettings.tones }),
      let lesser = assignments.firstIndex(where: { $0.name == EffectiveSettings.lesserTones })
    else { return }
    let pair = Understudy.put(assignments[lesser], behind: assignments[tones])
    assignments[tones] = pair[0]
    assignments[lesser] = pair[1]
  }

  private mutating func addIfThere(_ text: String, from place: String) {
    do {
      assignments.append(try shop.assignment(for: text))
    } catch {
      streams.say("limber: \(place): \(error.words); it plays without")
    }
  }

  private static func events(_ output: HostOutput, isGathered: Bool) -> SinkAssignment {
    let kinds = Set(EventKind.allCases).subtracting([.tick])
    return SinkAssignment(name: eventsName, kinds: kinds) { _ in
      EventStream(output: output, isGathered: isGathered)
    }
  }
}

/// Writes every event as a line of JSON.
struct EventStream: Sink {
  private let output: HostOutput
  private var lines = EventLines()
  /// Whether lines are written many at once: in a dry run nobody waits for the next, but for the first, which
  /// says that it has begun.
  private let isGathered: Bool
  private var hasBegun = false

  init(output: HostOutput, isGathered: Bool) {
    self.output = output
    self.isGathered = isGathered
  }

  mutating func receive(_ event: SessionEvent) throws {
    lines.add(event)
    if !isGathered || !hasBegun || lines.isFull { try write() }
    hasBegun = true
  }

  mutating func finish() throws {
    if !lines.isEmpty { try write() }
  }

  private mutating func write() throws { try output.writeExactly(lines.take(endsLine: true)) }
}
