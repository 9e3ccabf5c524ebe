/// One moment at which a schedule is due.
package struct Firing: Sendable, Hashable {
  /// The minute the schedule names, on the wall clock.
  package var nominal: LocalMinute
  /// When cron runs it, in seconds since 1970-01-01T00:00:00Z; later than named where a clock change
  /// left that minute out.
  package var instant: Int64

  package init(nominal: LocalMinute, instant: Int64) {
    self.nominal = nominal
    self.instant = instant
  }
}
