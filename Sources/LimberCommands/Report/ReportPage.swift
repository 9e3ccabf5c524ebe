import LimberBasics
import LimberProgress
import LimberRoutine

/// The report as one self-contained page, made to be looked at, printed and taken along.
///
/// It needs no script and nothing from outside. Every chart says in words what it shows, and a table
/// holds every session for whoever cannot see it.
struct ReportPage {
  let report: Report
  let today: Day

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
    \(facts)
    <section class="pair">
    \(figure("The days", Chart.calendar(report.weeks), legend))
    \(figure("Minutes a week", Chart.minutes(report.weeks)))
    </section>
    \(report.routines.map(section).joined(separator: "\n"))
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

  private var legend: String {
    ReportWords.legend.map { status, word in
      "<span class=\"key \(status.rawValue)\">\(ReportWords.mark(of: status))</span> \(word)"
    }.joined(separator: " &nbsp; ")
  }

  private func figure(_ caption: String, _ chart: String, _ legend: String = "") -> String {
    let note = legend.isEmpty ? "" : "<p class=\"legend\">\(legend)</p>"
    return "<figure><figcaption>\(Markup.escape(caption))</figcaption>\(chart)\(note)</figure>"
  }

  private func section(_ routine: Report.RoutineChart) -> String {
    let doses = routine.doses.map { dose in
      figure("\(dose.name): \(ReportWords.range(dose))", Chart.dose(dose))
    }
    let pain =
      routine.pain.isEmpty ? [] : [figure("Pain afterwards, 0 to 10", Chart.pain(routine.pain))]
    let figures = doses + pain
    return """
      <h2>\(Markup.escape(ReportWords.name(of: routine)))</h2>
      <p>\(English.count(routine.sessions, "session")), \(routine.completed) completed.</p>
      <section class="pair">
      \(figures.joined(separator: "\n"))
      </section>
      """
  }

  private var table: String {
    let rows = report.sessions.reversed().map { session in
      let cells = [
        session.day.longText, ReportWords.routines(of: session),
        ReportWords.outcome(of: session), "\(ReportWords.minutes(session.did))",
        ReportWords.pain(of: session), session.effort.map(String.init) ?? "",
        session.note ?? "",
      ]
      return "<tr>" + cells.map { "<td>\(Markup.escape($0))</td>" }.joined() + "</tr>"
    }
    let head = ["Day", "Routine", "Outcome", "Minutes", "Pain", "Effort", "Note"]
      .map { "<th scope=\"col\">\($0)</th>" }.joined()
    return """
      <h2>Every session</h2>
      <div class="scroll"><table>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows.isEmpty ? "<tr><td colspan=\"7\">None yet.</td></tr>" : rows.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }
}

extension ReportPage {
  /// Light, dark and printed; nothing depends on colour alone.
  static let style = """
    :root { color-scheme: light dark; --ink: #1b2430; --paper: #ffffff; --soft: #5d6b7a;
      --line: #d5dce4; --done: #1f7a5a; --partial: #8a5a10; --missed: #b23b3b; --band: #dceee7; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --paper: #14191f; --soft: #9aa7b5;
      --line: #38424d; --done: #56c596; --partial: #e0b050; --missed: #f08080; --band: #1f3a31; } }
    @media print { :root { --ink: #000; --paper: #fff; --soft: #444; --line: #bbb; --done: #1f7a5a;
      --partial: #8a5a10; --missed: #a02020; --band: #e3efe9; }
      h2, figure, tr { break-inside: avoid; } h2, h2 + p { break-after: avoid; } main { padding: 0; } }
    @page { size: A4; margin: 16mm; }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem; }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
    h2 { font-size: 1.25rem; margin: 2rem 0 0.25rem; overflow-wrap: anywhere; }
    p { margin: 0.25rem 0; }
    .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 0.5rem;
      margin: 0 0 1.5rem; }
    .facts div { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.5rem 0.75rem; }
    dt { color: var(--soft); font-size: 0.875rem; } dd { margin: 0; font-weight: 600; }
    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
      gap: 1rem; }
    @media print { .pair { grid-template-columns: 1fr 1fr; } }
    figure { margin: 0; } figcaption { font-weight: 600; overflow-wrap: anywhere; }
    svg { width: 100%; height: auto; max-width: 36rem; display: block; }
    .legend { color: var(--soft); font-size: 0.875rem; }
    .key { font-weight: 700; } .key.done { color: var(--done); } .key.partial { color: var(--partial); }
    .key.missed { color: var(--missed); }
    svg text { fill: var(--ink); font: 11px system-ui, sans-serif; } svg .soft { fill: var(--soft); }
    svg .cell { fill: none; stroke: var(--line); } svg .done { fill: var(--done); }
    svg .partial { fill: var(--partial); } svg .missed { fill: var(--missed); }
    svg .mark { fill: var(--paper); font-weight: 700; } svg .free, svg .ahead { fill: none; }
    svg .grid { stroke: var(--line); } svg .band { fill: var(--band); }
    svg .line { fill: none; stroke: var(--done); stroke-width: 2; } svg .dot { fill: var(--done); }
    svg .stop { fill: var(--missed); font-weight: bold; }
    svg .pain { stroke: var(--missed); } svg .dot.pain { fill: var(--missed); }
    svg .bar { fill: var(--done); }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; min-width: 38rem; font-size: 0.875rem; }
    @media print { table { min-width: 0; } }
    th, td { text-align: left; padding: 0.35rem 0.5rem; border-bottom: 1px solid var(--line);
      vertical-align: top; overflow-wrap: break-word; }
    td:first-child { white-space: nowrap; } td:last-child { max-width: 16rem; overflow-wrap: anywhere; }
    footer { color: var(--soft); font-size: 0.875rem; margin-top: 2rem; }
    """
}
