/// An instant with the offset from UTC that the person's clock had then.
///
/// Two instants are equal where both their time and their offset are; the earlier comes first,
/// whatever the offset.
public struct Instant: Sendable, Hashable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64
  /// Seconds east of UTC at that instant.
  public var offsetSeconds: Int

  /// Makes an instant.
  public init(milliseconds: Int64 = 0, offsetSeconds: Int = 0) {
    self.milliseconds = milliseconds
    self.offsetSeconds = offsetSeconds
  }

  /// Whole seconds since 1970-01-01T00:00:00Z.
  package var seconds: Int64 { milliseconds.flooredQuotient(by: 1_000) }

  /// Earlier instants come first, whatever the offset.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

// MARK: - What a clock shows

extension Instant {
  /// A time of day as a wall clock shows it.
  package struct TimeOfDay: Sendable, Hashable {
    /// The hour, 0 to 23.
    package var hour: Int
    /// The minute, 0 to 59.
    package var minute: Int
    /// The second, 0 to 59.
    package var second: Int
    /// The millisecond, 0 to 999.
    package var millisecond: Int

    /// The time of day, as in 18:05:00.
    package var text: String {
      "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
    }
  }

  /// Milliseconds of local time since 1970-01-01 00:00, held between the years 0 and 9999.
  private var local: Int64 {
    let first: Int64 = -62_167_219_200_000  // 0000-01-01T00:00:00
    let last: Int64 = 253_402_300_799_999  // 9999-12-31T23:59:59.999
    let (shifted, overflow) = milliseconds.addingReportingOverflow(Int64(heldOffset) * 1_000)
    return min(max(overflow ? milliseconds : shifted, first), last)
  }

  /// The offset, less than a day either way.
  private var heldOffset: Int { min(max(offsetSeconds, -86_399), 86_399) }

  /// The day that the person's calendar showed.
  public var day: Day { Day(days: Int(local.flooredQuotient(by: 86_400_000))) }

  /// The time of day that the person's clock showed.
  package var timeOfDay: TimeOfDay {
    let time = Int(local.flooredRemainder(by: 86_400_000))
    return TimeOfDay(
      hour: time / 3_600_000, minute: time / 60_000 % 60, second: time / 1_000 % 60,
      millisecond: time % 1_000)
  }
}

// MARK: - RFC 3339

extension Instant {
  /// The instant by RFC 3339, with milliseconds and a numeric offset: `2026-03-28T18:05:00.250+01:00`.
  ///
  /// An offset that is no whole number of minutes is told to the nearest one.
  public var rfc3339: String {
    String(unsafeUninitializedCapacity: Self.rfc3339Length) { bytes in
      bytes.baseAddress.map(putRFC3339(at:)) ?? 0
    }
  }

  /// How many bytes an instant by RFC 3339 has.
  package static let rfc3339Length = 29

  /// Puts down the letters of ``rfc3339``, for which there is room, and answers with how many they are.
  ///
  /// Two of these stand in every event, so that the digits are put down one by one.
  package func putRFC3339(at place: UnsafeMutablePointer<UInt8>) -> Int {
    let minutes = min(max((heldOffset + (heldOffset < 0 ? -30 : 30)) / 60, -1_439), 1_439)
    let told = Instant(milliseconds: milliseconds, offsetSeconds: minutes * 60)
    let (date, time, offset) = (told.day.parts, told.timeOfDay, Int(minutes.magnitude))
    func put(_ number: Int, at index: Int, _ mark: Unicode.Scalar) {
      let digits = UInt32(truncatingIfNeeded: number)
      place[index] = UInt8(truncatingIfNeeded: 48 + digits / 10 % 10)
      place[index + 1] = UInt8(truncatingIfNeeded: 48 + digits % 10)
      place[index + 2] = UInt8(ascii: mark)
    }
    put(date.year / 100, at: 0, "-")
    put(date.year % 100, at: 2, "-")
    put(date.month, at: 5, "-")
    put(date.day, at: 8, "T")
    put(time.hour, at: 11, ":")
    put(time.minute, at: 14, ":")
    put(time.second, at: 17, ".")
    place[20] = UInt8(truncatingIfNeeded: 48 + time.millisecond / 100)
    put(time.millisecond % 100, at: 21, minutes < 0 ? "-" : "+")
    put(offset / 60, at: 24, ":")
    place[27] = UInt8(truncatingIfNeeded: 48 + offset % 60 / 10)
    place[28] = UInt8(truncatingIfNeeded: 48 + offset % 10)
    return Self.rfc3339Length
  }

  /// Reads an instant by RFC 3339; nil where the text is anything else.
  ///
  /// Digits of the second past the third are left out, as is a leap second. The offset may be `Z`.
  public init?(rfc3339 text: String) {
    var text = text
    guard let instant = text.withUTF8({ Instant(rfc3339: $0) }) else { return nil }
    self = instant
  }

  /// Reads an instant by RFC 3339 from its letters; a long history has hundreds of thousands of them.
  package init?(rfc3339 bytes: UnsafeBufferPointer<UInt8>) {
    func number(_ range: Range<Int>, _ bounds: ClosedRange<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var number = 0
      for byte in bytes[range] {
        guard (48...57).contains(byte) else { return nil }
        number = number * 10 + Int(byte) - 48
      }
      return bounds.contains(number) ? number : nil
    }
    func has(_ mark: Unicode.Scalar, at index: Int) -> Bool {
      index < bytes.count && bytes[index] == UInt8(ascii: mark)
    }
    guard (20...64).contains(bytes.count), has("-", at: 4), has("-", at: 7),
      has("T", at: 10) || has("t", at: 10), has(":", at: 13), has(":", at: 16),
      let year = number(0..<4, 0...9_999), let month = number(5..<7, 1...12),
      let ofMonth = number(8..<10, 1...31), let hour = number(11..<13, 0...23),
      let minute = number(14..<16, 0...59), let second = number(17..<19, 0...60)
    else { return nil }
    let day = Day(year: year, month: month, day: ofMonth)
    // The 30th of February runs on into March.
    guard ofMonth <= 28 || day.parts.day == ofMonth else { return nil }
    var place = 19
    var thousandths = 0
    if has(".", at: place) {
      place += 1
      let digits = place
      var weight = 100
      while place < bytes.count, (48...57).contains(bytes[place]) {
        thousandths += (Int(bytes[place]) - 48) * weight
        weight /= 10
        place += 1
      }
      guard place > digits else { return nil }
    }
    // `Z` or `+01:00`, which must be the end of the text.
    var offset = 0
    if bytes.count != place + 1 || !(has("Z", at: place) || has("z", at: place)) {
      guard bytes.count == place + 6, has("+", at: place) || has("-", at: place),
        has(":", at: place + 3), let hours = number(place + 1..<place + 3, 0...23),
        let minutes = number(place + 4..<place + 6, 0...59)
      else { return nil }
      offset = (hours * 60 + minutes) * (has("-", at: place) ? -60 : 60)
    }
    let seconds = day.days * 86_400 + hour * 3_600 + minute * 60 + second - offset
    self.init(
      milliseconds: Int64(seconds) * 1_000 + Int64(thousandths), offsetSeconds: offset)
  }
}

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
