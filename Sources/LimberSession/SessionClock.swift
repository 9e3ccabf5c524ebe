/// The session's own clock, beside the caller's; it stands still while the session is paused.
struct SessionClock: Sendable {
  /// What the caller's clock is ahead of this one.
  private var offset: Duration
  /// The latest time that was asked for: the clock never runs back.
  private(set) var latest: Duration = .zero

  init(origin: Duration) {
    offset = origin
  }

  /// The session's time at an instant of the caller's clock.
  mutating func time(at now: Duration) -> Duration {
    latest = reading(at: now)
    return latest
  }

  /// The same, told to somebody who only looks.
  func reading(at now: Duration) -> Duration { max(latest, now - offset) }

  /// The instant of the caller's clock at a time of the session.
  func instant(of time: Duration) -> Duration { time + offset }

  /// Goes on at an instant of the caller's clock from the time at which it stood still.
  mutating func goOn(from time: Duration, at now: Duration) {
    offset = max(offset, now - time)
  }

  /// Lets time pass that the caller's clock did not count.
  mutating func skip(_ gap: Duration) {
    offset -= gap
  }
}
