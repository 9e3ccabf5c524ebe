internal import Dispatch
internal import LimberPlatform
package import LimberSchedule

/// Changes reminders and the crontab together: both, or neither.
///
/// Everything happens under one lock, and the block is worked out from all the reminders each time,
/// so that no change of another limber is lost. A change that is cut short by a kill or a power failure
/// leaves its journal, by which the next command finishes it.
package struct ReminderEditor: Sendable {
  /// What a change would do.
  package struct Proposal: Sendable {
    /// The reminders as they would be.
    package let book: ReminderBook
    let oldBook: [UInt8]?
    let oldReminders: [Reminder]
    let edit: CrontabEdit?

    /// The reminders whose units of systemd are others than before, gone or new.
    package var timers: [ReminderID] {
      let ids = (oldReminders + book.reminders).filter { $0.starter == .systemd }.map(\.id)
      return Set(ids).sorted().filter { id in
        let (old, new) = (oldReminders.first { $0.id == id }, book[id])
        return old?.starter != new?.starter || old?.schedule != new?.schedule
          || old?.routines != new?.routines || old?.again != new?.again
          || old?.zoneName != new?.zoneName || old?.habit != new?.habit
          || old?.snoozedUntil != new?.snoozedUntil
      }
    }

    /// Whether the crontab would be another.
    package var changesCrontab: Bool { edit?.changes ?? false }

    /// The crontab's difference, as `diff -u` shows it; empty where there is none.
    package var diff: String {
      edit.map(Self.diff) ?? ""
    }

    static func diff(of edit: CrontabEdit) -> String {
      ShownDiff.of(edit.old, edit.new, called: ("crontab", "crontab (new)"))
    }
  }

  package typealias Change = @Sendable (inout ReminderBook) throws(ReminderFailure) -> Void

  /// Brings the units of systemd in line with a reminder, which is nil where there is none any more.
  package typealias Settle =
    @Sendable (
      _ id: ReminderID, _ reminder: Reminder?
    ) throws(ReminderFailure) -> Void

  let host: ReminderHost
  let places: ReminderPlaces
  let lockPatience: Int
  private let crontabSeconds: Double
  let pause: @Sendable (Int) -> Void

  package init(_ host: ReminderHost) throws(ReminderFailure) {
    try self.init(
      host, lockPatience: 30_000, crontabSeconds: 10,
      pause: { _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds($0)) })
  }

  init(
    _ host: ReminderHost, lockPatience: Int, crontabSeconds: Double,
    pause: @escaping @Sendable (Int) -> Void
  ) throws(ReminderFailure) {
    self.host = host
    self.lockPatience = lockPatience
    self.crontabSeconds = crontabSeconds
    self.pause = pause
    places = try ReminderPlaces(host)
  }

  // MARK: - Reading

  package func book() throws(ReminderFailure) -> ReminderBook {
    try Self.read(bookBytes(), path: places.book)
  }

  /// What a change would do, without doing it.
  ///
  /// - Parameter refreshes: whether the lines of reminders that do not change are written anew as well.
  package func propose(
    _ change: Change, refreshes: Bool = false
  ) throws(ReminderFailure) -> Proposal {
    try propose(change, refreshes: refreshes, finishing: nil)
  }

  /// What a change would do, or what is left of one that is in the book already: its reminders may still
  /// have their old lines.
  func propose(
    _ change: Change, refreshes: Bool = false, finishing journal: ReminderJournal?
  ) throws(ReminderFailure) -> Proposal {
    let old = try bookBytes()
    let before = try Self.read(old, path: places.book)
    var book = before
    try change(&book)
    let past = try journal?.before.map { text throws(ReminderFailure) in
      try Self.read(Array(text.utf8), path: places.journal).reminders
    }
    let concerned = (past ?? []) + before.reminders + book.reminders
    let usesCron = concerned.contains { $0.starter == .cron }
    guard usesCron else {
      return Proposal(book: book, oldBook: old, oldReminders: before.reminders, edit: nil)
    }
    let table = try crontab().read()
    do throws(CrontabRefusal) {
      let unchanged = refreshes ? [] : before.reminders.filter { $0 == book[$0.id] }.map(\.id)
      let edit = try CrontabEdit(
        of: table, jobs: jobs(of: book), known: Set(concerned.map(\.id)),
        unchanged: Set(unchanged))
      return Proposal(book: book, oldBook: old, oldReminders: before.reminders, edit: edit)
    } catch {
      throw .refused(error)
    }
  }

  private func jobs(of book: ReminderBook) throws(CrontabRefusal) -> [CrontabJob] {
    var jobs: [CrontabJob] = []
    for reminder in book.reminders {
      jobs += try reminder.jobs(program: host.executable ?? "", in: host)
    }
    return jobs
  }

  func crontab() throws(ReminderFailure) -> CrontabProgram {
    try CrontabProgram(host, seconds: crontabSeconds)
  }

  func bookBytes() throws(ReminderFailure) -> [UInt8]? {
    do {
      return try places.disk.read(places.book, limit: 4 * 1_024 * 1_024)
    } catch {
      if error.isMissing { return nil }
      throw .badBook(path: host.shortened(places.book), reason: "\(error)")
    }
  }

  private static func read(
    _ bytes: [UInt8]?, path: String
  ) throws(ReminderFailure) -> ReminderBook {
    guard let bytes else { return ReminderBook() }
    do {
      return try ReminderBook(bytes: bytes)
    } catch {
      let place = error.number.map { "reminder \($0): " } ?? ""
      throw .badBook(path: path, reason: place + error.reason)
    }
  }

  // MARK: - Writing

  /// Makes a change.
  ///
  /// - Parameters:
  ///   - shown: what the person agreed to; the crontab must still come out the same. Nil where
  ///     whatever comes out is agreed to.
  ///   - refreshes: as for `propose`.
  ///   - settle: called for each reminder of systemd that the change touches, once all else is done.
  /// - Returns: what was done.
  @discardableResult
  package func apply(
    _ change: Change, asShown shown: Proposal? = nil, refreshes: Bool = false,
    settle: Settle = { _, _ in }
  ) throws(ReminderFailure) -> Proposal {
    try places.makeFolders()
    guard let lock = try lock(places.editLock, within: lockPatience) else { throw .busy }
    defer { _ = lock }
    let proposal = try propose(change, refreshes: refreshes)
    if let shown, shown.edit != proposal.edit || shown.timers != proposal.timers {
      throw .changedMeanwhile
    }
    try host.surroundings.rememberPlaces(
      of: proposal.book.reminders.map(\.id), insteadOf: proposal.oldReminders.map(\.id))
    try commit(proposal, settle: settle)
    return proposal
  }

  /// Writes what was proposed; only to be called while the lock is held.
  ///
  /// - Parameter found: the journal of a change that is being finished; nil for a new one.
  func commit(
    _ proposal: Proposal, finishing found: ReminderJournal? = nil, settle: Settle
  ) throws(ReminderFailure) {
    let store = CrontabStore(
      program: try proposal.edit.map { _ throws(ReminderFailure) in try crontab() },
      places: places, host: host, pause: pause)
    // Whoever is ended by a signal in this wait of seconds has changed nothing yet.
    if proposal.changesCrontab { store.waitForQuietSecond() }
    let journal =
      found
      ?? ReminderJournal(
        before: proposal.oldBook, after: proposal.book.bytes, timers: proposal.timers)
    try journal.keep(at: places.journal, on: places.disk)
    // Where this says how it ended, nothing is left to be finished by others.
    var isOver = true
    defer { if isOver { places.disk.discard(places.journal) } }
    do throws(ReminderFailure) {
      try write(proposal.book.bytes)
      if let edit = proposal.edit { try store.install(edit) }
      for id in journal.timers { try settle(id, proposal.book[id]) }
    } catch {
      // Without its line in the crontab no reminder is told of.
      // Whoever finishes what another began takes it back, too.
      isOver =
        error == .notKept
        || (found == nil && takeBack(journal, to: proposal.oldBook, settle))
      throw error
    }
  }

  /// Makes the reminders what they were before a change.
  ///
  /// - Returns: whether they are that for good; where not, the journal must stay, so that the next one finishes it.
  func takeBack(_ journal: ReminderJournal, to before: [UInt8]?, _ settle: Settle) -> Bool {
    let isBack = restore(before)
    let old = try? book()
    for id in journal.timers { try? settle(id, old?[id]) }
    return isBack
  }

  /// Takes a lock; nil where somebody else holds it.
  func lock(_ path: String, within milliseconds: Int) throws(ReminderFailure) -> FileLock? {
    do throws(SystemError) {
      return try FileLock(path, on: places.disk, within: milliseconds)
    } catch {
      throw .file(error)
    }
  }

  private func write(_ bytes: [UInt8]) throws(ReminderFailure) {
    do throws(SystemError) {
      try places.disk.write(bytes, to: places.book)
    } catch {
      throw .file(error)
    }
  }

  private func restore(_ old: [UInt8]?) -> Bool {
    do throws(SystemError) {
      // A book that came back when the power fails would have nothing in the crontab.
      if let old {
        try places.disk.write(old, to: places.book)
      } else {
        try places.disk.remove(places.book)
      }
      return true
    } catch {
      return false
    }
  }
}
