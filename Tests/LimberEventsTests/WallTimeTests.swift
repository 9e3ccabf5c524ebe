import Foundation
import LimberEvents
import Testing

@Suite struct `Civil time` {
  struct Instant: Sendable {
    var milliseconds: Int64
    var offset: Int32 = 0
    var written: String
  }

  @Test(arguments: [
    Instant(milliseconds: 0, written: "1970-01-01T00:00:00.000+00:00"),
    Instant(milliseconds: -1, written: "1969-12-31T23:59:59.999+00:00"),
    Instant(milliseconds: 951_782_400_000, written: "2000-02-29T00:00:00.000+00:00"),
    Instant(milliseconds: 0, offset: 3600, written: "1970-01-01T01:00:00.000+01:00"),
    Instant(milliseconds: 0, offset: -12_600, written: "1969-12-31T20:30:00.000-03:30"),
    // RFC 3339 knows no seconds in an offset; the instant stays the same.
    Instant(milliseconds: 0, offset: 1172, written: "1970-01-01T00:20:00.000+00:20"),
    Instant(milliseconds: .max, written: "9999-12-31T23:59:59.999+00:00"),
    Instant(milliseconds: .min, written: "0000-01-01T00:00:00.000+00:00"),
    Instant(milliseconds: .max, offset: 3600, written: "9999-12-31T23:59:59.999+01:00"),
    Instant(milliseconds: 0, offset: .max, written: "1970-01-01T23:59:00.000+23:59"),
  ])
  func `an instant is written by RFC 3339 with its offset`(instant: Instant) {
    let time = WallTime(milliseconds: instant.milliseconds, offsetSeconds: instant.offset)
    #expect(time.rfc3339 == instant.written)
  }

  @Test func `date and clock are what a wall shows`() {
    let time = WallTime(milliseconds: 1_774_747_505_000, offsetSeconds: 7200)
    #expect(time.date == "2026-03-29")
    #expect(time.clock == "03:25:05")
  }

  @Test func `every day from 1600 to 2400 is the one that Foundation names`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for day in stride(from: -135_140, through: 157_054, by: 13) {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let civil = WallTime(milliseconds: Int64(day) * 86_400_000).civil
      try #require(civil.year == parts.year)
      try #require(civil.month == parts.month)
      try #require(civil.day == parts.day)
    }
  }
}
