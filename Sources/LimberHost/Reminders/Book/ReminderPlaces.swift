internal import LimberEvents
public import LimberSchedule

/// Where the files of reminders lie.
struct ReminderPlaces: Sendable {
  /// The reminders themselves.
  let book: String
  /// Locks, copies of the crontab and the log of firings.
  let state: String

  init(_ environment: HostEnvironment) throws(ReminderFailure) {
    guard let config = environment.folders.config, let state = environment.folders.state else {
      throw .noHome
    }
    book = config + "/reminders.json"
    self.state = state + "/reminders"
  }

  /// Held while reminders and the crontab are changed.
  var editLock: String { state + "/edit.lock" }
  /// Held while a reminder fires.
  ///
  /// No id has a dot in it, so none is taken for another lock.
  func fireLock(_ id: ReminderID) -> String { state + "/\(id).fire.lock" }
  /// Held while somebody waits for the test of a reminder.
  func testLock(_ id: ReminderID) -> String { state + "/\(id).test.lock" }
  /// Held while a reminder plays a routine.
  var playLock: String { state + "/play.lock" }
  /// One line for each firing.
  var log: String { state + "/firings.jsonl" }
  /// The change that is under way.
  var journal: String { state + "/change.json" }
  /// The crontab on its way to `crontab`.
  var nextCrontab: String { state + "/crontab.new" }
  /// Crontabs as they were before limber changed them.
  var copies: String { state + "/crontabs" }

  func makeFolders() throws(ReminderFailure) {
    do throws(SystemError) {
      try FilePath.makeFolder(FilePath.split(book).folder)
      try FilePath.makeFolder(copies)
    } catch {
      throw .file(error)
    }
  }
}

// MARK: - What cron does not hand on

extension HostEnvironment {
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
      if lines.isEmpty, FileStatus.of(path) == nil { return }
      try FilePath.makeFolder(FilePath.split(path).folder)
      try AtomicFile.write(Array(lines.joined().utf8), to: path)
    } catch {
      throw .file(error)
    }
  }

  /// The environment of a job, with the places that were kept when its reminder was set up.
  public func withRememberedPlaces() -> HostEnvironment {
    guard let path = rememberedPlaces, let bytes = try? FileReader.read(path, limit: 64 * 1024)
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

extension HostEnvironment {
  /// The zone of local clocks, as schedules need it.
  public var zone: ZoneOffsets {
    let localTime = localTime
    return ZoneOffsets { Int(localTime($0 * 1_000).offsetSeconds) }
  }

  /// Now, in seconds since 1970.
  public var seconds: Int64 { now().milliseconds / 1_000 }
}
