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

  /// The whole page.
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
      <p>\(Wording.count(routine.sessions, "session")), \(routine.completed) completed.</p>
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
