import LimberRoutine
import Testing

struct DurationTextTests {
  private struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let milliseconds: Int
    /// How limber itself writes it.
    let canonical: String
    var testDescription: String { text }

    init(_ text: String, _ milliseconds: Int, _ canonical: String? = nil) {
      self.text = text
      self.milliseconds = milliseconds
      self.canonical = canonical ?? text
    }
  }

  private static let rows = [
    Row("90s", 90_000, "1m30s"), Row("5m", 300_000), Row("1m30s", 90_000), Row("1h", 3_600_000),
    Row("1.5s", 1_500), Row("0.001s", 1), Row("0.25s", 250), Row("24h", 86_400_000),
    Row("1h30m15.250s", 5_415_250, "1h30m15.25s"), Row("90m", 5_400_000, "1h30m"),
    Row("1m90s", 150_000, "2m30s"), Row("05m", 300_000, "5m"), Row("0h5m", 300_000, "5m"),
    Row("1h5s", 3_605_000), Row("23h59m60s", 86_400_000, "24h"),
  ]

  @Test(arguments: rows)
  private func `a duration is read to the millisecond`(_ row: Row) throws {
    #expect(try DurationText.parse(row.text) == .milliseconds(row.milliseconds))
  }

  @Test(arguments: rows)
  private func `a duration is written in units`(_ row: Row) throws {
    #expect(DurationText.text(of: .milliseconds(row.milliseconds)) == row.canonical)
    #expect(try DurationText.parse(row.canonical) == .milliseconds(row.milliseconds))
  }

  private static let flaws: [(String, DurationText.Flaw)] = [
    ("", .malformed), ("90", .noUnit), ("1.5", .noUnit), ("5m30", .malformed), ("5 m", .malformed),
    (" 5m", .malformed), ("5m ", .malformed), ("5M", .malformed), ("-5s", .malformed),
    ("+5s", .malformed), ("1.5m", .malformed), ("1.s", .malformed), (".5s", .malformed),
    ("1.2345s", .malformed), ("s", .malformed), ("1s1m", .malformed), ("1m1m", .malformed),
    ("1e3s", .malformed), ("٣s", .malformed), ("1d", .malformed), ("500ms", .malformed),
    ("1:30", .malformed), ("0s", .zero), ("0h0m0s", .zero), ("0.000s", .zero),
    ("25h", .tooLong), ("24h0.001s", .tooLong), ("99999999999999999999999999s", .tooLong),
  ]

  @Test(arguments: flaws)
  func `what is no duration says why`(_ text: String, _ flaw: DurationText.Flaw) {
    #expect(throws: flaw) { try DurationText.parse(text) }
  }
}
