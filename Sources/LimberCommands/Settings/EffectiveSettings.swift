import LimberBasics
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSchedule
import LimberSyntax

/// The settings with what holds where they say nothing.
struct EffectiveSettings: Sendable {
  /// A setting as lists show it.
  struct Row: Sendable {
    /// Its name, as the file has it: `sinks.terminal`.
    var key: String
    /// Its value, as JSON has it.
    var value: @Sendable (inout JSONWriter) -> Void
    /// Its value in words.
    var text: String
    /// The line of the file that it stands in; nil where limber itself has settled it.
    var line: Int?
  }

  private let settings: Settings
  private let registry: SinkRegistry
  private let isOnTerminal: Bool

  /// - Parameters:
  ///   - registry: the sinks that are compiled in.
  ///   - isOnTerminal: whether standard output is a terminal.
  init(_ settings: Settings, registry: SinkRegistry, isOnTerminal: Bool) {
    self.settings = settings
    self.registry = registry
    self.isOnTerminal = isOnTerminal
  }

  /// What the settings have for a session here where the command line names no sink; nil where they say
  /// nothing.
  var ownSinks: [Settings.Entry<String>]? {
    (isOnTerminal ? settings.terminalSinks : settings.otherSinks)?.value
  }

  /// The sinks of a session here where nobody says which.
  var usualSinks: [String] {
    builtIn(isOnTerminal ? Self.terminal : Self.elsewhere)
  }

  private static let terminal = ["console", "bell"]
  private static let elsewhere = ["console"]

  /// What a person who does not look hears, where it can be had: tones and a voice.
  static let heard = [tones, "speech"]
  /// The sink of tones.
  static let tones = "sound"
  /// What tones stand in for where nobody names it.
  static let lesserTones = "bell"

  private var terminalSinks: [String] {
    settings.terminalSinks?.value.map(\.value) ?? builtIn(Self.terminal)
  }

  private var otherSinks: [String] {
    settings.otherSinks?.value.map(\.value) ?? builtIn(Self.elsewhere)
  }

  /// Those of the names that are compiled in.
  private func builtIn(_ names: [String]) -> [String] {
    names.filter { registry.descriptor(named: $0) != nil }
  }

  /// Every setting, in the order of the documentation.
  var rows: [Row] {
    let dose = settings.dose?.value
    var rows = [
      list("sinks.terminal", terminalSinks, settings.terminalSinks?.line),
      list("sinks.elsewhere", otherSinks, settings.otherSinks?.line),
    ]
    rows += settings.commands.sorted { $0.key < $1.key }.map {
      list("sinks.commands.\($0.key)", $0.value.value, $0.value.line, separator: " ")
    }
    rows.append(duration("leadIn", settings.leadIn, usually: UsualTimes.leadIn))
    rows.append(
      duration(
        "resumeCountdown", settings.resumeCountdown, usually: Settings.usualResumeCountdown))
    rows.append(
      Row(
        key: "dose", value: { json in if let dose { json.value(dose) } else { json.null() } },
        text: dose.map { JSONWriter.decimal($0) } ?? "what your history gives",
        line: settings.dose?.line))
    rows.append(flag("handsFree", settings.isHandsFree, usually: false))
    rows.append(flag("plain", settings.isPlain, usually: false))
    rows.append(flag("control", settings.isControlled, usually: true))
    let quiet = settings.quietHours?.value.text
    rows.append(
      Row(
        key: "quietHours",
        value: { json in if let quiet { json.value(quiet) } else { json.null() } },
        text: quiet ?? "none", line: settings.quietHours?.line))
    rows.append(terminalProgram)
    return rows
  }

  private var terminalProgram: Row {
    guard let entry = settings.terminalProgram else {
      return Row(
        key: "terminalProgram", value: { $0.null() }, text: "the first there is", line: nil)
    }
    return list("terminalProgram", entry.value, entry.line, separator: " ")
  }

  private func flag(_ key: String, _ entry: Settings.Entry<Bool>?, usually usual: Bool) -> Row {
    let isOn = entry?.value ?? usual
    return Row(
      key: key, value: { $0.value(isOn) }, text: isOn ? "true" : "false", line: entry?.line)
  }

  private func duration(
    _ key: String, _ entry: Settings.Entry<Duration>?, usually usual: Duration
  ) -> Row {
    let text = JSONWriter.decimal((entry?.value ?? usual).inSeconds) + "s"
    return Row(key: key, value: { $0.value(text) }, text: text, line: entry?.line)
  }

  private func list(
    _ key: String, _ values: [String], _ line: Int?, separator: String = ", "
  ) -> Row {
    Row(
      key: key,
      value: { json in json.array { json in for value in values { json.value(value) } } },
      text: values.isEmpty ? "none" : values.joined(separator: separator), line: line)
  }
}
