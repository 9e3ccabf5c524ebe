internal import LimberPlatform
internal import LimberSchedule

/// What can be had back: reminders whose book was lost, and crontabs as they once were.
extension ReminderEditor {
  /// The reminders that the crontab's block starts and that no book knows.
  ///
  /// Their lines say when they come and no more: what they remind of is called as they are. Those of
  /// another folder of settings are not among them.
  package func lost() throws(ReminderFailure) -> [Reminder] {
    let known = Set(try book().reminders.map(\.id))
    let table = try crontab().read()
    let block: CrontabBlock?
    do throws(CrontabRefusal) {
      block = try CrontabBlock(in: table)
    } catch {
      throw .refused(error)
    }
    var lines: [ReminderID: [CronExpression]] = [:]
    for job in block?.jobs ?? [] where !known.contains(job.id) && !job.isTest {
      guard !host.surroundings.isRememberedElsewhere(job.id),
        let expression = try? CronExpression(text: job.fields)
      else { continue }
      lines[job.id, default: []].append(expression)
    }
    let now = host.seconds
    return lines.sorted { $0.key < $1.key }.compactMap { id, expressions in
      Schedule(expressions).map {
        Reminder(id: id, routine: id.text, schedule: $0, created: now)
      }
    }
  }

  // MARK: - Crontabs as they were

  /// The names of the crontabs that were kept before each change, the newest first.
  package func copies() -> [String] {
    ((try? places.disk.names(in: places.copies)) ?? []).filter { !$0.hasPrefix(".") }.sorted(by: >)
  }

  /// What it would be to have a kept crontab back; nil where none is called so.
  package func restoring(_ copy: String) throws(ReminderFailure) -> Restoring? {
    guard copies().contains(copy) else { return nil }
    guard let table = try? places.disk.read(places.copies + "/" + copy, limit: 16 << 20) else {
      throw .crontabFailed("the copy '\(copy)' cannot be read", said: "")
    }
    return Restoring(edit: CrontabEdit(from: try crontab().read(), to: table))
  }

  /// A crontab of before in the place of the one of now.
  package struct Restoring: Sendable {
    fileprivate let edit: CrontabEdit

    /// Whether anything would be another.
    package var changes: Bool { edit.changes }
    /// The difference, as `diff -u` shows it.
    package var diff: String { Proposal.diff(of: edit) }
  }

  /// Puts a kept crontab into the place of the one of now, of which a copy is kept in turn.
  ///
  /// The reminders stay as they are: `limber remind doctor` says where the two differ.
  package func restore(_ restoring: Restoring) throws(ReminderFailure) {
    try places.makeFolders()
    guard let lock = try lock(places.editLock, within: lockPatience) else { throw .busy }
    defer { _ = lock }
    let store = CrontabStore(
      program: try crontab(), places: places, host: host, pause: pause)
    store.waitForQuietSecond()
    try store.install(restoring.edit)
  }
}
