package import Dispatch
package import LimberBasics
internal import SystemLibrary

/// The machine's clocks.
package enum Clocks {
  /// Nanoseconds on a clock that stands still while the machine sleeps: the one that
  /// `DispatchTime` counts on.
  package static func awake() -> Int64 {
    #if canImport(Darwin)
      read(CLOCK_UPTIME_RAW)
    #else
      read(CLOCK_MONOTONIC)
    #endif
  }

  /// Nanoseconds on a clock that goes on while the machine sleeps and that nobody can set.
  package static func sinceBoot() -> Int64 {
    #if canImport(Darwin)
      read(CLOCK_MONOTONIC)
    #else
      read(CLOCK_BOOTTIME)
    #endif
  }

  /// Nanoseconds of civil time since 1970-01-01T00:00:00Z.
  package static func civil() -> Int64 {
    read(CLOCK_REALTIME)
  }

  /// Lets local clocks of this process be the machine's, whatever `TZ` says; to be called before any is read.
  package static func leaveShellZone() {
    unsetenv("TZ")
    tzset()
  }

  /// Seconds east of UTC that local clocks show at an instant.
  package static func localOffset(atMilliseconds milliseconds: Int64) -> Int {
    var seconds = time_t(milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0))
    var fields = tm()
    guard localtime_r(&seconds, &fields) != nil else { return 0 }
    return Int(fields.tm_gmtoff)
  }

  /// Sleeps until the clock that stands still in a machine's sleep shows an instant, to the microsecond.
  package static func sleep(untilAwake instant: Int64) {
    #if !canImport(Darwin)
      var time = timespec(
        tv_sec: time_t(instant / 1_000_000_000), tv_nsec: Int(instant % 1_000_000_000))
      while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
    #endif
  }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

/// What time it is, as a value that a test can set.
package struct WallClock: Sendable {
  /// The instant that it is now, as local clocks show it.
  package var now: @Sendable () -> Instant
  /// Any instant, given in milliseconds since 1970, as local clocks show it.
  package var local: @Sendable (_ milliseconds: Int64) -> Instant

  package init(
    now: @escaping @Sendable () -> Instant = { Instant() },
    local: @escaping @Sendable (_ milliseconds: Int64) -> Instant = { Instant(milliseconds: $0) }
  ) {
    self.now = now
    self.local = local
  }

  /// The machine's.
  package static let live = WallClock(
    now: { localInstant(Clocks.civil() / 1_000_000) }, local: localInstant)

  private static func localInstant(_ milliseconds: Int64) -> Instant {
    Instant(
      milliseconds: milliseconds,
      offsetSeconds: Clocks.localOffset(atMilliseconds: milliseconds))
  }

  /// Now, in seconds since 1970.
  package var seconds: Int64 { now().seconds }

  /// The zone of local clocks.
  package var zone: Zone {
    let local = local
    return Zone { seconds in
      local(seconds.multipliedReportingOverflow(by: 1_000).partialValue).offsetSeconds
    }
  }
}

/// The clocks that a scheduler reads, as values, so that a test can let the machine sleep.
package struct ClockReader: Sendable {
  /// Nanoseconds on a clock that stands still while the machine sleeps.
  package var awake: @Sendable () -> Int64
  /// Nanoseconds on a clock that goes on while the machine sleeps.
  package var sinceBoot: @Sendable () -> Int64
  /// Nanoseconds of civil time since 1970.
  package var civil: @Sendable () -> Int64

  /// The machine's own clocks.
  package static let system = ClockReader(
    awake: Clocks.awake, sinceBoot: Clocks.sinceBoot,
    civil: Clocks.civil)
}

extension Duration {
  /// The same for Dispatch, to the nanosecond.
  package var dispatchInterval: DispatchTimeInterval {
    .nanoseconds(Int(wholeNanoseconds))
  }
}
