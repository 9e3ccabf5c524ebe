internal import Dispatch
internal import LimberBasics
package import LimberEvents
internal import LimberPlatform
internal import Synchronization

/// One sink of a session on a thread of its own, behind a bounded queue.
///
/// In real time nobody waits for it: events are dropped where its queue is full, and what it holds up
/// is only itself. In virtual time whoever sends waits until the queue has room.
package final class Delivery: Sendable {
  /// What became of the sink.
  package enum Report: Sendable {
    /// It threw and is not used any more.
    case failed(String)
    /// It has been at one event for so long that something must be wrong.
    case stuck
  }

  /// What the sender and the sink's thread share.
  private struct State {
    var queue: EventQueue
    var notices: [Notice] = []
    /// The numbers of the events that were sent and taken last, to keep notices in their place.
    var sent = 0
    var taken = 0
    /// The numbers of events that were sent ahead of their time, and when that is.
    var early: [(sequence: Int, due: Int64)] = []
    /// Whether the sink's thread waits to be told that there is something to do.
    var isIdle = false
    /// Whether the sender waits to be told that there is room.
    var isBlocked = false
    var isEnding = false
    /// Whether the sender no longer waits for room, because somebody asked to end.
    var isHurried = false
    var isStuckReported = false
    var hasFailed = false
    /// Whether nobody takes anything, because there was no thread for it.
    var isAbsent = false
    /// Whether the sink is done.
    var hasEnded = false
    /// Told once it is.
    var whenEnded: [@Sendable () -> Void] = []

    /// Whether the sink's thread is to be told now that there is something to do.
    ///
    /// In virtual time events come faster than a thread wakes, so that it is told of many at once.
    mutating func tell(atOnce: Bool) -> Bool {
      guard isIdle, atOnce || sent <= Self.gathered || queue.count >= Self.gathered else {
        return false
      }
      isIdle = false
      return true
    }

    /// What is to be done next; nil for nothing, which is waited for then.
    ///
    /// - Parameters:
    ///   - events: takes all events that wait, where that many may be taken at once.
    ///   - areGathered: whether that is so: nothing passes between them, and no notice stands among them.
    mutating func take(_ events: inout [SessionEvent], areGathered: Bool) -> Job? {
      isIdle = false
      if let first = notices.first, first.after <= taken || queue.isEmpty {
        notices.removeFirst()
        return .notice(first.notice, taken: first.taken)
      }
      if areGathered, notices.isEmpty, early.isEmpty, !queue.isEmpty {
        queue.takeAll(into: &events)
        taken = events.last?.stamp.sequence ?? taken
        return .events
      }
      guard let event = queue.take() else {
        isIdle = !isEnding
        return isEnding ? .finish : nil
      }
      taken = event.stamp.sequence
      var due: Int64?
      while let first = early.first, first.sequence <= taken {
        due = first.due
        early.removeFirst()
      }
      return .event(event, due: due)
    }

    /// Whether the sender is to be told now that it need not wait any more.
    mutating func unblock() -> Bool {
      defer { isBlocked = false }
      return isBlocked
    }

    /// How many events it is told of at once: far fewer than have room.
    static let gathered = EventQueue.defaultCapacity / 8
  }

  /// A notice, and the number of the event that goes before it.
  private struct Notice {
    var after: Int
    var notice: DisplayNotice
    var taken: DispatchSemaphore?
  }

  private enum Job {
    case event(SessionEvent, due: Int64?)
    /// All events that waited, in virtual time.
    case events
    case notice(DisplayNotice, taken: DispatchSemaphore?)
    case wake
    case finish
  }

  /// A sink that takes longer than this over one event is stuck.
  static let patience = Duration.seconds(10)
  /// Notices that wait at most; a display that is that far behind draws once it comes to itself.
  private static let maximumNotices = 64

  /// The sink's name.
  package var name: String { assignment.name }
  /// Whether the player's messages are shown on it.
  package var showsMessages: Bool { assignment.showsMessages }

  private let assignment: SinkAssignment
  private let kinds: EventKinds
  private let isWaitedFor: Bool
  private let report: @Sendable (String, Report) -> Void
  private let state: Mutex<State>
  /// Signalled where the sink's thread is idle and has something to do.
  private let work = DispatchSemaphore(value: 0)
  /// Signalled where the sender waits, and there is room or it need not wait any more.
  private let room = DispatchSemaphore(value: 0)
  private let ended = DispatchGroup()
  /// Since when the sink has been at one thing, on the clock of `DispatchTime`; the last of all times while it is at none.
  private let busySince = Atomic<UInt64>(.max)
  private let clock: @Sendable () -> UInt64
  private let sleep: @Sendable (_ untilAwake: Int64) -> Void
  private let startThread: @Sendable (@escaping @Sendable () -> Void) -> Bool

  /// Makes a delivery; nothing happens before `start`.
  ///
  /// - Parameters:
  ///   - assignment: the sink.
  ///   - isWaitedFor: whether the sender waits while the queue is full.
  ///   - clock: nanoseconds, to tell a sink that is stuck.
  ///   - sleep: waits until the time of an event that was sent early.
  ///   - startThread: starts the sink's thread; false where the system has none to give.
  ///   - report: told, on any thread, when the sink fails or is stuck, each at most once.
  package init(
    _ assignment: SinkAssignment, isWaitedFor: Bool,
    clock: @escaping @Sendable () -> UInt64 = { DispatchTime.now().uptimeNanoseconds },
    sleep: @escaping @Sendable (_ untilAwake: Int64) -> Void = Clocks.sleep(untilAwake:),
    startThread: @escaping @Sendable (@escaping @Sendable () -> Void) -> Bool = {
      PlainThread.start($0)
    },
    report: @escaping @Sendable (_ name: String, Report) -> Void
  ) {
    self.assignment = assignment
    kinds = EventKinds(assignment.kinds)
    self.isWaitedFor = isWaitedFor
    self.clock = clock
    self.sleep = sleep
    self.startThread = startThread
    self.report = report
    state = Mutex(State(queue: EventQueue(kinds: assignment.kinds)))
  }

  /// Makes the sink on its thread and begins.
  package func start(port: SinkPort) {
    ended.enter()
    let isStarted = startThread { self.run(port) }
    if !isStarted {
      state.withLock { $0.isAbsent = true }
      fail(SystemError.noThread(for: "its thread"))
      noteEnd()
    }
  }

  // MARK: - The sender's side

  /// Sends an event, if the sink wants its kind.
  ///
  /// - Parameter due: when the sink is to have it, where that is not yet: nanoseconds on the clock
  ///   that stands still while the machine sleeps.
  func send(_ event: SessionEvent, due: Int64? = nil) {
    guard kinds.contains(event.kind) else { return }
    while true {
      let answer = state.withLock { offer(event, due: due, to: &$0) }
      if answer.isBlocked {
        room.wait()
        continue
      }
      if answer.isTold { work.signal() }
      if answer.isStuck { report(name, .stuck) }
      return
    }
  }

  /// Takes an event in, unless the sender must wait for room first.
  private func offer(
    _ event: SessionEvent, due: Int64?, to state: inout State
  ) -> (isBlocked: Bool, isTold: Bool, isStuck: Bool) {
    // In virtual time a sink that failed goes on taking, so that whoever waits for room gets it.
    guard !state.isAbsent, isWaitedFor || !state.hasFailed else { return (false, false, false) }
    if isWaitedFor, !state.isHurried, state.queue.isFull {
      state.isBlocked = true
      return (true, false, false)
    }
    state.queue.offer(event)
    state.sent += 1
    if let due { state.early.append((state.sent, due)) }
    return (false, state.tell(atOnce: !isWaitedFor), noteStuck(&state))
  }

  /// Sends something that concerns the display.
  ///
  /// - Parameter taken: signalled when the sink has dealt with it, or will not.
  /// - Returns: whether it will; one that is to finish takes no notice any more.
  @discardableResult
  func notice(_ notice: DisplayNotice, taken: DispatchSemaphore? = nil) -> Bool {
    let (isTaken, isTold) = state.withLock { state in
      guard !state.hasFailed, !state.isEnding, state.notices.count < Self.maximumNotices else {
        return (false, false)
      }
      state.notices.append(Notice(after: state.sent, notice: notice, taken: taken))
      return (true, state.tell(atOnce: true))
    }
    if isTold { work.signal() }
    if !isTaken { taken?.signal() }
    return isTaken
  }

  /// Lets a sender that waits for room go on; from now on events are dropped instead.
  func stopWaiting() {
    let isBlocked = state.withLock { state in
      state.isHurried = true
      return state.unblock()
    }
    if isBlocked { room.signal() }
  }

  /// Asks the sink to finish after what it has been sent.
  package func end() {
    let isTold = state.withLock { state in
      state.isEnding = true
      return state.tell(atOnce: true)
    }
    if isTold { work.signal() }
  }

  /// Waits until the sink is done, at most until a deadline.
  func waitForEnd(until deadline: DispatchTime) -> Bool {
    ended.wait(timeout: deadline) == .success
  }

  /// Whether the sink is done.
  var hasEnded: Bool { waitForEnd(until: .now()) }

  /// Calls back once, when the sink is done: on its thread, or at once where it is done already.
  func whenEnded(_ body: @escaping @Sendable () -> Void) {
    let isOver = state.withLock { state in
      if !state.hasEnded { state.whenEnded.append(body) }
      return state.hasEnded
    }
    if isOver { body() }
  }

  /// Ends the sink from outside, where nobody waits for it any longer.
  func abandon() {
    assignment.abandon()
  }

  /// How long its end is waited for.
  var drain: Duration { assignment.drain }

  private func noteStuck(_ state: inout State) -> Bool {
    let since = busySince.load(ordering: .relaxed)
    guard !assignment.watchesItself, !state.isStuckReported, since != .max,
      // One that is stuck in virtual time has more than a few before it.
      !isWaitedFor || state.queue.count >= State.gathered,
      clock() > since + UInt64(Self.patience.wholeNanoseconds)
    else { return false }
    state.isStuckReported = true
    return true
  }

  // MARK: - The sink's side

  private func run(_ port: SinkPort) {
    defer { noteEnd() }
    begin()
    var sink: (any Sink)?
    do {
      sink = try assignment.make(port)
    } catch {
      fail(error)
    }
    var isOver = false
    /// What was taken at once, whose memory takes the next events in.
    var events: [SessionEvent] = []
    var eventTaken = clock()
    while !isOver {
      let job = nextJob(at: wakeUp(of: sink, after: eventTaken), &events)
      do {
        switch job {
        case .event(let event, let due):
          if let due { sleep(due) }
          eventTaken = clock()
          try sink?.receive(event)
        case .events:
          for event in events {
            begin()
            try sink?.receive(event)
          }
        case .wake:
          try sink?.wake(after: .nanoseconds(clock() - eventTaken))
        case .notice(let notice, let taken):
          defer { taken?.signal() }
          try sink?.notice(notice)
        case .finish:
          isOver = true
          try sink?.finish()
        }
      } catch {
        fail(error)
        // What it holds is let go, and whether that works as well makes no difference any more.
        if !isOver { try? sink?.finish() }
        sink = nil
      }
    }
    busySince.store(.max, ordering: .relaxed)
  }

  private func begin() { busySince.store(clock(), ordering: .relaxed) }

  /// When a sink wants to be woken; in virtual time, where nothing passes between events, never.
  private func wakeUp(of sink: (any Sink)?, after eventTaken: UInt64) -> DispatchTime {
    guard !isWaitedFor, let wait = sink?.wakesIn else { return .distantFuture }
    let nanoseconds = UInt64(max(wait.wholeNanoseconds, 0))
    return DispatchTime(
      uptimeNanoseconds: eventTaken.addingReportingOverflow(nanoseconds).partialValue)
  }

  /// Waits for something to do, at most until the sink is to be woken.
  private func nextJob(at wakeUp: DispatchTime, _ events: inout [SessionEvent]) -> Job {
    busySince.store(.max, ordering: .relaxed)
    while true {
      let (job, isBlocked) = state.withLock { state in
        (state.take(&events, areGathered: isWaitedFor), state.unblock())
      }
      if isBlocked { room.signal() }
      if job == nil, work.wait(timeout: wakeUp) == .success { continue }
      begin()
      guard let job else {
        state.withLock { $0.isIdle = false }
        return .wake
      }
      return job
    }
  }

  private func noteEnd() {
    ended.leave()
    let bodies = state.withLock { state in
      state.hasEnded = true
      defer { state.whenEnded = [] }
      return state.whenEnded
    }
    for body in bodies { body() }
  }

  private func fail(_ error: any Error) {
    state.withLock { $0.hasFailed = true }
    report(name, .failed(Self.words(for: error)))
  }

  /// The reason as a phrase, without the sink's name.
  private static func words(for error: any Error) -> String {
    String(describing: error)
  }
}
