internal import LimberBasics
internal import LimberPlatform
package import LimberSchedule

/// What an earlier limber was ended in the middle of is put right before anything else is done.
extension ReminderEditor {
  /// Finishes a change that was cut short, and takes out the line of a test that nobody waits for.
  ///
  /// A change whose reminders stand in the book is completed; where the crontab or systemd refuses, it is
  /// taken back. Nothing is touched while another limber is at work.
  ///
  /// - Parameter settle: as for `apply`.
  /// - Returns: what was mended, each a line without a full stop; empty where all was well.
  package func mend(
    settle: @Sendable (_ id: ReminderID, _ reminder: Reminder?) throws(ReminderFailure) -> Void = {
      _, _ in
    }
  ) throws(ReminderFailure) -> [String] {
    let isCutShort = places.disk.status(of: places.journal) != nil
    let isTested = try book().reminders.contains { $0.testAt != nil }
    let over = try book().reminders.filter(isOver).map(\.id)
    guard isCutShort || isTested || !over.isEmpty else { return [] }
    try places.makeFolders()
    guard let lock = try lock(places.editLock, within: 0) else { return [] }
    defer { _ = lock }
    var lines: [String] = []
    if let line = try finish(settle) { lines.append(line) }
    lines += try endTests(settle)
    if !over.isEmpty {
      let proposal = try propose { book throws(ReminderFailure) in
        for id in over { book[id] = nil }
      }
      try commit(proposal, settle: settle)
    }
    return lines
  }

  /// Whether a reminder never comes again; one of today may still be put off.
  private func isOver(_ reminder: Reminder) -> Bool {
    guard let last = reminder.schedule.rule.lastDay else { return false }
    let today = host.zone.localMinute(at: host.seconds).date
    return today > last.advanced(by: 1) && (reminder.snoozedUntil ?? 0) < host.seconds
  }

  private func finish(_ settle: Settle) throws(ReminderFailure) -> String? {
    guard let journal = ReminderJournal(at: places.journal, on: places.disk) else {
      places.disk.discard(places.journal)
      return nil
    }
    let now = try bookBytes().map { String(decoding: $0, as: UTF8.self) }
    // Cut short before the book, which comes first; or somebody has written another one since.
    guard now == journal.after else {
      places.disk.discard(places.journal)
      return now == journal.before
        ? "a change of the reminders was cut short before it was made; make it again" : nil
    }
    do throws(ReminderFailure) {
      try commit(propose({ _ in }, finishing: journal), finishing: journal, settle: settle)
      return "a change of the reminders that was cut short is complete now"
    } catch {
      if takeBack(journal, to: journal.before.map { Array($0.utf8) }, settle) {
        places.disk.discard(places.journal)
      }
      return "a change of the reminders that was cut short was taken back: \(error.message)"
    }
  }

  /// A test holds its lock for as long as it waits, so one without is over, however it ended.
  private func endTests(_ settle: Settle) throws(ReminderFailure) -> [String] {
    var ended: [ReminderID] = []
    var locks: [FileLock] = []
    for reminder in try book().reminders where reminder.testAt != nil {
      guard let lock = try lock(places.testLock(reminder.id), within: 0) else { continue }
      locks.append(lock)
      ended.append(reminder.id)
    }
    guard !ended.isEmpty else { return [] }
    defer { _ = locks }
    let over = ended
    let end: String
    do throws(ReminderFailure) {
      let proposal = try propose { book throws(ReminderFailure) in
        for id in over { book[id]?.testAt = nil }
      }
      try commit(proposal, settle: settle)
      end = "its line is out of the crontab again"
    } catch {
      // Nobody who only looks at the reminders is kept from it by that.
      end = "its line cannot be taken out of the crontab: \(error.message)"
    }
    return over.map { "the test of '\($0)' was cut short, and \(end)" }
  }
}
