import Foundation
import LimberBasics
import Testing

@Suite struct `Civil time` {
  struct Written: Sendable {
    var milliseconds: Int64
    var offset = 0
    var text: String
  }

  @Test(arguments: [
    Written(milliseconds: 0, text: "1970-01-01T00:00:00.000+00:00"),
    Written(milliseconds: -1, text: "1969-12-31T23:59:59.999+00:00"),
    Written(milliseconds: 951_782_400_000, text: "2000-02-29T00:00:00.000+00:00"),
    Written(milliseconds: 0, offset: 3600, text: "1970-01-01T01:00:00.000+01:00"),
    Written(milliseconds: 0, offset: -12_600, text: "1969-12-31T20:30:00.000-03:30"),
    // RFC 3339 knows no seconds in an offset; the instant stays the same.
    Written(milliseconds: 0, offset: 1172, text: "1970-01-01T00:20:00.000+00:20"),
    Written(milliseconds: .max, text: "9999-12-31T23:59:59.999+00:00"),
    Written(milliseconds: .min, text: "0000-01-01T00:00:00.000+00:00"),
    Written(milliseconds: .max, offset: 3600, text: "9999-12-31T23:59:59.999+01:00"),
    Written(milliseconds: 0, offset: .max, text: "1970-01-01T23:59:00.000+23:59"),
  ])
  func `an instant is written by RFC 3339 with its offset`(written: Written) {
    let time = Instant(milliseconds: written.milliseconds, offsetSeconds: written.offset)
    #expect(time.rfc3339 == written.text)
  }

  @Test(arguments: [
    ("2026-03-28T18:05:00.250+01:00", 1_774_717_500_250, 3600), ("1970-01-01T00:00:00Z", 0, 0),
    ("1969-12-31t20:30:00.5-03:30", 500, -12_600), ("2024-02-29T23:59:60z", 1_709_251_200_000, 0),
    ("1970-01-01T00:00:00.123456789+00:00", 123, 0),
  ])
  func `an instant is read as it is written`(text: String, milliseconds: Int64, offset: Int) {
    #expect(
      Instant(rfc3339: text) == Instant(milliseconds: milliseconds, offsetSeconds: offset))
  }

  @Test(arguments: [
    "", "1970", "1970-01-01", "1970-01-01T00:00:00", "1970-01-01 00:00:00Z", "1970-02-30T00:00:00Z",
    "1970-01-01T24:00:00Z", "1970-01-01T00:60:00Z", "1970-01-01T00:00:00.Z",
    "1970-01-01T00:00:00+1",
    "1970-01-01T00:00:00+01:60", "1970-01-01T00:00:00Z ", "+970-01-01T00:00:00Z",
  ])
  func `what is no instant is none`(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test func `instants that are written are read again, to the millisecond`() {
    for milliseconds in stride(
      from: Int64(-62_000_000_000_000), to: 253_000_000_000_000, by: 987_654_321_987)
    {
      for offset in [0, 3600, -12_600, 50_340] {
        let instant = Instant(milliseconds: milliseconds, offsetSeconds: offset)
        guard Instant(rfc3339: instant.rfc3339) == instant else {
          Issue.record("\(instant.rfc3339) is not read as it was written")
          return
        }
      }
    }
  }

  @Test func `date and clock are what a wall shows`() {
    let time = Instant(milliseconds: 1_774_747_505_000, offsetSeconds: 7200)
    #expect(time.day.text == "2026-03-29")
    #expect(time.timeOfDay.text == "03:25:05")
  }

  @Test func `every day from 1600 to 2400 is the one that Foundation names`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for day in stride(from: -135_140, through: 157_054, by: 13) {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let civil = Instant(milliseconds: Int64(day) * 86_400_000).day.parts
      try #require(civil.year == parts.year)
      try #require(civil.month == parts.month)
      try #require(civil.day == parts.day)
    }
  }
}
