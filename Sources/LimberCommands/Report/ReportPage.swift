import LimberBasics
import LimberProgress
import LimberRoutine

/// The report as one self-contained page, made to be looked at, printed and taken along.
///
/// It needs no script and nothing from outside. The first lines say in words what came of it, all that goes over
/// time stands on one axis, and every mark of it stands in the table too.
struct ReportPage {
  let report: Report
  let today: Day
  let titles: RoutineTitles
  /// The programme that is going on; nil where there is none.
  let track: ProgrammeTrack?

  var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <main>
    <h1>\(title)</h1>
    <div class="fields"><span>Name</span><span>Therapist</span></div>
    <p class="summary">\(Markup.escape(ReportWords.summary(report, track, titles)))</p>
    \(goals)
    \(facts)
    <div class="remarks">Remarks</div>
    \(course)
    <section class="pair">
    \(figure("The days", Chart.calendar(report.weeks), legend))
    \(figure("Minutes a week", Chart.minutes(report.weeks)))
    </section>
    \(stretching)
    \(table)
    <footer>Made by limber on \(today.longText) from what was done on this computer.
    Nothing here is medical advice.</footer>
    </main>
    </body>
    </html>

    """
  }

  private var title: String {
    guard let first = report.weeks.first?.monday else { return "Exercise report" }
    return "Exercise report, \(first.shortText) to \(today.longText)"
  }

  // MARK: - Parts

  private var facts: String {
    var facts = [
      ("Sessions", "\(report.counted)"),
      ("Completed", "\(report.completed)"),
      ("Minutes", "\(ReportWords.minutes(report.weeks.reduce(.zero) { $0 + $1.time }))"),
      ("Streak", ReportWords.days(report.streak.current)),
      ("Longest streak", ReportWords.days(report.streak.longest)),
    ]
    if let adherence = ReportWords.adherence(report.adherence) {
      facts.append(("Done of what was due", adherence))
    }
    let items = facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }
    return "<dl class=\"facts\">\(items.joined())</dl>"
  }

  /// How often each routine is meant to be done; nothing where no file says so.
  private var goals: String {
    let goals = report.routines.compactMap { chart in
      titles.goal(of: chart).map { "\(ReportWords.name(of: chart, titles)), \($0)" }
    }
    return goals.isEmpty
      ? "" : "<p>\(Markup.escape("Goals: \(goals.joined(separator: "; "))."))</p>"
  }

  private var legend: String {
    ReportWords.legend.map { status, word in
      "<span class=\"key \(status.rawValue)\">\(ReportWords.mark(of: status))</span> \(word)"
    }.joined(separator: " &nbsp; ")
  }

  /// Minutes of stretching in words; nothing where nothing was stretched.
  private var stretching: String {
    let rows = ReportWords.stretching(report)
    guard !rows.isEmpty else { return "" }
    let words = "Minutes of stretching, week by week: \(rows.joined(separator: "; "))."
    return "<p class=\"legend\">\(Markup.escape("\(words) \(ReportWords.stretchingNote)"))</p>"
  }

  private func figure(_ caption: String, _ chart: String, _ legend: String = "") -> String {
    let note = legend.isEmpty ? "" : "<p class=\"legend\">\(legend)</p>"
    return "<figure><figcaption>\(Markup.escape(caption))</figcaption>\(chart)\(note)</figure>"
  }

  private var course: String {
    let marks = [
      track == nil ? nil : "weeks of the programme: ↻ done again, ↩ a step back",
      report.sessions.contains(where: \.isPainStop) ? "! a session that pain ended" : nil,
    ].compactMap(\.self)
    let chart = Chart.Course(report: report, track: track, titles: titles)
    return "<div class=\"course\">"
      + figure("Day by day", chart.svg, Markup.escape(marks.joined(separator: "; "))) + "</div>"
  }

  private static let columns = [
    "Day", "Routine", "Sides", "Done", "Outcome", "Minutes", "Pain", "Morning after",
    "Effort", "Note",
  ]

  /// Every session, every day on which something was missed, and every week of the programme, the newest first.
  private var table: String {
    var rows = report.sessions.map { (day: $0.day, text: row(of: $0)) }
    var asides: [Day: [String]] = [:]
    for day in report.weeks.flatMap(\.days) where day.status == .missed {
      asides[day.day, default: []].append("missed")
    }
    for week in track?.weeks ?? [] where week.firstDay >= report.weeks.first?.monday ?? today {
      asides[week.firstDay, default: []].append("\(track?.title ?? ""), \(week.words)")
    }
    rows += asides.map { day, words in (day: day, text: wide(day, words.joined(separator: "; "))) }
    let body = rows.enumerated().sorted {
      ($0.element.day, $0.offset) > ($1.element.day, $1.offset)
    }
    .map(\.element.text)
    let head = Self.columns.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let none = "<tr><td colspan=\"\(Self.columns.count)\">None yet.</td></tr>"
    return """
      <h2 class="every">Every session</h2>
      <div class="scroll"><table>
      <caption>The newest first.</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body.isEmpty ? none : body.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }

  private func row(of session: SessionRecord) -> String {
    let cells = [
      session.day.longText, ReportWords.routines(of: session, titles),
      ReportWords.sides(of: session),
      [ReportWords.doses(of: session), ReportWords.loads(of: session)].filter { !$0.isEmpty }
        .joined(separator: "; "),
      ReportWords.outcome(of: session), "\(ReportWords.minutes(session.did))",
      ReportWords.pain(of: session), ReportWords.morning(of: session),
      session.effort.map(String.init) ?? "", session.note ?? "",
    ]
    return "<tr>" + cells.map { "<td>\(Markup.escape($0))</td>" }.joined() + "</tr>"
  }

  /// A day on which there is one thing to say.
  private func wide(_ day: Day, _ text: String) -> String {
    "<tr class=\"aside\"><td>\(day.longText)</td><td colspan=\"\(Self.columns.count - 1)\">"
      + "\(Markup.escape(text))</td></tr>"
  }
}

extension ReportPage {
  /// Light, dark and printed; nothing depends on colour alone.
  static let style = """
    :root { color-scheme: light dark; --ink: #1b2430; --paper: #ffffff; --soft: #566473;
      --line: #d5dce4; --done: #1f7a5a; --partial: #8a5a10; --missed: #b23b3b; --band: #dceee7; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --paper: #14191f; --soft: #9aa7b5;
      --line: #38424d; --done: #56c596; --partial: #e0b050; --missed: #f08080; --band: #1f3a31; } }
    @media print { :root { --ink: #000; --paper: #fff; --soft: #444; --line: #bbb; --done: #1f7a5a;
      --partial: #8a5a10; --missed: #a02020; --band: #e3efe9; }
      h2, figure, tr { break-inside: avoid; } h2, h2 + p { break-after: avoid; } main { padding: 0; } }
    @page { size: A4; margin: 13mm; }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem; }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
    h2 { font-size: 1.25rem; margin: 2rem 0 0.25rem; overflow-wrap: anywhere; }
    p { margin: 0.25rem 0; }
    .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: 0.5rem;
      margin: 0 0 1.5rem; }
    .facts div { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.5rem 0.75rem; }
    dt { color: var(--soft); font-size: 0.875rem; } dd { margin: 0; font-weight: 600; }
    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
      gap: 1rem; }
    @media print { .pair { grid-template-columns: 1fr 1fr; } }
    figure { margin: 0; } figcaption { font-weight: 600; overflow-wrap: anywhere; }
    svg { width: 100%; height: auto; max-width: 36rem; display: block; }
    .course { overflow-x: auto; } .course svg { max-width: none; min-width: 38rem; }
    @media print { .course svg { min-width: 0; } }
    .summary { font-size: 1.1rem; margin: 0 0 1rem; }
    .fields { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 0 0 .8rem; }
    .fields span { flex: 1 1 12rem; border-bottom: 1px solid var(--soft); color: var(--soft);
      padding-top: .4rem; }
    .remarks { border: 1px solid var(--line); border-radius: .5rem; min-height: 4rem;
      padding: .1rem .5rem; color: var(--soft); margin-bottom: .8rem; }
    caption { text-align: left; color: var(--soft); } .aside { color: var(--soft); }
    .legend { color: var(--soft); font-size: 0.875rem; }
    .key { font-weight: 700; } .key.done { color: var(--done); } .key.partial { color: var(--partial); }
    .key.missed { color: var(--missed); }
    svg text { fill: var(--ink); font: 11px system-ui, sans-serif; } svg .soft { fill: var(--soft); }
    svg .cell { fill: none; stroke: var(--line); } svg .done { fill: var(--done); }
    svg .partial { fill: var(--partial); } svg .missed { fill: var(--missed); }
    svg .mark { fill: var(--paper); font-weight: 700; } svg .free, svg .ahead { fill: none; }
    svg .grid { stroke: var(--line); } svg .band { fill: var(--band); }
    svg .line { fill: none; stroke: var(--done); stroke-width: 2; } svg .dot { fill: var(--done); }
    svg .stop { fill: var(--missed); font-weight: bold; } svg .name { font-weight: 600; }
    svg .pain { stroke: var(--missed); } svg .dot.pain { fill: var(--missed); }
    svg .effort { stroke: var(--partial); stroke-dasharray: 4 3; }
    svg .dot.effort { fill: var(--paper); stroke: var(--partial); stroke-width: 2; stroke-dasharray: none; }
    svg .bar { fill: var(--done); }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; min-width: 38rem; font-size: 0.875rem; }
    th, td { text-align: left; padding: 0.35rem 0.5rem; border-bottom: 1px solid var(--line);
      vertical-align: top; overflow-wrap: break-word; }
    td:first-child { white-space: nowrap; } td:last-child { max-width: 16rem; overflow-wrap: anywhere; }
    @media print { table { min-width: 0; font-size: 7pt; line-height: 1.15; }
      th, td { padding: 1px 4px; } td:nth-child(2), td:nth-child(4) { white-space: nowrap; }
      .every { break-before: page; }
      body { font-size: 10pt; line-height: 1.3; } h1 { font-size: 15pt; } .facts { margin: 0 0 .6rem; }
      .facts div { padding: .2rem .5rem; } .pair svg { max-height: 62mm; } h2 { margin: .8rem 0 .2rem; }
      .remarks { min-height: 15mm; } }
    footer { color: var(--soft); font-size: 0.875rem; margin-top: 2rem; }
    """
}
