package import LimberBasics

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
