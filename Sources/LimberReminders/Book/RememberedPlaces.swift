package import LimberPlatform
internal import LimberSchedule

extension Surroundings {
  /// Variables that decide where files lie, and which a cron job does not have.
  private static let placeNames = [
    "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LIMBER_PLUGIN_PATH",
  ]

  /// The file that keeps them; it lies where `HOME` alone leads to.
  private var rememberedPlaces: String? {
    folders.home.map { $0 + "/.local/state/limber/reminders/places" }
  }

  /// A line of that file: `ID NAME=VALUE`, or without an id, as older versions have it, for every reminder.
  private struct Line {
    var id: String?
    var name: String
    var value: String

    init?(_ line: Substring) {
      let pair = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { return nil }
      let words = pair[0].split(separator: " ")
      guard let last = words.last, Surroundings.placeNames.contains(String(last)), words.count <= 2
      else {
        return nil
      }
      (id, name) = (words.count == 2 ? String(words[0]) : nil, String(last))
      value = String(pair[1])
    }
  }

  private func keptLines() -> [Line] {
    guard let path = rememberedPlaces, let bytes = try? disk.read(path, limit: 1 << 20) else {
      return []
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap(Line.init)
  }

  /// The variables as they are here.
  private var places: [(name: String, value: String)] {
    Self.placeNames.compactMap { name in
      variables[name].flatMap { $0.contains("\n") ? nil : (name, $0) }
    }
  }

  /// Keeps the variables that say where files lie, for the jobs that cron will start without them.
  ///
  /// - Parameters:
  ///   - ids: the reminders that lie where these variables lead.
  ///   - old: those of which nothing is to be known any more.
  func rememberPlaces(
    of ids: [ReminderID], insteadOf old: [ReminderID]
  ) throws(ReminderFailure) {
    guard let path = rememberedPlaces else { throw .noHome }
    let gone = Set((ids + old).map(\.text))
    var text = ""
    for line in keptLines() {
      if let id = line.id, !gone.contains(id) { text += "\(id) \(line.name)=\(line.value)\n" }
    }
    for id in ids {
      for place in places { text += "\(id) \(place.name)=\(place.value)\n" }
    }
    do throws(SystemError) {
      if text.isEmpty, disk.status(of: path) == nil { return }
      try disk.makeFolder(FilePath.split(path).folder)
      try disk.write(Array(text.utf8), to: path)
    } catch {
      throw .file(error)
    }
  }

  /// The environment of a reminder's job, with the places that were kept when it was set up.
  package func withRememberedPlaces(of id: String) -> Surroundings {
    let lines = keptLines()
    let own = lines.filter { $0.id == id }
    var filled = self
    for line in own.isEmpty ? lines.filter({ $0.id == nil }) : own
    where filled.variables[line.name] == nil {
      filled.variables[line.name] = line.value
    }
    return filled
  }

  /// Whether a reminder was set up where other folders hold the settings.
  func isRememberedElsewhere(_ id: ReminderID) -> Bool {
    let own = keptLines().filter { $0.id == id.text }
    guard !own.isEmpty else { return false }
    return own.contains { line in
      line.name == "XDG_CONFIG_HOME" && line.value != variables[line.name]
    }
  }
}
