package import Dispatch
package import LimberBasics
internal import LimberEvents
internal import LimberPlatform

/// The real clock, on one long-lived timer that is set anew to each absolute deadline.
///
/// The session's clock is the machine's monotonic one, `speed` times as fast. It stands still while
/// the machine sleeps, and so does the timer; a second timer on the civil clock, a second behind
/// the first, sees to it that a deadline that passed in the sleep is noticed right afterwards.
/// Without a sleep it never fires.
package final class DispatchScheduler: Scheduler, @unchecked Sendable {
  // Everything that changes is touched on the queue only, which `start` sets and the others check.
  private let speed: Double
  private let localTime: @Sendable (_ milliseconds: Int64) -> Instant
  private let clocks: ClockReader
  private var queue: DispatchQueue?
  private var timer: (any DispatchSourceTimer)?
  private var guardTimer: (any DispatchSourceTimer)?
  private var isGuarding = false
  /// The two clocks when the session began, in nanoseconds.
  private var begin: Int64 = 0
  /// How far the clock that counts sleep is ahead of the one that does not.
  private var sleptSoFar: Int64 = 0

  /// A sleep shorter than this, in real time, is none: the two clocks are read one after the other.
  static let shortestSleep: Duration = .seconds(2)
  /// Waits shorter than this are not guarded: what is late then is late by no more.
  private static let shortestGuardedWait: Int64 = 5_000_000_000
  private static let guardDelay: Int64 = 1_000_000_000
  #if canImport(Darwin)
    private static let lead: Int64 = 0
  #else
    /// How many nanoseconds ahead of a deadline the timer goes off: 5 ms, a time slice of a busy machine.
    ///
    /// The threads on the way from it to a sink take a few tenths of a millisecond, more on a busy
    /// machine; this way they have done their part when the deadline comes.
    private static let lead: Int64 = 5_000_000
  #endif

  /// Makes a scheduler.
  ///
  /// - Parameters:
  ///   - speed: how many seconds of the session pass in one; above zero.
  ///   - localTime: any instant as local clocks show it.
  package convenience init(
    speed: Double = 1, localTime: @escaping @Sendable (_ milliseconds: Int64) -> Instant
  ) {
    self.init(speed: speed, localTime: localTime, clocks: .system)
  }

  init(
    speed: Double, localTime: @escaping @Sendable (_ milliseconds: Int64) -> Instant,
    clocks: ClockReader
  ) {
    self.speed = speed
    self.localTime = localTime
    self.clocks = clocks
  }

  package var isVirtual: Bool { false }

  /// The time since `start` that the machine was awake, `speed` times as fast.
  package var now: Duration {
    sessionTime(clocks.awake() - begin)
  }

  /// The timer goes off a little ahead of time, but never on macOS.
  package var earliness: Duration { sessionTime(Self.lead) }

  // MARK: - The timer

  package func start(
    on queue: DispatchQueue, wake: @escaping @Sendable () -> Void,
    receive: @escaping @Sendable (PlayerInput) -> Void
  ) {
    self.queue = queue
    begin = clocks.awake()
    sleptSoFar = clocks.sinceBoot() - begin
    timer = makeTimer(on: queue, wake)
    guardTimer = makeTimer(on: queue, wake)
  }

  private func makeTimer(
    on queue: DispatchQueue, _ wake: @escaping @Sendable () -> Void
  ) -> any DispatchSourceTimer {
    let timer = DispatchSource.makeTimerSource(flags: .strict, queue: queue)
    timer.setEventHandler(handler: wake)
    timer.schedule(deadline: .distantFuture)
    timer.activate()
    return timer
  }

  /// Asks to be called at a deadline.
  package func arm(_ deadline: Duration?) {
    queue.map { dispatchPrecondition(condition: .onQueue($0)) }
    guard let deadline else {
      timer?.schedule(deadline: .distantFuture)
      return guardWait(nil)
    }
    let due = begin.addingClamped(realTime(deadline))
    let early = max(1, due - Self.lead)
    timer?.schedule(
      deadline: DispatchTime(uptimeNanoseconds: UInt64(early)), leeway: .nanoseconds(0))
    guardWait(due - clocks.awake())
  }

  /// Sets the timer on the civil clock, or stills it.
  private func guardWait(_ wait: Int64?) {
    if let wait, wait >= Self.shortestGuardedWait {
      isGuarding = true
      let seconds = Double(wait.addingClamped(Self.guardDelay)) / 1e9
      guardTimer?.schedule(wallDeadline: .now() + seconds)
    } else if isGuarding {
      isGuarding = false
      guardTimer?.schedule(wallDeadline: .distantFuture)
    }
  }

  package func cancel() {
    timer?.cancel()
    guardTimer?.cancel()
    timer = nil
    guardTimer = nil
  }

  // MARK: - Sleep and civil time

  /// How long the machine slept since the last call, `speed` times as long on the session's clock.
  package func takeGap() -> Duration {
    let ahead = clocks.sinceBoot() - clocks.awake()
    let gap = Duration.nanoseconds(ahead - sleptSoFar)
    guard gap >= Self.shortestSleep else { return .zero }
    sleptSoFar = ahead
    return sessionTime(gap.wholeNanoseconds)
  }

  /// The civil time that it was `ago` before now.
  package func civilTime(ago: Duration) -> Instant {
    // Taken off before the time is cut to milliseconds, so that it is right to the millisecond.
    localTime((clocks.civil() - realTime(ago)) / 1_000_000)
  }

  /// The instant that it was `ago` before now.
  package func awakeInstant(ago: Duration) -> Int64? {
    clocks.awake() - realTime(ago)
  }

  // MARK: - Conversions

  private func sessionTime(_ real: Int64) -> Duration {
    speed == 1 ? .nanoseconds(real) : .nanoseconds(Int64(Double(real) * speed))
  }

  /// Nanoseconds of real time, rounded up so that a timer never comes before its deadline.
  private func realTime(_ session: Duration) -> Int64 {
    let nanoseconds = session.wholeNanoseconds
    guard speed != 1 else { return nanoseconds }
    let real = (Double(nanoseconds) / speed).rounded(.up)
    return abs(real) < 9e18 ? Int64(real) : .max
  }
}

extension Int64 {
  /// The sum, as far as 64 bits reach.
  fileprivate func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }
}
