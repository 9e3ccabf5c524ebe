package import Dispatch
package import LimberBasics
internal import LimberEvents
internal import LimberPlatform

/// What drives the time of a session: it tells the time and calls at deadlines.
///
/// Everything is called on, and calls back on, one serial queue. There is one deadline at a time,
/// always absolute; a new one replaces the one before.
package protocol Scheduler: Sendable {
  /// Whether time jumps from deadline to deadline, so that everything else is waited for.
  var isVirtual: Bool { get }
  /// The time on the session's clock, from zero.
  var now: Duration { get }
  /// Begins.
  ///
  /// - Parameters:
  ///   - queue: the queue that everything happens on.
  ///   - wake: called at each deadline or after it, and whenever the machine may have slept.
  ///   - receive: takes inputs that a scheduler brings along, as a script for a test does.
  func start(
    on queue: DispatchQueue, wake: @escaping @Sendable () -> Void,
    receive: @escaping @Sendable (PlayerInput) -> Void)
  /// How much earlier than its deadline `wake` may be called, on the session's clock.
  var earliness: Duration { get }
  /// Asks to be called at a deadline, or a little earlier; nil to be left alone.
  func arm(_ deadline: Duration?)
  /// How long the machine slept since the last call, on the session's clock; zero where it did not.
  func takeGap() -> Duration
  /// The civil time that it was `ago` before now, counted on the session's clock.
  func civilTime(ago: Duration) -> Instant
  /// The same instant in nanoseconds on the clock that stands still while the machine sleeps; nil in
  /// virtual time, where nobody can wait for it.
  func awakeInstant(ago: Duration) -> Int64?
  /// Ends; nothing is called afterwards.
  func cancel()
}

/// How fast a session goes.
package enum Pace: Sendable, Hashable {
  /// With the real clock, so many times faster.
  case real(speed: Double)
  /// At once: time jumps from deadline to deadline.
  case virtual
}

extension Pace {
  /// How many seconds of the session pass in a second; 1 where time jumps.
  package var speed: Double {
    switch self {
    case .real(let speed): speed
    case .virtual: 1
    }
  }

  /// What drives a session at this pace on a real machine.
  package func makeScheduler() -> any Scheduler {
    switch self {
    case .real(let speed):
      DispatchScheduler(speed: speed, localTime: WallClock.live.local)
    case .virtual:
      VirtualScheduler(begin: WallClock.live.now(), localTime: WallClock.live.local)
    }
  }
}
