import Foundation
import LimberBasics
import LimberSchedule
import LimberTestSupport
import Testing

/// The next times beside those of croniter from PyPI, a library that nobody here wrote.
///
/// Left out, with the reason:
/// - a day field with a step after `*` beside another restricted day: Debian wants both to fit,
///   croniter one of them;
/// - times within a day of a clock change: croniter repeats and moves times by rules of its own, and
///   `FiringTimesTests` compares those nights with cron's own loop;
/// - ranges that run backward, and 7 as a Sunday at the end of a range.
@Suite struct CroniterTests {
  private static let check = ["python3", "-c", "import croniter"]

  private static let script = """
    import sys
    from datetime import datetime
    from zoneinfo import ZoneInfo
    from croniter import croniter
    for line in sys.stdin:
        zone, start, expression = line.rstrip("\\n").split("|")
        base = datetime.fromtimestamp(int(start), ZoneInfo(zone))
        try:
            times = croniter(expression, base, max_years_between_matches=60)
            found = [str(int(times.get_next(datetime).timestamp())) for _ in range(4)]
        except Exception as error:
            found = [type(error).__name__]
        print(" ".join(found))
    """

  private struct Case {
    var zone: String
    var start: Int64
    var expression: String
    var line: String { "\(zone)|\(start)|\(expression)" }
  }

  @Test(.enabled(if: Tool.mustRun(check), "croniter is not installed for python3"))
  func `thousands of random expressions fire when croniter says`() throws {
    var random = SeededGenerator(seed: 2_026)
    let cases = (0..<4_000).map { _ in
      Case(
        zone: random.pick(Zones.names),
        start: 1_577_880_000 + Int64(random.number(in: 0...10_000_000)) * 30,
        expression: random.expression())
    }
    let output = try Tool.run(
      ["python3", "-c", Self.script], input: cases.map { $0.line + "\n" }.joined())
    #expect(output.status == 0, "\(output.text.suffix(500))")
    let lines = output.text.split(separator: "\n")
    try #require(lines.count == cases.count)
    var zones: [String: Zone] = [:]
    for name in Zones.names { zones[name] = try Zones.named(name) }
    var compared = 0
    for (item, line) in zip(cases, lines) {
      guard let zone = zones[item.zone] else { continue }
      guard let expression = try? CronExpression(text: item.expression) else {
        #expect(line == "CroniterBadDateError", "\(item.line) is refused here")
        continue
      }
      let expected = line.split(separator: " ").compactMap { Int64($0) }
      let found = FiringTimes([expression], in: zone).next(4, after: item.start).map(\.instant)
      for (left, right) in zip(found, expected) {
        // From the first clock change on, croniter may have lost or gained a time.
        let isSteady = stride(from: item.start - 86_400, through: left + 86_400, by: 43_200)
          .allSatisfy { zone.offset($0) == zone.offset(item.start) }
        let isQuiet = (-1...1).allSatisfy {
          zone.offset(left + $0 * 86_400) == zone.offset(left)
        }
        guard isSteady || (isQuiet && left == right) else { break }
        #expect(left == right, "\(item.line)")
        compared += 1
      }
    }
    #expect(compared > 8_000)
  }
}
