internal import LimberPlatform
internal import LimberSchedule

/// Where the files of reminders lie.
struct ReminderPlaces: Sendable {
  let book: String
  /// Locks, copies of the crontab and the log of firings.
  let state: String
  /// What they lie on.
  let disk: Disk

  init(_ host: ReminderHost) throws(ReminderFailure) {
    guard let config = host.folders.config, let state = host.folders.state else {
      throw .noHome
    }
    book = config + "/reminders.json"
    self.state = state + "/reminders"
    disk = host.disk
  }

  /// Held while reminders and the crontab are changed.
  var editLock: String { state + "/edit.lock" }
  /// Held while a reminder fires.
  ///
  /// No id has a dot in it, so none is taken for another lock.
  func fireLock(_ id: ReminderID) -> String { state + "/\(id).fire.lock" }
  /// Held while the test of a reminder fires.
  func testFireLock(_ id: ReminderID) -> String { state + "/\(id).test-fire.lock" }
  /// Held while somebody waits for the test of a reminder.
  func testLock(_ id: ReminderID) -> String { state + "/\(id).test.lock" }
  /// Held while a reminder plays a routine.
  var playLock: String { state + "/play.lock" }
  /// One line for each firing.
  var log: String { state + "/firings.jsonl" }
  /// Until when the person was told of reminders that came to nothing.
  var told: String { state + "/told.json" }
  /// Which reminders the person was offered to let go.
  var offered: String { state + "/offered.json" }
  /// The change that is under way.
  var journal: String { state + "/change.json" }
  /// The crontab on its way to `crontab`.
  var nextCrontab: String { state + "/crontab.new" }
  /// Crontabs as they were before limber changed them.
  var copies: String { state + "/crontabs" }

  func makeFolders() throws(ReminderFailure) {
    do throws(SystemError) {
      try disk.makeFolder(FilePath.split(book).folder)
      try disk.makeFolder(copies)
    } catch {
      throw .file(error)
    }
  }
}
