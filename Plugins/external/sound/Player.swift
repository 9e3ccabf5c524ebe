/// A program that plays a file.
struct Player {
  let name: String
  let path: String

  /// The programs that are tried, the likeliest to be heard first.
  static let names = ["afplay", "pw-play", "paplay", "aplay"]

  func arguments(file: String, device: String) -> [String] {
    guard !device.isEmpty else { return name == "aplay" ? ["-q", file] : [file] }
    return switch name {
    case "aplay": ["-q", "-D", device, file]
    case "paplay": ["--device=" + device, file]
    case "pw-play": ["--target", device, file]
    default: [file]
    }
  }
}
