internal import SinkKit

/// A program that speaks.
struct Engine {
  /// How it is to speak.
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

  /// The programs that are tried, the one with the person's own settings first.
  static let names = ["say", "spd-say", "espeak-ng", "espeak"]

  /// No sentence takes longer: events carry 500 characters at most.
  static let limit = Duration.seconds(60)

  /// What to run for a sentence.
  ///
  /// - Parameter file: a WAV file to write in place of speaking; only espeak can.
  func command(_ sentence: String, _ manner: Manner, file: String?) -> ToolRun.Command {
    var arguments: [String] = []
    var input: [UInt8] = []
    switch name {
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
    return ToolRun.Command(path, arguments, input: input, limit: Self.limit)
  }

  /// How limber behaves beside others at speech-dispatcher, where one speaks at a time: a notification
  /// cuts off another notification, and never what a screen reader says.
  private static let courtesy = ["--application-name", "limber", "--priority", "notification"]

  /// Whether others speak through it as well: it says nothing while they do, and goes on with what it was
  /// given when the program that gave it is killed.
  var isShared: Bool { name == "spd-say" }

  /// A sentence of nothing, for an engine that others share.
  ///
  /// It takes the place of what limber says, and of nobody else's words; where there is no sound card it
  /// does not end.
  var nothing: ToolRun.Command? {
    isShared
      ? ToolRun.Command(path, Self.courtesy + ["--wait", "--", " "], limit: Self.startLimit) : nil
  }

  /// It may have to be started first.
  private static let startLimit = Duration.seconds(4)

  /// Whether it can speak into a file.
  var writesFiles: Bool { name.hasPrefix("espeak") }
}
