package import Dispatch
package import LimberBasics
internal import LimberEvents

/// Time that jumps from deadline to deadline, for dry runs and for tests.
///
/// It can bring a script along: inputs that arrive at given instants of the session's clock. At one
/// and the same instant an input comes after the deadline.
package final class VirtualScheduler: Scheduler, @unchecked Sendable {
  // Everything that changes is touched on the queue only, which `start` sets and the others check.
  private var queue: DispatchQueue?
  private var clock: Duration = .zero
  private var armed: Duration?
  private var script: [Entry]
  private var isRunning = false
  private var wake: @Sendable () -> Void = {}
  private var receive: @Sendable (PlayerInput) -> Void = { _ in }
  private let begin: Instant
  private let localTime: @Sendable (_ milliseconds: Int64) -> Instant
  private var gap: Duration = .zero
  /// The minute that was asked for last, and how far east of UTC it is.
  private var minute = (number: Int64.min, offset: 0)

  /// What happens at an instant of a script.
  package struct Entry: Sendable {
    package enum Happening: Sendable, Hashable {
      case input(PlayerInput)
      /// The machine slept just now, for so long.
      case sleep(Duration)
    }

    /// When, on the session's clock.
    package var at: Duration
    package var happening: Happening

    package init(at: Duration, _ happening: Happening) {
      self.at = at
      self.happening = happening
    }
  }

  /// Makes a scheduler whose civil time begins at an instant.
  package init(
    begin: Instant = Instant(), script: [Entry] = [],
    localTime: (@Sendable (_ milliseconds: Int64) -> Instant)? = nil
  ) {
    self.begin = begin
    self.script = script.sorted { $0.at < $1.at }
    self.localTime =
      localTime ?? { Instant(milliseconds: $0, offsetSeconds: begin.offsetSeconds) }
  }

  package var isVirtual: Bool { true }
  /// It calls on time.
  package var earliness: Duration { .zero }
  /// The instant that was jumped to.
  package var now: Duration { clock }

  /// Begins; the first jump is made once the caller's turn on the queue is over.
  package func start(
    on queue: DispatchQueue, wake: @escaping @Sendable () -> Void,
    receive: @escaping @Sendable (PlayerInput) -> Void
  ) {
    self.queue = queue
    self.wake = wake
    self.receive = receive
    isRunning = true
    queue.async { self.run() }
  }

  /// Asks to be called at a deadline.
  package func arm(_ deadline: Duration?) {
    armed = deadline
  }

  /// How long the script let the machine sleep since the last call.
  package func takeGap() -> Duration {
    defer { gap = .zero }
    return gap
  }

  /// Civil time as if the session had been played with the real clock.
  package func civilTime(ago: Duration) -> Instant {
    let time = begin.milliseconds + Int64((clock - ago).wholeMilliseconds)
    // A clock is set to other time at the end of a minute, and events come many to a minute.
    let number = time.flooredQuotient(by: 60_000)
    if number != minute.number { minute = (number, localTime(time).offsetSeconds) }
    return Instant(milliseconds: time, offsetSeconds: minute.offset)
  }

  /// There is nothing to wait for.
  package func awakeInstant(ago: Duration) -> Int64? { nil }

  package func cancel() {
    isRunning = false
  }

  private func run() {
    queue.map { dispatchPrecondition(condition: .onQueue($0)) }
    // A turn is kept short, so that signals get theirs.
    for _ in 0..<256 where isRunning {
      let input = script.first
      if let deadline = armed, deadline <= input?.at ?? deadline {
        clock = max(clock, deadline)
        armed = nil
        wake()
      } else if let input {
        script.removeFirst()
        clock = max(clock, input.at)
        switch input.happening {
        case .input(let value): receive(value)
        case .sleep(let length):
          gap += length
          wake()
        }
      } else {
        // Nothing will ever happen again, so whoever waits must not wait for ever.
        isRunning = false
        receive(.nothingMoreWillCome)
      }
    }
    if isRunning { queue?.async { self.run() } }
  }
}
