/// The times that a file may name: whoever reads one checks it here, so that no number near the ends of
/// its type reaches arithmetic.
package enum KnownTimes {
  /// Days since 1970-01-01, to the last one of the year 9999.
  package static let days = 0...2_932_896
  /// Seconds since 1970-01-01T00:00:00Z, to the last one of the year 9999.
  package static let seconds: ClosedRange<Int64> = 0...253_402_300_799
  /// The same in milliseconds.
  package static let milliseconds: ClosedRange<Int64> = 0...253_402_300_799_999
  /// Seconds that a zone may lie east of UTC; negative for west.
  package static let offsets: ClosedRange<Int> = -86_400...86_400
  /// Seconds that a reminder may be late and still speak: up to a year.
  package static let grace: ClosedRange<Int64> = 0...31_622_400
}
