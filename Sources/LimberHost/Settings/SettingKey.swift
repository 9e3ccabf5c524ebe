internal import LimberEvents
internal import LimberSyntax

/// A setting by its name: what kind of value it takes, and where in the file it stands.
package struct SettingKey: Sendable, Hashable {
  /// What values it takes.
  package enum Form: Sendable, Hashable {
    /// Any number of sinks.
    case sinks
    /// A program and its arguments.
    case command
    /// A duration such as `5s`.
    case duration
    /// `min`, `mid`, `max` or a number from 0 to 1.
    case dose
    /// `true` or `false`.
    case flag
    /// A stretch of hours such as `22:00-7:00`.
    case hours
  }

  /// Its name: the keys of the file that lead to it, joined by a full stop.
  package let name: String
  /// What values it takes.
  package let form: Form
  /// What it settles, as a phrase.
  package let help: String

  /// Every setting with a name of its own, in the order in which lists show them.
  package static let all = [
    SettingKey(
      name: "sinks.terminal", form: .sinks, help: "the sinks of a session on a terminal"),
    SettingKey(
      name: "sinks.elsewhere", form: .sinks, help: "the sinks of a session anywhere else"),
    SettingKey(
      name: "leadIn", form: .duration, help: "the time to get ready before an exercise"),
    SettingKey(
      name: "resumeCountdown", form: .duration,
      help: "how long a key that goes on after a pause counts you in"),
    SettingKey(name: "dose", form: .dose, help: "where in each range to aim"),
    SettingKey(
      name: "handsFree", form: .flag, help: "whether sessions on a terminal are hands free"),
    SettingKey(name: "plain", form: .flag, help: "whether sessions are plain sentences"),
    SettingKey(
      name: "control", form: .flag,
      help: "whether 'limber ctl' and 'limber status' can ask and tell sessions"),
    SettingKey(
      name: "quietHours", form: .hours,
      help: "when reminders that name no hours of their own say nothing, as in 22:00-7:00"),
    SettingKey(
      name: "terminalProgram", form: .command,
      help: "the program that 'Start' of a notification opens, a command behind it"),
  ]

  private static let commands = "sinks.commands."

  /// The program that serves a sink of this name.
  package static func command(of sink: String) -> SettingKey {
    SettingKey(
      name: commands + sink, form: .command, help: "the program that serves the sink '\(sink)'")
  }

  /// The setting of a name, which may leave out all but its last part; nil where there is none.
  package static func named(_ text: String) -> SettingKey? {
    if text.hasPrefix(commands) {
      let sink = String(text.dropFirst(commands.count))
      return SinkRequest.isName(sink) ? command(of: sink) : nil
    }
    return all.first { $0.name == text } ?? all.first { $0.path.last == text }
  }

  /// The keys that lead to it in the file.
  package var path: [String] { name.split(separator: ".", maxSplits: 2).map(String.init) }

  /// The JSON of a value as words of a command line state it: of sinks and of a command each is one.
  ///
  /// Whether the setting takes it is for whoever reads the file to say.
  package func json(of words: [String]) -> String {
    switch form {
    case .sinks, .command:
      return "[" + words.map(Self.quoted).joined(separator: ", ") + "]"
    case .duration, .hours:
      return Self.quoted(words.joined(separator: " "))
    case .dose, .flag:
      let text = words.joined(separator: " ")
      switch try? JSONParser.parse(SourceText(name: name, text: text)).value {
      case .number, .bool: return text
      case _: return Self.quoted(text)
      }
    }
  }

  private static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.value(text)
    return json.text
  }
}
