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

  private static let titles = RoutineTitles([("calf<b>", "Calf <b>")])

  private static func page(_ report: Report = report, track: ProgrammeTrack? = nil) -> String {
    ReportPage(report: report, today: today, titles: titles, track: track).html
  }

  @Test func `the terminal shows a calendar, the streak, the dose and the pain`() {
    let text = ReportText(
      report: Self.report, titles: Self.titles, track: nil, columns: 80, ink: Ink(isOn: false)
    ).text
    #expect(
      text == """
        The last 3 weeks   streak 0 days, longest 1 day

        In 3 weeks 6 sessions on 6 days, 5 completed. Drop & "rise": from 8 repetitions
        to 9 repetitions. Pain at most 2 of 10, last 2.

                   M  T  W  T  F  S  S   minutes
            16 Sep ·  ·  ·  ·  ·  ·  ✓   10 ▇▇▇▇▇▇
            23 Sep ·  ✓  ·  ◐  ·  ✓  ·   30 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
            30 Sep ✓  ·  ✓  ✗  ·         20 ▇▇▇▇▇▇▇▇▇▇▇▇▇
          ✓ done   ◐ partly   ✗ missed   · free

        Done: 1 of 2 due sessions (50 %)

        Calf <b>  6 sessions, 5 completed
          Drop & "rise", 8–10 repetitions  ▆▆▆▇▇▇  last 9 repetitions
          pain                             ▁▁▂▁▁▂  last 2 of 10

        """)
  }

  @Test func `the page needs nothing from outside and escapes whatever it shows`() {
    let page = Self.page()
    #expect(!page.contains("<script"))
    #expect(!page.contains("http"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("Calf &lt;b&gt;"))
    #expect(page.contains("Drop &amp; &quot;rise&quot;"))
    #expect(page.matches(of: /<svg/).count == 3)
    #expect(page.matches(of: /<svg [^>]*role="img" aria-label="[^"]+"/).count == 3)
  }

  @Test
  func `the page says in words first what came of it, and every mark of it stands in the table`() {
    let page = Self.page()
    #expect(
      page.contains(
        "<p class=\"summary\">In 3 weeks 6 sessions on 6 days, 5 completed."
          + " Drop &amp; &quot;rise&quot;: from 8 repetitions to 9 repetitions."
          + " Pain at most 2 of 10, last 2.</p>"))
    #expect(page.contains("<td>missed</td>") || page.contains("colspan=\"9\">missed</td>"))
    #expect(page.matches(of: /<tr><td>/).count == 6)
    #expect(page.contains("<td>Drop &amp; &quot;rise&quot; 9 repetitions</td>"))
    #expect(!page.contains("calf&lt;b&gt;"))
  }

  @Test
  func `what goes over time stands on one axis of days, and a session that pain ended is marked`()
    throws
  {
    let day = Self.today.advanced(by: -3)
    var hurt = try #require(Self.report.sessions.last)
    hurt.id = "hurt"
    hurt.started = Instant(milliseconds: Int64(day.days) * 86_400_000, offsetSeconds: 0)
    hurt.outcome = .stopped
    hurt.isPainStop = true
    hurt.pain = nil
    let sessions = Self.report.sessions + [hurt]
    let page = Self.page(Report(sessions, today: Self.today, weekCount: 3))
    #expect(page.contains("class=\"stop\"/>"))
    #expect(page.contains(">stopped</td>"))
    // The dot of a dose and of pain on one day stand above each other.
    let course = try #require(page.firstMatch(of: #/(?s)<div class="course">.*?</svg>/#)).output
    let dots = course.matches(of: #/<circle cx="([\d.]+)" cy="[\d.]+" r="3" class="dot( pain)?"/#)
    let doses = Set(dots.filter { $0.output.2 == nil }.map(\.output.1))
    let pains = Set(dots.filter { $0.output.2 != nil }.map(\.output.1))
    #expect(!pains.isEmpty)
    #expect(pains.isSubset(of: doses))
  }

  @Test func `the weeks of a programme are marked as new, done again and a step back`() {
    let first = Self.today.monday.advanced(by: -14)
    let numbers = [2, 2, 1]
    let track = ProgrammeTrack(
      title: "Walk first",
      weeks: numbers.enumerated().map { index, number in
        ProgrammeTrack.Week(
          firstDay: first.advanced(by: 7 * index), number: number, isRepeated: index == 1,
          isSetback: index == 2)
      })
    let page = Self.page(track: track)
    for mark in [">2</text>", ">2 ↻</text>", ">↩ 1</text>"] { #expect(page.contains(mark)) }
    for words in ["Walk first, week 2, done again", "Walk first, week 1, a step back"] {
      #expect(page.contains(words))
    }
    #expect(page.contains("Walk first: week 1, 1 week done again, 1 step back."))
  }

  @Test func `a page is written for the person alone`() throws {
    let bench = try CommandBench()
    #expect(bench.run("report", "--html", "report.html").output == "Wrote report.html.\n")
    #expect(try bench.read("report.html").hasPrefix("<!DOCTYPE html>"))
    #expect(bench.run("report", "--html", "no/such/place.html").status == .cannotCreate)
    #expect(bench.run("report", "--html", "x.html", "--json").status == .usage)
  }
}
