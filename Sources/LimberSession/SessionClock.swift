/// The session's own clock, which stands still while the session is paused.
struct SessionClock: Sendable {
  /// What the caller's clock is ahead of this one.
  private(set) var offset: Duration
  /// The time at which it stands still.
  private(set) var frozen: Duration?
  /// The latest time that was asked for: the clock never runs back.
  private var latest: Duration = .zero

  init(origin: Duration) {
    offset = origin
  }

  /// The session's time at an instant of the caller's clock.
  mutating func time(at now: Duration) -> Duration {
    if let frozen { return frozen }
    latest = max(latest, now - offset)
    return latest
  }

  /// The instant of the caller's clock at a time of the session.
  func instant(of time: Duration) -> Duration { time + offset }

  mutating func freeze(at time: Duration) {
    frozen = time
  }

  mutating func thaw(at now: Duration) {
    guard let time = frozen else { return }
    offset = max(offset, now - time)
    frozen = nil
  }

  /// Lets time pass that the caller's clock did not count.
  mutating func skip(_ gap: Duration) {
    offset -= gap
  }
}
