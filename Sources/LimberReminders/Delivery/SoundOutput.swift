internal import LimberPlatform

/// Whether anything that is spoken here can be heard.
enum SoundOutput {
  /// Whether there is a sound card, or a sound server of the person's to speak through.
  static func isThere(in surroundings: Surroundings) -> Bool {
    #if os(macOS)
      return true
    #else
      let disk = surroundings.disk
      if surroundings.variable("PULSE_SERVER") != nil { return true }
      let runtime = surroundings.variable("XDG_RUNTIME_DIR") ?? RuntimeFolder.usual(on: disk)
      if let runtime,
        ["pulse/native", "pipewire-0"].contains(where: {
          RuntimeFolder.isOwnSocket("\(runtime)/\($0)", on: disk)
        })
      {
        return true
      }
      // Each card stands there with its number; without one there is a line in dashes.
      guard let cards = try? disk.read("/proc/asound/cards", limit: 4_096) else { return false }
      return String(decoding: cards, as: UTF8.self).split(separator: "\n")
        .contains { $0.drop { $0 == " " }.first?.isNumber == true }
    #endif
  }
}
