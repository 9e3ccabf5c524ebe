internal import Dispatch
internal import LimberBasics
internal import LimberPlatform
internal import LimberSchedule

/// Installs crontabs so that an old one is never lost and a new one is really there.
struct CrontabStore: Sendable {
  /// Nil where nothing is to be installed.
  let program: CrontabProgram?
  let places: ReminderPlaces
  let host: ReminderHost
  /// Waits so many milliseconds.
  var pause: @Sendable (_ milliseconds: Int) -> Void

  /// How many copies of old crontabs are kept.
  private static let copies = 20

  /// Installs an edit of the table that was read a moment ago, in a second that is quiet.
  ///
  /// - Throws: `ReminderFailure`; the table is then the old one, but for `notKept`.
  func install(_ edit: CrontabEdit) throws(ReminderFailure) {
    guard edit.changes, let program else { return }
    guard try program.read() == edit.old else { throw .changedMeanwhile }
    try keepCopy(of: edit.old)
    if edit.new.isEmpty {
      try program.remove()
    } else {
      do throws(SystemError) {
        try places.disk.write(edit.new, to: places.nextCrontab)
      } catch {
        throw .file(error)
      }
      defer { places.disk.discard(places.nextCrontab) }
      try program.install(file: places.nextCrontab)
    }
    guard try program.read() == edit.new else { throw .notKept }
  }

  /// Cron looks for new tables at the first second of a minute and tells them apart by whole seconds:
  /// what is installed just then may not be seen before the next change.
  func waitForQuietSecond() {
    let milliseconds = Int(host.now().milliseconds % 60_000)
    switch milliseconds {
    case 59_000...: pause(63_000 - milliseconds)
    case ..<3_000: pause(3_000 - milliseconds)
    default: break
    }
  }

  private func keepCopy(of table: [UInt8]) throws(ReminderFailure) {
    guard !table.isEmpty else { return }
    // To the millisecond, so that two changes in a row leave two copies.
    let stamp = String(host.now().rfc3339.prefix(23).map { $0 == ":" ? "-" : $0 })
    do throws(SystemError) {
      try places.disk.write(table, to: places.copies + "/" + stamp)
      let names = try places.disk.names(in: places.copies).filter { !$0.hasPrefix(".") }
      for name in names.dropLast(Self.copies) { places.disk.discard(places.copies + "/" + name) }
    } catch {
      throw .file(error)
    }
  }
}
