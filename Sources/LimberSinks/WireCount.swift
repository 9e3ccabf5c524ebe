internal import LimberEvents

/// Numbers the lines of one external sink, greetings included, and counts what it missed.
///
/// Every line that was or should have been written has a number, from 1; a line that was dropped
/// leaves a gap, and the next line tells how wide it is.
struct WireCount: Sendable {
  /// The number of the last line that should have been written.
  private var last = 0
  /// The number of the last line that was.
  private var lastWritten = 0

  /// Numbers the next line, behind as many as were lost before it reached this place.
  mutating func number(after lost: Int = 0) -> (sequence: Int, dropped: Int) {
    last += lost + 1
    return (last, last - lastWritten - 1)
  }

  /// The line that was numbered last has been written.
  mutating func noteWritten() {
    lastWritten = last
  }
}
