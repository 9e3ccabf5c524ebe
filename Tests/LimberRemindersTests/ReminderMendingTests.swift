import LimberEvents
import LimberHost
import LimberSchedule
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberPlatform
@testable import LimberReminders

/// What is left where a limber was killed in the middle of a change, and what the next one makes of it.
@Suite struct `A change of the reminders that was cut short` {
  private let bench: CronBench
  private let editor: ReminderEditor
  private let places: ReminderPlaces
  private let stretch: Reminder
  private let soak: Reminder

  init() throws {
    bench = try CronBench()
    editor = try bench.editor()
    places = try ReminderPlaces(bench.environment().reminderHost)
    stretch = try Reminder.sample("stretch", at: "18:00")
    soak = try Reminder.sample("soak", at: "21:00")
    try bench.setTable("0 1 * * * backup\n")
    try editor.add(stretch)
  }

  private let completed = "a change of the reminders that was cut short is complete now"

  /// Leaves things as a kill does that comes when `soak` was to be added.
  private func cutShort(bookIsWritten: Bool, timers: [ReminderID] = []) throws {
    let before = try editor.bookBytes()
    let after = ReminderBook([stretch, soak]).bytes
    try ReminderJournal(before: before, after: after, timers: timers).keep(
      at: places.journal, on: .system)
    if bookIsWritten { try Disk.system.write(after, to: places.book) }
  }

  private var isJournalGone: Bool { Disk.system.status(of: places.journal) == nil }

  @Test(arguments: [false, true])
  func `of one that was taken away takes its line away as well`(isLast: Bool) throws {
    if !isLast { try editor.add(soak) }
    let before = try editor.bookBytes()
    let after = ReminderBook(isLast ? [] : [soak]).bytes
    try ReminderJournal(before: before, after: after, timers: []).keep(
      at: places.journal, on: .system)
    try Disk.system.write(after, to: places.book)
    #expect(try editor.mend() == [completed])
    let table = try #require(bench.table)
    #expect(!table.contains("stretch"))
    #expect(table.contains("soak") == !isLast)
    #expect(table.hasPrefix("0 1 * * * backup\n"))
  }

  @Test func `between the book and the crontab is completed, and that is said once`() throws {
    try cutShort(bookIsWritten: true)
    #expect(bench.table?.contains("soak") == false)
    #expect(try editor.mend() == [completed])
    #expect(bench.table?.contains("0 21 * * * '/opt/limber/limber' remind run soak ") == true)
    #expect(try editor.book().reminders == [stretch, soak])
    #expect(try editor.mend() == [])
    #expect(isJournalGone)
  }

  @Test func `after the crontab is whole already`() throws {
    try editor.add(soak)
    let table = bench.table
    let before = ReminderBook([stretch]).bytes
    try ReminderJournal(before: before, after: try #require(try editor.bookBytes()), timers: [])
      .keep(at: places.journal, on: .system)
    #expect(try editor.mend() == [completed])
    #expect(bench.table == table)
  }

  @Test func `before the book has changed nothing, which is said`() throws {
    let table = bench.table
    try cutShort(bookIsWritten: false)
    #expect(
      try editor.mend()
        == ["a change of the reminders was cut short before it was made; make it again"])
    #expect(try editor.book().reminders == [stretch])
    #expect(bench.table == table)
    #expect(isJournalGone)
  }

  @Test func `is taken back where the crontab refuses it now`() throws {
    try cutShort(bookIsWritten: true)
    let table = bench.table
    try bench.install(
      "#!/bin/sh\n[ \"$1\" = -l ] && exec cat \"${0%/*}/../table\"\necho no >&2; exit 1\n",
      as: "crontab")
    #expect(
      try editor.mend() == [
        "a change of the reminders that was cut short was taken back: 'crontab' refused the new"
          + " table with exit code 1: no"
      ])
    #expect(try editor.book().reminders == [stretch])
    #expect(bench.table == table)
    #expect(isJournalGone)
  }

  @Test func `of a first reminder that is taken back leaves no book`() throws {
    let bench = try CronBench(script: "#!/bin/sh\necho no >&2; exit 1\n")
    let editor = try bench.editor()
    let places = try ReminderPlaces(bench.environment().reminderHost)
    try places.makeFolders()
    let after = ReminderBook([soak]).bytes
    try ReminderJournal(before: nil, after: after, timers: []).keep(at: places.journal, on: .system)
    try Disk.system.write(after, to: places.book)
    #expect(try editor.mend().count == 1)
    #expect(Disk.system.status(of: places.book) == nil)
  }

  @Test func `is left alone where somebody has written another book since`() throws {
    try cutShort(bookIsWritten: true)
    try Disk.system.write(ReminderBook([]).bytes, to: places.book)
    #expect(try editor.mend() == [])
    #expect(isJournalGone)
    #expect(try editor.book().reminders.isEmpty)
  }

  @Test func `is left to the limber that is still at it`() throws {
    try cutShort(bookIsWritten: true)
    let lock = try FileLock(places.editLock, on: .system, within: 0)
    #expect(try editor.mend() == [])
    #expect(!isJournalGone)
    withExtendedLifetime(lock) {}
  }

  @Test func `brings the units of systemd in line too`() throws {
    try cutShort(bookIsWritten: true, timers: [soak.id, stretch.id])
    let settled = Mutex<[String]>([])
    _ = try editor.mend { id, reminder throws(ReminderFailure) in
      settled.withLock { $0.append("\(id) \(reminder?.routine ?? "gone")") }
    }
    #expect(settled.withLock { $0 } == ["soak warm-up", "stretch warm-up"])
  }

  @Test func `by a systemd that refuses is taken back`() throws {
    var timer = soak
    timer.starter = .systemd
    let added = timer
    let failure = ReminderFailure.systemd("no manager")
    #expect(throws: failure) {
      try editor.apply({ book throws(ReminderFailure) in book[added.id] = added }) {
        _, reminder throws(ReminderFailure) in
        if reminder != nil { throw failure }
      }
    }
    #expect(try editor.book().reminders == [stretch])
    #expect(isJournalGone)
  }

  @Test func `cannot happen in the wait for a quiet second, before which nothing is written`()
    throws
  {
    let seen = Mutex<[Bool]>([])
    let (places, before) = (places, try editor.bookBytes())
    let editor = try ReminderEditor(
      bench.environment(at: CronBench.noon + 29).reminderHost, lockPatience: 0, crontabSeconds: 10,
      pause: { _ in
        let book = try? Disk.system.read(places.book, limit: 1 << 20)
        seen.withLock { $0.append(book == before && Disk.system.status(of: places.journal) == nil) }
      })
    try editor.add(soak)
    #expect(seen.withLock { $0 } == [true])
  }

  @Test func `of a test is its line, which goes unless somebody still waits`() throws {
    let minute = CronBench.noon / 60 * 60 + 60
    try editor.apply(ReminderTest.change(stretch.id, testAt: minute))
    #expect(bench.table?.contains(" --test ") == true)
    var waiting = try FileLock(places.testLock(stretch.id), on: .system, within: 0)
    #expect(waiting != nil)
    #expect(try editor.mend() == [])
    #expect(bench.table?.contains(" --test ") == true)
    waiting = nil
    #expect(
      try editor.mend()
        == ["the test of 'stretch' was cut short, and its line is out of the crontab again"])
    #expect(bench.table?.contains(" --test ") == false)
    #expect(try editor.book().reminders == [stretch])
  }

  @Test func `of a test keeps nobody from the reminders where the crontab is gone`() throws {
    try editor.apply(ReminderTest.change(stretch.id, testAt: CronBench.noon / 60 * 60 + 60))
    try bench.install("#!/bin/sh\necho gone >&2; exit 9\n", as: "crontab")
    #expect(
      try editor.mend() == [
        "the test of 'stretch' was cut short, and its line cannot be taken out of the crontab:"
          + " 'crontab -l' failed with exit code 9, so nothing was written: gone"
      ])
  }
}
