internal import Dispatch
internal import LimberBasics
internal import LimberPlatform
package import LimberSchedule
internal import Synchronization

/// Fires a reminder once through what really starts it, and takes what it needed for that away again.
package struct ReminderTest: Sendable {
  package enum Answer: Sendable, Hashable {
    /// It was started; this was noted.
    case fired(FiringRecord)
    /// Nothing started it in time.
    case notFired
    /// A signal ended the wait.
    case ended(by: Int32)
  }

  private let host: ReminderHost
  private let editor: ReminderEditor
  private let log: FiringLog
  private let places: ReminderPlaces

  package init(_ host: ReminderHost) throws(ReminderFailure) {
    self.host = host
    editor = try ReminderEditor(host)
    log = try FiringLog(host)
    places = try ReminderPlaces(host)
  }

  /// When it will be fired, in seconds since 1970: a minute that is far enough for cron to see its line,
  /// and at once by systemd, which needs no whole minute.
  package func instant(by starter: Reminder.Starter) -> Int64 {
    let now = host.seconds
    return switch starter {
    case .cron: (now + 8) / 60 * 60 + 60
    case .systemd: now
    }
  }

  /// What the change to the reminders is.
  package static func change(_ id: ReminderID, testAt: Int64?) -> ReminderEditor.Change {
    { book throws(ReminderFailure) in
      guard book[id] != nil else {
        throw .unknown(id.text, known: book.reminders.map(\.id.text))
      }
      book[id]?.testAt = testAt
    }
  }

  /// Adds the line, waits for the firing and takes the line away, whatever happens in between.
  ///
  /// - Parameters:
  ///   - instant: what `instant(by:)` said.
  ///   - patience: how many seconds after its minute a firing is waited for; ways have their time in it.
  package func run(
    _ id: ReminderID, at instant: Int64, by starter: Reminder.Starter,
    patience: Int64 = 45
  ) throws(ReminderFailure) -> Answer {
    let ended = Mutex<Int32?>(nil)
    _ = SignalWatch.shared.open { kind in
      switch kind {
      case .end(let number): ended.withLock { $0 = $0 ?? number }
      case .stop: ProgramEnd.standStill()
      case .continued, .resized: break
      }
    }
    defer { SignalWatch.shared.close() }
    try places.makeFolders()
    // By it others tell a test that goes on from one that was killed.
    guard let lock = try editor.lock(places.testLock(id), within: 0) else { throw .busy }
    defer { _ = lock }
    try editor.apply(Self.change(id, testAt: instant))
    if starter == .systemd {
      do throws(ReminderFailure) {
        try SystemdTimers(host).startTest(of: id)
      } catch {
        try editor.apply(Self.change(id, testAt: nil))
        throw error
      }
    }
    let late = starter == .cron ? CronDaemon.look(on: host.disk).lateness : 0
    let answer = wait(for: id, from: instant, until: instant + patience + late) {
      ended.withLock { $0 }
    }
    if case .notFired = answer {
      try? log.append(
        FiringRecord(
          id: id, time: host.now(), instant: nil, outcome: .failed,
          notes: [FiringRecord.notStarted], isTest: true))
    }
    try editor.apply(Self.change(id, testAt: nil))
    return answer
  }

  private func wait(
    for id: ReminderID, from instant: Int64, until end: Int64, signal: () -> Int32?
  ) -> Answer {
    while host.seconds < end {
      if let number = signal() { return .ended(by: number) }
      let fired = log.records().last {
        $0.id == id && $0.isTest && $0.time.milliseconds / 1_000 >= instant - 1
      }
      if let fired { return .fired(fired) }
      _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(250))
    }
    return .notFired
  }
}
