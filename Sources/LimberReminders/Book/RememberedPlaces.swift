package import LimberPlatform

extension Surroundings {
  /// Variables that decide where files lie, and which a cron job does not have.
  private static let placeNames = [
    "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LIMBER_PLUGIN_PATH",
  ]

  /// The file that keeps them; it lies where `HOME` alone leads to.
  private var rememberedPlaces: String? {
    folders.home.map { $0 + "/.local/state/limber/reminders/places" }
  }

  /// Keeps the variables that say where files lie, for the jobs that cron will start without them.
  func rememberPlaces() throws(ReminderFailure) {
    guard let path = rememberedPlaces else { throw .noHome }
    let lines = Self.placeNames.compactMap { name in
      variables[name].flatMap { $0.contains("\n") ? nil : "\(name)=\($0)\n" }
    }
    do throws(SystemError) {
      if lines.isEmpty, disk.status(of: path) == nil { return }
      try disk.makeFolder(FilePath.split(path).folder)
      try disk.write(Array(lines.joined().utf8), to: path)
    } catch {
      throw .file(error)
    }
  }

  /// The environment of a job, with the places that were kept when its reminder was set up.
  package func withRememberedPlaces() -> Surroundings {
    guard let path = rememberedPlaces, let bytes = try? disk.read(path, limit: 64 * 1024)
    else { return self }
    var filled = self
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let pair = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, Self.placeNames.contains(String(pair[0])),
        filled.variables[String(pair[0])] == nil
      else { continue }
      filled.variables[String(pair[0])] = String(pair[1])
    }
    return filled
  }
}
