public import LimberEvents

/// A program that plays a WAV file.
public struct SoundPlayer: Sendable {
  /// The name that it is found by.
  public let name: String
  private let path: String
  private let device: String

  /// The programs that are tried, the likeliest to be heard first.
  public static let names = ["afplay", "pw-play", "paplay", "aplay"]
  /// The options of a sink that plays files.
  public static let options = [
    SinkOption(
      "player", kind: .choice(["auto"] + names), defaultValue: "auto",
      help: "the program that plays; auto takes the first that can"),
    SinkOption(
      "device", kind: .text, defaultValue: "",
      help: "the output device, by the player's name for it"),
  ]

  /// Those of the machine that the options let one play with, in the order in which they are tried.
  public static func all(_ values: SinkValues, _ system: SinkSystem) -> [SoundPlayer] {
    let chosen = values["player"]
    return (chosen == "auto" ? names : [chosen]).compactMap { name in
      system.find(name).map { SoundPlayer(name: name, path: $0, device: values["device"]) }
    }
  }

  /// Why a sink that plays files cannot, where there is no player.
  public static func missing(_ values: SinkValues) -> SinkFailure {
    .unavailable(
      values["player"] == "auto"
        ? "there is no program that plays sound; install pipewire, pulseaudio-utils or alsa-utils"
        : "the program '\(values["player"])' cannot be found")
  }

  /// What to run to play a file.
  ///
  /// - Parameter limit: how long it may take.
  public func command(_ file: String, limit: Duration) -> ToolRun.Command {
    ToolRun.Command(path, arguments(file), limit: limit)
  }

  private func arguments(_ file: String) -> [String] {
    guard !device.isEmpty else { return name == "aplay" ? ["-q", file] : [file] }
    return switch name {
    case "aplay": ["-q", "-D", device, file]
    case "paplay": ["--device=" + device, file]
    case "pw-play": ["--target", device, file]
    default: [file]
    }
  }
}
