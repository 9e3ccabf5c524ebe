internal import Dispatch
internal import LimberBasics
package import LimberEvents
internal import LimberPlatform
package import LimberSession
internal import Synchronization

/// Plays one session: owns it, tells it the time and what happens, and hands its events on.
///
/// Everything about the session happens on one serial queue, so inputs take effect in the order in
/// which they arrive.
package actor Player {
  /// How much of a session may pass without its place being kept.
  package static let placeInterval: Duration = .seconds(10)

  private nonisolated let engine: EngineQueue
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    engine.asUnownedSerialExecutor()
  }

  private var session: Session
  /// What makes the words of what it says itself.
  private let phrases: any Phrases
  private let scheduler: any Scheduler
  private let deliveries: [Delivery]
  private let desk: (any ControlDesk)?
  private let keeper: (any PlaceKeeping)?
  /// Told every event once all sinks have those of its instant, so that no cue waits for it; nil for nobody.
  private let follow: (@Sendable (SessionEvent) -> Void)?
  /// Whether a sink wants ticks, whoever else does.
  private let ticksAnyhow: Bool
  private let id: String
  private nonisolated let outcome = Mutex(Outcome())

  private nonisolated let inbox = Mutex(Inbox())

  private var isOver = false
  /// Whether the person wants nothing to sound.
  private var isMuted = false
  /// The sink that paused the session; nil where it runs, or somebody else paused it.
  private var pausedBy: String?
  /// The latest time that the session was told ahead of time.
  private var told: Duration = .zero
  /// When the place is to be kept again, whatever happens.
  private var placeDue: Duration = .zero

  /// What is asked for from outside once it is over.
  package struct Outcome: Sendable {
    /// The last event.
    package var end: SessionEnd?
    /// Who was there when it ended; nil where it never did.
    package var attendance: Session.Settings.Attendance?
    /// The signal that asked for the end, be it after the last event.
    package var signal: Int32?
  }

  /// How long a display may take to leave nothing half-drawn before the program stands still.
  private static let suspendPatience: DispatchTimeInterval = .milliseconds(500)

  package init(
    session: Session, phrases: any Phrases, id: String, ticksAnyhow: Bool = false,
    scheduler: any Scheduler, deliveries: [Delivery], desk: (any ControlDesk)?,
    keeper: (any PlaceKeeping)?, engine: EngineQueue,
    follow: (@Sendable (SessionEvent) -> Void)? = nil
  ) {
    self.session = session
    self.phrases = phrases
    self.id = id
    self.ticksAnyhow = ticksAnyhow
    self.scheduler = scheduler
    self.deliveries = deliveries
    self.desk = desk
    self.keeper = keeper
    self.engine = engine
    self.follow = follow
  }

  // MARK: - From outside

  /// Puts the beginning before everything else that will happen on the queue.
  package nonisolated func prepare() {
    engine.queue.async { self.assumeIsolated { $0.begin() } }
  }

  /// Plays to the end.
  ///
  /// Blocks the thread that calls, which is the command's own.
  package nonisolated func play() {
    engine.run()
  }

  /// The last event, and the signal that asked for the end.
  package nonisolated var result: Outcome { outcome.withLock { $0 } }

  /// Takes an input from any thread.
  package nonisolated func send(_ input: PlayerInput) {
    // Noted at once: it may come when the queue is not worked off any more.
    if case .end(let signal) = input { outcome.withLock { $0.signal = signal } }
    guard inbox.withLock({ $0.add(input) }) else { return }
    engine.queue.async { self.assumeIsolated { $0.takeNext() } }
  }

  /// Takes a question from any thread; it is answered even where there is no room for it.
  package nonisolated func ask(_ question: ControlQuestion) {
    guard inbox.withLock({ $0.add(question) }) else {
      return question.answer(.refused(ControlFault(.tooFast, "too much waits to be answered")))
    }
    engine.queue.async { self.assumeIsolated { $0.takeNext() } }
  }

  /// Finds out what comes and where the session is, and hands it on where the session lives.
  package nonisolated func look(_ body: @escaping @Sendable (SessionOverview) -> Void) {
    engine.queue.async { self.assumeIsolated { body($0.overview()) } }
  }

  // MARK: - On the queue

  /// Takes what comes first by now, which need not be what this turn on the queue was asked for by.
  private func takeNext() {
    switch inbox.withLock({ $0.take() }) {
    case .input(let input): take(input)
    case .question(let question): question.answer(answer(to: question))
    case nil: break
    }
  }

  private func begin() {
    scheduler.start(
      on: engine.queue, wake: { self.assumeIsolated { $0.wake() } },
      receive: { input in self.assumeIsolated { $0.take(input) } })
    handle { $0.start(at: $1) }
  }

  private func wake() {
    // Woken early, the session is told the time at which it wanted to be, and the sinks wait for that
    // by themselves: so nobody's way to a thread lies between the deadline and its event.
    let earliness = scheduler.earliness
    if earliness > .zero, let deadline = session.nextDeadline {
      let now = scheduler.now
      if deadline > now, deadline - now <= earliness { told = deadline }
    }
    guard !isOver else { return }
    let (now, events) = passTime()
    settle(after: events, from: nil, at: now)
  }

  private func take(_ input: PlayerInput) {
    switch input {
    case .key(let key): take(key)
    case .control(let command, let sink): take(command, ofSink: sink)
    case .sinkLeft(let sink): noticeLeaving(sink)
    case .ticksWanted(let isWanted): handle { $0.tick(isWanted || ticksAnyhow, at: $1) }
    case .end(let signal):
      outcome.withLock { $0.signal = signal }
      handle { $0.stop(at: $1, outcome: .interrupted, reason: SignalNames.name(of: signal)) }
    case .stopRequested: standStill()
    case .continued, .resized: notice(.refresh)
    case .nothingMoreWillCome:
      handle { $0.stop(at: $1, outcome: .interrupted, reason: EndReason.nobodyAnswered) }
    }
  }

  /// Hands the session one input together with the time, and its answer to everybody.
  ///
  /// - Returns: the answer.
  @discardableResult
  private func handle(
    _ input: (inout Session, Duration) -> [SessionEvent]
  ) -> [SessionEvent] {
    guard !isOver else { return [] }
    // What is due comes first, so that the place is the one at which the input arrives.
    let (now, events) = passTime()
    let place = session.place
    let answer = input(&session, now)
    deliver(answer)
    settle(after: events + answer, from: place, at: now)
    return answer
  }

  /// Hands on what is due by now.
  private func passTime() -> (now: Duration, events: [SessionEvent]) {
    let now = max(told, scheduler.now)
    let gap = scheduler.takeGap()
    if gap > .zero { noticeSleep(gap, at: now) }
    let events = session.advance(to: now)
    deliver(events)
    return (now, events)
  }

  /// Ends where the session is over, and else asks to be woken again.
  ///
  /// - Parameter place: where an input met it; nil where none did.
  private func settle(after events: [SessionEvent], from place: Session.Place?, at now: Duration) {
    if session.isOver {
      finish(after: place ?? session.place)
    } else {
      arm(after: events, at: now)
    }
  }

  /// Asks to be woken at the next deadline, or before it where the place is due to be kept.
  private func arm(after events: [SessionEvent], at now: Duration) {
    let deadline = session.nextDeadline
    guard let keeper, let deadline else {
      if !events.isEmpty { keeper?.keep(session.place) }
      return scheduler.arm(deadline)
    }
    // What goes by itself inside a step waits for its turn: each keeping is a file, and made to last.
    if now + scheduler.earliness >= placeDue
      || events.contains(where: { ![.tick, .cue, .phaseStarted].contains($0.kind) })
    {
      keeper.keep(session.place)
      placeDue = now + Self.placeInterval
    }
    scheduler.arm(min(deadline, placeDue))
  }

  /// The machine slept: what is due since then happens first, and where nobody could press a key the
  /// session goes on by itself.
  private func noticeSleep(_ gap: Duration, at now: Duration) {
    deliver(session.slept(at: now, gap: gap))
    if session.isPaused, !session.attendance.isAttended, !session.isOver {
      deliver(session.resume(at: now, by: .suspend))
    }
  }

  private func deliver(_ events: [SessionEvent]) {
    guard let first = events.first else { return }
    let offset = session.instant(of: first) - first.at
    var stamped: [SessionEvent] = []
    for var event in events {
      // An event that is late was due so long ago, and one that is early is due so soon.
      let ago = scheduler.now - (event.at + offset)
      event.stamp.time = scheduler.civilTime(ago: ago)
      event.stamp.session = id
      event.stamp.endsAt = event.remaining?.runsOut.map { scheduler.civilTime(ago: ago - $0) }
      let due = ago < .zero ? scheduler.awakeInstant(ago: ago) : nil
      if case .sessionEnded(let end) = event.body { outcome.withLock { $0.end = end } }
      for delivery in deliveries { delivery.send(event, due: due) }
      if follow != nil { stamped.append(event) }
    }
    if let follow { stamped.forEach(follow) }
  }

  private func notice(_ notice: DisplayNotice) { deliveries.forEach { $0.notice(notice) } }

  private func finish(after place: Session.Place) {
    isOver = true
    outcome.withLock { $0.attendance = session.attendance }
    keeper?.end(
      at: session.isPastLastStep ? nil : place, outcome: result.end?.outcome ?? .interrupted)
    scheduler.cancel()
    engine.end()
  }

  /// Ctrl-Z: the session stands still, the terminal goes back to the shell, and so does the program.
  private func standStill() {
    guard !isOver else { return ProgramEnd.standStill() }
    let wasPaused = session.isPaused
    handle { $0.pause(at: $1, by: .stopSignal) }
    let taken = DispatchSemaphore(value: 0)
    for delivery in deliveries { delivery.notice(.suspend, taken: taken) }
    let deadline = DispatchTime.now() + Self.suspendPatience
    for _ in deliveries { _ = taken.wait(timeout: deadline) }
    desk?.standStill()
    if !wasPaused { handle { $0.resume(at: $1, by: .stopSignal) } }
    notice(.refresh)
  }
}

// MARK: - Keys and commands

extension Player {
  /// Seconds that a press adds or takes.
  package static let adjustment = Duration.seconds(10)

  private func take(_ key: Key) {
    switch key.binding?.action {
    case .pause:
      // What waits for a person stands still already: the largest key says that they are there.
      if session.waitsFor == .confirmation, !session.isPaused {
        handle { $0.confirm(at: $1) }
      } else {
        toggle(by: .person)
      }
    case .next:
      // A remote has one key for "go on", whatever it is that waits.
      if key.isRemote, session.waitsFor != nil, !session.isPaused {
        handle { $0.confirm(at: $1) }
      } else {
        handle { $0.next(at: $1) }
      }
    case .back: handle { $0.previous(at: $1) }
    case .restart: handle { $0.restart(at: $1) }
    case .more: handle { $0.adjust(at: $1, by: Self.adjustment) }
    case .less: handle { $0.adjust(at: $1, by: .zero - Self.adjustment) }
    case .done: handle { $0.finishStep(at: $1) }
    case .confirm: handle { $0.confirm(at: $1) }
    case .choose:
      if let option = key.digit { handle { $0.choose(at: $1, option: option) } }
    case .mute:
      isMuted.toggle()
      handle { [isMuted] in $0.mute(isMuted, at: $1) }
    case .status: handle { $0.sayStatus(at: $1) }
    case .stop: handle { $0.stop(at: $1) }
    case .stopForPain: handle { $0.stop(at: $1, reason: EndReason.pain) }
    case .handsFree: toggleHandsFree()
    case .cautions: notice(.toggleCautions)
    case .help: notice(.toggleKeys)
    case nil: break
    }
  }

  private func take(_ command: ControlCommand, ofSink sink: String) {
    let wasPaused = session.isPaused
    obey(command, of: sink)
    if !wasPaused, session.isPaused { pausedBy = sink }
  }

  /// Does what a command says.
  ///
  /// - Returns: whether anything changed by it.
  @discardableResult
  private func obey(_ command: ControlCommand, of sender: String) -> Bool {
    if command == .toggle { pausedBy = nil }
    let answer = handle { $0.obey(command, by: .control(sender), at: $1) }
    return answer.contains { $0.controller != nil }
  }

  /// What a question is answered with; a pause that was asked for so stays, whoever leaves.
  private func answer(to question: ControlQuestion) -> ControlReply.Outcome {
    guard !isOver else { return .refused(ControlFault(.over, "the session is over")) }
    switch question.wish {
    case .command(let command):
      let hasChanged = obey(command, of: question.sender)
      if hasChanged { pausedBy = nil }
      return .taken(changed: hasChanged)
    case .status, .follow:
      // What is due comes first.
      handle { _, _ in [] }
      guard !isOver else { return answer(to: question) }
      return .status(status)
    case .unreadable(let fault): return .refused(fault)
    }
  }

  /// What comes, and what the session is doing, once what is due has happened.
  private func overview() -> SessionOverview {
    handle { _, _ in [] }
    var overview = session.overview(at: max(told, scheduler.now))
    if overview.status != nil { overview.status = status }
    return overview
  }

  /// What the session is doing now.
  private var status: SessionStatus {
    let now = max(told, scheduler.now)
    var status = session.status(at: now)
    if !session.isStill, let left = status.stepRemaining {
      status.endsAt = scheduler.civilTime(ago: scheduler.now - now - left)
    }
    return status
  }

  /// Where nobody could go on by a key, a pause ends with the sink that made it.
  private func noticeLeaving(_ sink: String) {
    guard session.isPaused, pausedBy == sink, !session.attendance.isAttended else { return }
    handle { $0.resume(at: $1, by: .control(sink)) }
  }

  /// Whoever goes away from the keys says so, or that they are back; nothing changes where nobody was there.
  private func toggleHandsFree() {
    let isHandsFree = session.attendance == .person
    handle { $0.goHandsFree(isHandsFree, at: $1) }
    let note: SessionNote =
      session.attendance.isAttended ? .handsFree(isHandsFree) : .nobodyThere(takesKeys: true)
    notice(.message(phrases.note(note)))
  }

  @discardableResult
  private func toggle(by cause: InputCause) -> [SessionEvent] {
    pausedBy = nil
    return handle { $0.obey(.toggle, by: cause, at: $1) }
  }
}
