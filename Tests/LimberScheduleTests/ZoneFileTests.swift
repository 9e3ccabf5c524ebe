import Foundation
import LimberBasics
import LimberTestSupport
import Testing

@testable import LimberSchedule

@Suite struct ZoneFileTests {
  @Test(arguments: Zones.names)
  func `a file of the zone database says what the system says`(name: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))
    let zone = try #require(ZoneFile(bytes: Array(bytes))).zone
    let system = try Zones.named(name)
    var random = SeededGenerator(seed: 9)
    // What is known, and for zones whose rules stand still what comes long after the file's last change.
    let end = ["Europe/Berlin", "America/New_York"].contains(name) ? 3_786_912_000 : 2_100_000_000
    for _ in 0..<2_000 {
      let instant = Int64(random.number(in: 946_684_800...end))
      #expect(zone.offset(instant) == system.offset(instant), "\(name) at \(instant)")
    }
    // At the very second of each change of two years.
    for span in system.spans(from: 1_780_000_000, to: 1_843_000_000) {
      #expect(zone.offset(span.start) == system.offset(span.start))
      #expect(zone.offset(span.start - 1) == system.offset(span.start - 1))
    }
  }

  @Test func `what is no file of the database is none, wherever it ends`() throws {
    let bytes = Array(try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/Berlin")))
    for length in 0..<(bytes.count - 40) {
      #expect(ZoneFile(bytes: Array(bytes.prefix(length))) == nil || length > bytes.count - 60)
    }
    #expect(ZoneFile(bytes: Array("TZif2 and no more".utf8)) == nil)
    for text in [
      "", "CET", "C-1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "<+1",
    ] {
      #expect(ZoneRule(text: text) == nil, "\(text)")
    }
  }

  @Test func `rules by days of the year, and beyond midnight, are read`() throws {
    let julian = try #require(ZoneRule(text: "<+01>-1<+02>,J60/2,299/-1"))
    func offset(_ year: Int, _ month: Int, _ day: Int, _ hour: Int) -> Int {
      julian.offset(
        at: Int64(Day(year: year, month: month, day: day).days) * 86_400 + Int64(hour) * 3_600)
    }
    // J60 is March 1, leap year or not; 299 from 0 is October 26 of a leap year, October 27 else.
    #expect(offset(2_028, 3, 1, 0) == 3_600)
    #expect(offset(2_028, 3, 1, 1) == 7_200)
    #expect(offset(2_027, 3, 1, 1) == 7_200)
    #expect(offset(2_027, 10, 26, 20) == 7_200)
    #expect(offset(2_027, 10, 26, 21) == 3_600)
    #expect(offset(2_028, 10, 25, 21) == 3_600)
  }

  @Test func `the distances between two clocks are those of the year`() throws {
    let (berlin, york) = (try Zones.named("Europe/Berlin"), try Zones.named("America/New_York"))
    let start: Int64 = 1_795_435_200
    #expect(Zone.utc.distances(to: berlin, from: start, days: 400) == [-120, -60])
    #expect(york.distances(to: berlin, from: start, days: 400) == [-360, -300])
    #expect(berlin.distances(to: berlin, from: start, days: 400) == [0])
  }
}
