internal import LimberEvents
internal import SinkKit

/// A program that speaks: one that is known, or one that the person named with its arguments.
struct Engine {
  struct Manner {
    /// Words a minute.
    var rate: Int
    var voice: String
    var language: String
    /// From 0 to 100.
    var volume: Int
  }

  let name: String
  let path: String
  /// The arguments of one that the person named, with places such as `{file}`; nil for one that is known.
  private let arguments: [String]?

  /// The programs that are tried, the one with the person's own settings first.
  static let names = ["say", "spd-say", "espeak-ng", "espeak"]

  /// No sentence takes longer: events carry 500 characters at most.
  static let limit = Duration.seconds(60)

  /// Those that the option `engine` asks for and that are there, in the order in which they are tried.
  static func all(_ values: SinkValues, _ system: SinkSystem) -> [Engine] {
    guard let words = values.command("engine"), let program = words.first else {
      let chosen = values["engine"]
      return (chosen == "auto" ? names : [chosen]).compactMap { name in
        system.find(name).map { Engine(name: name, path: $0, arguments: nil) }
      }
    }
    let path = program.contains("/") ? system.expanded(program) : system.find(program)
    return path.map {
      [Engine(name: program, path: $0, arguments: Array(words.dropFirst()))]
    } ?? []
  }

  /// What to run for a sentence.
  ///
  /// - Parameter file: a WAV file to write in place of speaking; only for one that `writesFiles`.
  func command(_ sentence: String, _ manner: Manner, file: String?) -> ToolRun.Command {
    var arguments: [String] = []
    var input: [UInt8] = []
    switch name {
    case _ where self.arguments != nil:
      arguments = filled(with: sentence, manner, file: file)
      if !hasPlace("text") { input = Array(sentence.utf8) }
    case "spd-say":
      // Its scale has 0 where others say about 170 words.
      let rate = min(max((manner.rate - 170) / 2, -100), 100)
      arguments =
        Self.courtesy + ["--wait", "--rate", "\(rate)", "--volume", "\(manner.volume * 2 - 100)"]
      if !manner.language.isEmpty { arguments += ["--language", manner.language] }
      if !manner.voice.isEmpty { arguments += ["--synthesis-voice", manner.voice] }
      arguments += ["--", sentence]
    case "say":
      arguments = ["-r", "\(manner.rate)", "-f", "-"]
      if !manner.voice.isEmpty { arguments += ["-v", manner.voice] }
      input = Array(sentence.utf8)
    default:
      arguments = ["-s", "\(manner.rate)", "-a", "\(manner.volume * 2)", "--stdin"]
      let voice = manner.voice.isEmpty ? manner.language : manner.voice
      if !voice.isEmpty { arguments += ["-v", voice] }
      if let file { arguments += ["-w", file] }
      input = Array(sentence.utf8)
    }
    var command = ToolRun.Command(path, arguments, input: input, limit: Self.limit)
    command.startsShared = isShared
    return command
  }

  /// How limber behaves beside others at speech-dispatcher, where one speaks at a time: a notification
  /// cuts off another notification, and never what a screen reader says.
  private static let courtesy = ["--application-name", "limber", "--priority", "notification"]

  /// Whether others speak through it as well: it says nothing while they do, and goes on with what it was
  /// given when the program that gave it is killed.
  var isShared: Bool { name == "spd-say" && arguments == nil }

  /// A sentence of nothing, for an engine that others share.
  ///
  /// It takes the place of what limber says, and of nobody else's words; where there is no sound card it
  /// does not end.
  var nothing: ToolRun.Command? {
    guard isShared else { return nil }
    var command = ToolRun.Command(
      path, Self.courtesy + ["--wait", "--", " "], limit: Self.startLimit)
    command.startsShared = true
    return command
  }

  /// It may have to be started first.
  private static let startLimit = Duration.seconds(4)

  /// Whether it can speak into a file.
  var writesFiles: Bool { arguments == nil ? name.hasPrefix("espeak") : hasPlace("file") }

  /// Whether it can be heard by itself.
  var isHeard: Bool { arguments == nil || !hasPlace("file") }

  /// What tells its sound from that of another: the program, how it is started, how it is to speak.
  func identity(_ manner: Manner) -> String {
    ([path] + (arguments ?? [])
      + ["\(manner.rate)", manner.language, manner.voice, "\(manner.volume)"])
      .joined(separator: "\u{0}")
  }

  // MARK: - Places

  private func hasPlace(_ name: String) -> Bool {
    var isThere = false
    for argument in arguments ?? [] {
      _ = Self.filled(argument) { place in
        if place == name { isThere = true }
        return nil
      }
    }
    return isThere
  }

  /// The arguments with what belongs into their places; what is put in is not looked through again.
  private func filled(with sentence: String, _ manner: Manner, file: String?) -> [String] {
    let values = [
      "text": sentence, "file": file ?? "", "rate": "\(manner.rate)", "voice": manner.voice,
      "language": manner.language, "volume": "\(manner.volume)",
    ]
    return (arguments ?? []).map { Self.filled($0) { values[$0] } }
  }

  /// A text with what stands for the names in its braces; a name that nothing stands for stays.
  private static func filled(_ text: String, value: (String) -> String?) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      if let close = rest.firstIndex(of: "}"),
        let value = value(String(rest[rest.index(after: open)..<close]))
      {
        result += value
        rest = rest[rest.index(after: close)...]
      } else {
        result += "{"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }
}
