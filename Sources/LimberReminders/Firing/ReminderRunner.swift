internal import LimberBasics
internal import LimberPlatform
package import LimberSchedule

/// What happens when a scheduler starts `limber remind run ID`: quick, bounded, and never twice at once.
package struct ReminderRunner: Sendable {
  /// What the runner must be told of the routine.
  package struct Subject: Sendable {
    package var title: String
    /// How long it takes, in minutes.
    package var minutes: Int?
    /// Why the person need not be reminded, as a phrase; nil where they should be.
    package var reasonForSilence: String?
    /// Whether the routine is not there any more, or cannot be read: that is then what is told.
    package var isGone: Bool
    /// Which of the reminder's routines are still to be done, as `limber play` takes them; nil for all.
    package var routines: [String]?

    package init(
      title: String, minutes: Int? = nil, reasonForSilence: String? = nil, isGone: Bool = false,
      routines: [String]? = nil
    ) {
      self.routines = routines
      self.title = title
      self.minutes = minutes
      self.reasonForSilence = reasonForSilence
      self.isGone = isGone
    }
  }

  /// One time of a reminder, and the time before it.
  package struct Occasion: Sendable {
    /// The schedule's time before this one, in seconds since 1970; nil where there is none.
    ///
    /// What was done since then counts for this one.
    package let since: Int64?
    /// The schedule's time itself, in seconds since 1970; before the firing's where it comes again.
    ///
    /// Where it follows another routine, it is when that was done.
    package let main: Int64
    package let firing: Firing
  }

  package enum Answer: Sendable {
    /// Another firing of the same reminder is at work.
    case busy
    /// It is over; this was noted.
    case over(FiringRecord)
    /// It is over but for what the person may press; this was noted, and the routines are what was told of,
    /// as `limber play` takes them.
    case waiting(FiringRecord, Notice, routines: [String])
    /// The person is to be told by playing the routine; call `note` with what came of it.
    case play(Turn)
  }

  /// The right to play, which no other reminder has for as long as the value lives.
  package struct Turn: Sendable {
    /// What is served by it.
    package let firing: Firing
    /// What is to be played, as `limber play` takes it.
    package let routines: [String]
    /// Taken when the firing began, and never let go in between: what was looked at and let go could
    /// be another's a moment later.
    private let locks: [Lock]

    /// What the person is told where it cannot be played.
    fileprivate let message: ReminderMessage

    fileprivate init(
      _ firing: Firing, playing routines: [String], saying message: ReminderMessage,
      holding locks: [Lock]
    ) {
      self.firing = firing
      self.routines = routines
      self.message = message
      self.locks = locks
    }
  }

  let host: ReminderHost
  private let places: ReminderPlaces
  let log: FiringLog
  private let bus: SessionBus?

  package init(_ host: ReminderHost) throws(ReminderFailure) {
    self.host = host
    places = try ReminderPlaces(host)
    log = try FiringLog(host)
    bus = SessionBus(host)
  }

  /// Fires a reminder.
  ///
  /// A state folder that cannot be written is no reason to say nothing: there is then no lock and no
  /// log, and the person is reminded all the same.
  ///
  /// - Parameters:
  ///   - isTest: whether this is the one firing that a test asked for.
  ///   - done: when a routine was last done, in seconds since 1970; asked only where the reminder follows it.
  ///   - subject: tells of the routine; asked only where the reminder is due.
  package func fire(
    _ reminder: Reminder, isTest: Bool, done: (String) -> Int64? = { _ in nil },
    subject: (Occasion) -> Subject
  ) -> Answer {
    try? places.makeFolders()
    // A test has a lock of its own: in a minute in which the reminder is due as well, both happen.
    let lock = takeLock(
      isTest ? places.testFireLock(reminder.id) : places.fireLock(reminder.id))
    if lock.isTaken { return .busy }
    defer { _ = lock }
    if isTest { return .over(test(reminder)) }
    let occasion: Occasion
    switch due(reminder, done: done) {
    case .success(let due): occasion = due
    case .failure(let silence):
      guard isItsTime(reminder, silence) else {
        return .over(
          FiringRecord(
            id: reminder.id, time: host.now(), instant: nil, outcome: .silent,
            notes: ["it does not come now"]))
      }
      return .over(note(reminder, silence))
    }
    let firing = occasion.firing
    let ask = subject
    var subject = ask(occasion)
    var held: String?
    if subject.reasonForSilence == nil {
      held = holdBack(reminder)
      if held != nil {
        // Much may have happened meanwhile.
        if let reason = reasonSince(reminder) {
          return .over(note(reminder, Silence(reason: reason, instant: firing.instant)))
        }
        subject = ask(occasion)
      }
    }
    if let reason = subject.reasonForSilence {
      return .over(note(reminder, Silence(reason: reason, instant: firing.instant)))
    }
    let routines = subject.routines ?? reminder.routines
    if reminder.plays, !subject.isGone {
      let place = takeLock(places.playLock)
      if !place.isTaken {
        let message = ReminderMessage(
          title: subject.title, routines: routines, minutes: subject.minutes, id: reminder.id,
          habit: reminder.habit)
        return .play(
          Turn(firing, playing: routines, saying: message, holding: [lock, place]))
      }
    }
    let message =
      subject.isGone
      ? .gone(routines.first ?? reminder.routine, id: reminder.id)
      : ReminderMessage(
        title: subject.title, routines: routines, minutes: subject.minutes,
        id: reminder.id, isAgain: hasSpoken(reminder, for: occasion), habit: reminder.habit)
    let attempts = ReminderDelivery(host, bus: bus).deliver(
      message, by: reminder.ways, isPressable: !subject.isGone)
    let record = note(
      reminder, attempts, instant: firing.instant, isTest: false, held: held)
    // From here on another firing may be at work: whoever waits holds no lock.
    let notice = attempts.lazy.compactMap(\.notice).first
    return notice.map { .waiting(record, $0, routines: routines) } ?? .over(record)
  }

  /// Notes what came of a reminder that played its routine; where it could not, the person is reminded.
  ///
  /// - Parameter fault: why it was not played, as a phrase; nil where it was.
  package func note(
    _ reminder: Reminder, played turn: Turn, fault: String?
  ) {
    var record = FiringRecord(
      id: reminder.id, time: host.now(), instant: turn.firing.instant, outcome: .arrived,
      notes: ["played"])
    if let fault {
      let attempts = ReminderDelivery(host, bus: bus).deliver(turn.message, by: reminder.ways)
      let arrived = attempts.first { $0.failure == nil }
      record.outcome = arrived == nil ? .failed : .arrived
      record.way = arrived?.way
      record.notes = ["the routine could not be played: \(fault)"] + attempts.map(\.note)
    }
    try? log.append(record)
  }

  /// Tells the person that no terminal could be opened, which they asked for.
  package func tellOfNoWindow(_ reminder: Reminder, playing routines: [String]) {
    _ = ReminderDelivery(host, bus: bus).deliver(.noWindow(routines), by: reminder.ways)
  }

  /// What came of taking a lock.
  fileprivate enum Lock: Sendable {
    case held(FileLock)
    /// Somebody else holds it.
    case taken
    /// There can be none here.
    case impossible

    var isTaken: Bool { if case .taken = self { true } else { false } }
  }

  private func takeLock(_ path: String) -> Lock {
    do throws(SystemError) {
      return try FileLock(path, on: host.disk, within: 0).map(Lock.held) ?? .taken
    } catch {
      return .impossible
    }
  }

  // MARK: - Held back

  /// Seconds after which it is looked again whether the person may be disturbed.
  private static let pace: Int64 = 60

  /// Waits while the person is not to be disturbed at their desktop, for as long as the reminder has
  /// patience and until a minute before it comes next.
  ///
  /// - Returns: what was waited for, as a phrase; nil where nothing was.
  private func holdBack(_ reminder: Reminder) -> String? {
    guard reminder.ways.contains(.notify), let bus else { return nil }
    let occupation = Occupation(host, on: bus)
    let start = host.seconds
    let next = reminder.next(after: start, in: host)
    let end = min(start + reminder.patience, (next ?? .max) - Self.pace)
    var left = end - start
    var reason: String?
    while left > 0, let found = occupation.reason() {
      reason = found
      let step = min(Self.pace, left)
      host.pause(step)
      // A machine that slept meanwhile waited longer than it counted.
      left = min(left - step, end - host.seconds)
    }
    return reason.map { "held back for \((host.seconds - start + 30) / 60) min: \($0)" }
  }

  /// Why a reminder that was held back is not wanted any more, as a phrase; nil where it is.
  private func reasonSince(_ reminder: Reminder) -> String? {
    guard let book = try? ReminderEditor(host).book() else { return nil }
    guard let now = book[reminder.id] else { return "it was removed meanwhile" }
    if now.isPaused(at: host.seconds) { return "it was paused meanwhile" }
    if let snoozed = now.snoozedUntil, snoozed > host.seconds { return "it was put off meanwhile" }
    return nil
  }

  // MARK: - What is noted

  private func note(
    _ reminder: Reminder, _ silence: Silence
  ) -> FiringRecord {
    let record = FiringRecord(
      id: reminder.id, time: host.now(), instant: silence.instant, outcome: .silent,
      notes: [silence.reason])
    try? log.append(record)
    return record
  }

  private func note(
    _ reminder: Reminder, _ attempts: [ReminderDelivery.Attempt], instant: Int64?, isTest: Bool,
    held: String? = nil
  ) -> FiringRecord {
    let arrived = attempts.first { $0.failure == nil }
    let record = FiringRecord(
      id: reminder.id, time: host.now(), instant: instant,
      outcome: arrived == nil ? .failed : .arrived, way: arrived?.way,
      notes: [held].compactMap { $0 } + attempts.map(\.note), isTest: isTest)
    try? log.append(record)
    return record
  }

  // MARK: - Tests

  /// How long after its minute a test may still run, in seconds.
  private static let testPatience: Int64 = 300

  private func test(_ reminder: Reminder) -> FiringRecord {
    let now = host.seconds
    guard let testAt = reminder.testAt, (-60...Self.testPatience).contains(now - testAt) else {
      return note(reminder, Silence(reason: "nobody asked for a test"))
    }
    let attempts = ReminderDelivery(host, bus: bus)
      .deliver(.test(reminder.id), by: reminder.ways, all: true)
    return note(reminder, attempts, instant: nil, isTest: true)
  }
}
