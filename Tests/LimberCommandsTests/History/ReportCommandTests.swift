import LimberBasics
import LimberProgress
import LimberRoutine
import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite(.waits) struct `limber report` {
  static let today = Day(days: 20_000)

  static var report: Report {
    let sessions = (0..<6).map { index -> SessionRecord in
      let day = Int64(Self.today.days - 12 + index * 2) * 86_400_000
      return SessionRecord(
        id: "s\(index)", routines: [.init(id: "calf<b>")],
        started: Instant(milliseconds: day, offsetSeconds: 0),
        outcome: index == 2 ? .stopped : .completed, did: .seconds(600), pain: index % 3,
        steps: [.init(routine: "calf<b>", path: "/steps/0", name: "Drop", outcome: .done)],
        doses: [
          .init(
            key: DoseKey(routine: "calf<b>", path: "/steps/0", unit: .repetitions),
            name: "Drop & \"rise\"", min: .count(8), max: .count(10),
            target: .count(8), did: .count(8 + index / 3))
        ], note: index == 1 ? "<script>alert(1)</script>" : nil)
    }
    return Report(
      sessions,
      due: DueDays(
        [
          Due(routine: "calf<b>", day: today.advanced(by: -1), count: 1, done: 0),
          Due(routine: "calf<b>", day: today.advanced(by: -2), count: 1, done: 1),
        ], covering: today.advanced(by: -2)..<today), today: Self.today, weekCount: 3)
  }

  @Test func `the terminal shows a calendar, the streak, the dose and the pain`() {
    let text = ReportText(report: Self.report, columns: 80, ink: Ink(isOn: false)).text
    #expect(
      text == """
        The last 3 weeks   streak 0 days, longest 1 day

                   M  T  W  T  F  S  S   minutes
            16 Sep ·  ·  ·  ·  ·  ·  ✓   10 ▇▇▇▇▇▇
            23 Sep ·  ✓  ·  ◐  ·  ✓  ·   30 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
            30 Sep ✓  ·  ✓  ✗  ·         20 ▇▇▇▇▇▇▇▇▇▇▇▇▇
          ✓ done   ◐ partly   ✗ missed   · free

        Done: 1 of 2 due sessions (50 %)

        calf<b>  6 sessions, 5 completed
          Drop & "rise", 8–10 repetitions  ▆▆▆▇▇▇  last 9 repetitions
          pain                             ▁▁▂▁▁▂  last 2 of 10

        """)
  }

  @Test func `the page needs nothing from outside and escapes whatever it shows`() {
    let page = ReportPage(report: Self.report, today: Self.today).html
    #expect(!page.contains("<script"))
    #expect(!page.contains("http"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("calf&lt;b&gt;"))
    #expect(page.contains("Drop &amp; &quot;rise&quot;"))
    #expect(page.matches(of: /<svg/).count == 4)
    #expect(page.matches(of: /<svg [^>]*role="img" aria-label="[^"]+"/).count == 4)
  }

  @Test func `a page is written for the person alone`() throws {
    let bench = try CommandBench()
    #expect(bench.run("report", "--html", "report.html").output == "Wrote report.html.\n")
    #expect(try bench.read("report.html").hasPrefix("<!DOCTYPE html>"))
    #expect(bench.run("report", "--html", "no/such/place.html").status == .cannotCreate)
    #expect(bench.run("report", "--html", "x.html", "--json").status == .usage)
  }
}
