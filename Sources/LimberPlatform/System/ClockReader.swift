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
