import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSyntax

/// Shows the settings that hold, and where each comes from: `limber settings`.
struct SettingsCommand: Command {
  static let json = Flag("json", help: "Print a JSON object")
  static let description = CommandDescription(
    name: "settings", summary: "Show your settings and where each comes from, or change them",
    discussion: [
      """
      Settings are kept in settings.json in your configuration folder, and what you say on the command \
      line goes before them. The keys are: sinks.terminal and sinks.elsewhere, the sinks of a session \
      on a terminal and anywhere else, written as --sink takes them; sinks.commands, programs to use \
      as sinks, each with its arguments; leadIn, dose, handsFree and plain, as the options of 'limber play'; \
      resumeCountdown, how long a key that goes on after a pause counts you in, 3s unless set and 0s for \
      not at all; control, whether sessions can be asked and told from outside, true unless set; quietHours, when \
      reminders that name no hours of their own say nothing, as in 22:00-7:00; terminalProgram, the \
      terminal that 'Start' of a reminder's notification opens. A sink that cannot be had is told here, \
      with its line; a session plays without it.
      """,
      #"{"sinks": {"terminal": ["console", "bell:on=countdown"], "commands": {"lamp": ["#
        + #""/usr/bin/python3", "~/lamp.py"]}}, "leadIn": "10s", "resumeCountdown": "5s", "dose": "mid", "handsFree": true, "plain": false}"#,
    ],
    examples: [
      .init("limber settings", "what holds"),
      .init("limber settings set leadIn 10s", "settle one"),
      .init("limber settings unset leadIn", "leave it to limber again"),
    ],
    options: [json])

  static let children: [any CommandFamily.Type] = [
    SettingsSetCommand.self, SettingsUnsetCommand.self,
  ]

  private let asJSON: Bool

  init(_ arguments: ParsedArguments) throws(UsageError) {
    asJSON = arguments.has(Self.json)
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let settings = try environment.settings()
    let rows = EffectiveSettings(
      settings, registry: environment.registry, isOnTerminal: environment.streams.output.isTerminal
    ).rows
    let path = environment.settingsFile.path
    let isThere = path.map { environment.disk.status(of: $0) != nil } ?? false
    try environment.streams.output.write(
      asJSON
        ? Self.json(rows, path: path)
        : Self.text(rows, path: path.map(environment.surroundings.homely), isThere: isThere))
    return try faults(
      of: settings, in: environment.settingsFile, from: environment.sinkSources)
      ? .configuration : .success
  }

  /// Says which sinks cannot be had, as `play` would find it out, each with its place.
  ///
  /// - Returns: whether there is any.
  private func faults(
    of settings: Settings, in file: SettingsFile, from sources: SinkSources
  ) throws -> Bool {
    let shop = SinkShop(sources, context: sources.context())
    let lists = [settings.terminalSinks, settings.otherSinks].compactMap(\.self).flatMap(\.value)
    shop.askAhead(lists.map(\.value) + settings.commands.keys)
    var faults: [(line: Int, words: String)] = []
    for entry in lists {
      if let words = shop.fault(of: entry.value) { faults.append((entry.line, words)) }
    }
    for (name, command) in settings.commands {
      if let words = shop.fault(ofProgram: name) { faults.append((command.line, words)) }
    }
    faults.sort { ($0.line, $0.words) < ($1.line, $1.words) }
    for fault in faults {
      sources.streams.say("limber: \(file.place(line: fault.line)): \(fault.words)")
    }
    return !faults.isEmpty
  }

  private static func text(_ rows: [EffectiveSettings.Row], path: String?, isThere: Bool) -> String
  {
    let name = path.map { FilePath.split($0).name } ?? ""
    let cells = rows.map { row in
      (
        row.key, SafeText.shown(row.text),
        row.line.map { "\(name), line \($0)" } ?? "built in"
      )
    }
    let keyWidth = cells.map { $0.0.cellWidth }.max() ?? 0
    let textWidth = min(cells.map { $0.1.cellWidth }.max() ?? 0, 50)
    let lines = cells.map { key, text, origin in
      key + String(repeating: " ", count: keyWidth - key.cellWidth + 2) + text
        + String(repeating: " ", count: max(0, textWidth - text.cellWidth) + 2) + origin
    }
    let file =
      path.map { "file: \(SafeText.shown($0))" + (isThere ? "" : " (is not there)") }
      ?? "file: none, as there is no home folder"
    return (lines + [file]).joined(separator: "\n") + "\n"
  }

  private static func json(_ rows: [EffectiveSettings.Row], path: String?) -> String {
    JSONWriter.object { json in
      json.field("path", path)
      json.array("settings") { json in
        for row in rows {
          json.object { json in
            json.field("key", row.key)
            json.key("value")
            row.value(&json)
            json.field("origin", row.line == nil ? "built-in" : "file")
            json.field("line", row.line)
          }
        }
      }
    } + "\n"
  }
}

extension SettingsFile {
  /// The person's settings.
  ///
  /// - Throws: `CommandFailure` where the file is faulty; what is wrong with it has then been said.
  func settings(orSayWhy streams: Streams) throws(CommandFailure) -> Settings {
    let reading: SettingsReading
    do {
      reading = try read()
    } catch {
      throw CommandFailure(
        .configuration,
        "the settings cannot be read: \(SafeText.shown(error.description))")
    }
    guard !reading.isGood, let source = reading.source else { return reading.settings }
    let errors = streams.errors
    try? errors.write(
      DiagnosticRenderer(source: source, fit: errors.fit)
        .text(reading.diagnostics, total: reading.total))
    throw CommandFailure(
      .configuration,
      "the settings are faulty; mend \(SafeText.shown(source.name)) or move it away")
  }
}
