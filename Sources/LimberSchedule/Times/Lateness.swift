/// Whether a reminder that cron has just started should still speak.
package enum Lateness: Sendable, Hashable {
  /// Its time has come: speak.
  case due(Firing)
  /// The time is further back than the grace allows, by this many seconds since it was due.
  case late(Firing, seconds: Int64)
  /// This firing, or a later one, was served before: cron made up for several at once.
  case served(Firing)
  /// The schedule has no time in the past.
  case notYet

  /// How late a reminder may be and still speak, in seconds: 15 minutes.
  package static let defaultGrace: Int64 = 900

  /// Whether so many seconds after its time are too many: a minute that has begun is none.
  package static func isTooLate(_ seconds: Int64, grace: Int64) -> Bool {
    seconds / 60 * 60 > grace
  }

  /// Judges a start by cron.
  ///
  /// After a sleep of up to 3 hours cron runs every fixed-time job that it missed, all in the same
  /// minute. Only the latest time counts, and it counts once.
  ///
  /// - Parameters:
  ///   - times: the schedule's firing times.
  ///   - now: seconds since 1970-01-01T00:00:00Z.
  ///   - lastServed: the instant of the latest firing that was served, also by silence; nil for none.
  ///   - grace: how many seconds a reminder may be late; whole minutes count, for that is how cron does.
  package init(
    _ times: FiringTimes, now: Int64, lastServed: Int64?, grace: Int64 = Lateness.defaultGrace
  ) {
    self.init(times.last(through: now), now: now, lastServed: lastServed, grace: grace)
  }

  /// Judges a start for the latest time that there was; nil for none.
  package init(_ latest: Firing?, now: Int64, lastServed: Int64?, grace: Int64) {
    guard let firing = latest else {
      self = .notYet
      return
    }
    if let lastServed, lastServed >= firing.instant, lastServed <= now {
      self = .served(firing)
    } else if Self.isTooLate(now - firing.instant, grace: grace) {
      self = .late(firing, seconds: now - firing.instant)
    } else {
      self = .due(firing)
    }
  }
}
