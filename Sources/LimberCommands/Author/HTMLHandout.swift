import LimberBasics
import LimberFigures
import LimberRoutine

/// A routine as a sheet to be handed over: printed on A4, filled in by hand, no script, nothing from outside.
struct HTMLHandout {
  /// The routine with all that it includes.
  var set: RoutineSet
  var plan: Plan

  func write(to page: inout Page) throws {
    guard let routine = set.routines[set.rootID] else { return }
    try page.add(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Markup.escape(routine.title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <header>
      <h1>\(Markup.escape(routine.title))</h1>

      """)
    if let summary = routine.summary { try page.add("<p>\(Markup.escape(summary))</p>\n") }
    try page.add("</header>\n")
    try page.add(SheetForm.fields)
    try writeFacts(routine, to: &page)
    try writeCautions(to: &page)
    var number = 0
    try page.add("<section>\n<h2>Exercises</h2>\n")
    try write(Outline(set, plan: plan).parts, depth: 0, number: &number, to: &page)
    try page.add("</section>\n")
    try page.add(SheetForm(goal: routine.goal).table)
    try page.add("<section class=\"time\">\n<h2>Timeline</h2>\n")
    try page.add(TimelinePicture(plan: plan).svg)
    try page.add("</section>\n</body>\n</html>\n")
  }

  private func writeFacts(_ routine: Routine, to page: inout Page) throws {
    try page.add("<dl>\n")
    for (name, text) in RoutineFacts.of(routine, plan: plan, isOnPaper: true) {
      try page.add("<div><dt>\(name)</dt><dd>\(Markup.escape(text))</dd></div>\n")
    }
    try page.add("</dl>\n")
  }

  private func writeCautions(to page: inout Page) throws {
    guard !plan.cautions.isEmpty else { return }
    try page.add("<section class=\"care\">\n<h2>Take care</h2>\n<ul>\n")
    for caution in plan.cautions { try page.add("<li>\(Markup.escape(caution))</li>\n") }
    try page.add("</ul>\n</section>\n")
  }

  /// Writes parts one below the other: each carries its own piece of the rail that shows what it belongs to, so
  /// that no rail runs on where a page ends.
  private func write(
    _ parts: [Outline.Part], depth: Int, number: inout Int, to page: inout Page
  ) throws {
    let rail = depth == 0 ? "" : " in\(min(depth, 3))"
    for part in parts {
      switch part {
      case .step(let entry) where !entry.isExercise:
        try page.add(Self.pause(entry, rail: rail))
      case .step(let entry):
        number += 1
        try page.add(Self.step(entry, number: number, rail: rail))
      case .group(let title, let parts):
        let heading = "h\(min(depth + 3, 6))"
        try page.add(
          "<\(heading) class=\"group in\(min(depth + 1, 3))\">\(Markup.escape(title))</\(heading)>\n"
        )
        try write(parts, depth: depth + 1, number: &number, to: &page)
      }
    }
  }

  private static func step(_ entry: Outline.Entry, number: Int, rail: String) -> String {
    var lines = [
      "<div class=\"step\(rail)\">", "<span class=\"number\">\(number)</span>",
      "<div class=\"what\">", "<p class=\"name\">\(Markup.escape(entry.name))</p>",
    ]
    if !entry.dose.isEmpty { lines.append("<p class=\"dose\">\(Markup.escape(entry.dose))</p>") }
    if let cue = entry.cue { lines.append("<p class=\"cue\">\(Markup.escape(cue))</p>") }
    if !entry.details.isEmpty {
      let details = entry.details.map { Markup.escape($0) }.joined(separator: " · ")
      lines.append("<p class=\"details\">\(details)</p>")
    }
    lines.append("</div>")
    if let figure = entry.figure?.figure(FigureLibrary.figure) {
      lines.append(pictures(of: figure))
    }
    return (lines + ["</div>"]).map { $0 + "\n" }.joined()
  }

  /// A rest, or what is only to be read.
  private static func pause(_ entry: Outline.Entry, rail: String) -> String {
    let dose = entry.dose.isEmpty ? "" : " <span class=\"dose\">\(Markup.escape(entry.dose))</span>"
    let cue = entry.cue.map { " \(Markup.escape($0))" } ?? ""
    return
      "<p class=\"pause\(rail)\"><strong>\(Markup.escape(entry.name))</strong>\(dose)\(cue)</p>\n"
  }

  /// The pose that a movement begins with, an arrow, and the one that it comes to.
  private static func pictures(of figure: Figure) -> String {
    let stage = Figure.Stage(figure)
    let first = stage.picture(.still(figure.start)).svg()
    guard figure.moves, figure.end != figure.start else {
      return "<div class=\"look\">\(first)</div>"
    }
    let last = stage.picture(.still(figure.end)).svg()
    return "<div class=\"look\">\(first)<span aria-hidden=\"true\">→</span>\(last)</div>"
  }
}

extension HTMLHandout {
  /// The look of the sheet: dark on white, a dose that is read from the floor, two exercises on one A4 page.
  static let style = """
    :root { color: #1b1f23; background: #fff; }
    * { box-sizing: border-box; }
    body { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 3rem;
      font: 1.05rem/1.4 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
      overflow-wrap: anywhere; }
    h1 { font-size: 2rem; line-height: 1.15; margin: 0 0 .3rem; }
    h2 { font-size: 1.2rem; margin: 1.2rem 0 .4rem; }
    h3, h4, h5, h6 { font-size: 1.05rem; margin: .6rem 0 0; color: #0b5a4b; }
    p { margin: 0 0 .2rem; }
    dl { margin: .6rem 0; }
    dl div { display: flex; gap: .8rem; padding: .1rem 0; }
    dt { flex: 0 0 4.5rem; color: #57606a; }
    dd { margin: 0; }
    .fields { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; margin: .6rem 0; }
    .fields span { flex: 1 1 11rem; border-bottom: 1px solid #57606a; color: #57606a;
      padding: .5rem 0 .1rem; }
    .care { border: 2px solid #b3541e; border-radius: .5rem; padding: .2rem 1rem .4rem;
      margin-top: .8rem; break-inside: avoid; }
    .care h2 { margin: .3rem 0 .2rem; color: #8a3d10; }
    .care ul { margin: 0; padding-left: 1.2rem; }
    .step { display: flex; gap: .9rem; padding: .6rem 0; border-top: 1px solid #d0d7de;
      break-inside: avoid; align-items: flex-start; }
    .what { flex: 1; min-width: 0; }
    .number { flex: 0 0 2rem; height: 2rem; line-height: 2rem; border-radius: 50%;
      text-align: center; background: #0b5a4b; color: #fff; font-weight: 600; }
    .name { font-size: 1.25rem; font-weight: 600; line-height: 1.3; }
    .step .dose { font-size: 1.6rem; font-weight: 700; line-height: 1.2; color: #0b5a4b; }
    .cue { font-size: 1.15rem; }
    .details { color: #57606a; }
    .pause { padding: .3rem 0 .3rem 2.9rem; break-inside: avoid; }
    .look { flex: 0 0 auto; display: flex; align-items: center; gap: .3rem; font-size: 1.4rem; }
    .figure { width: auto; height: 6.2rem; max-width: 8rem; }
    .in1, .in2, .in3 { border-left: 4px solid #7fb8aa; padding-left: 1rem; }
    .pause.in1, .pause.in2, .pause.in3 { padding-left: 3.9rem; }
    .in2 { margin-left: 1rem; }
    .in3 { margin-left: 2rem; }
    .group { padding-top: .3rem; padding-bottom: .3rem; }
    .time svg { display: block; width: 100%; height: auto; }
    .log { break-inside: avoid; }
    .log table { border-collapse: collapse; width: 100%; table-layout: fixed; }
    .log th, .log td { border: 1px solid #57606a; padding: .25rem; text-align: left;
      font-weight: 400; height: 2.2rem; vertical-align: top; }
    .log th { height: auto; font-weight: 600; }
    .log .pain { color: #57606a; font-size: .75rem; margin-left: .3rem; }
    @media (max-width: 36rem) {
      .step { flex-wrap: wrap; }
      .what { flex-basis: 70%; }
      .look { flex-basis: 100%; padding-left: 2.9rem; }
      h1 { font-size: 1.7rem; }
      .log th, .log td { padding: .1rem; font-size: .8rem; } .log .pain { display: block; margin: 0; }
    }
    @page { size: A4; margin: 12mm 14mm; }
    @media print {
      html { font-size: 10.5pt; }
      body { max-width: none; padding: 0; font-size: 1rem; line-height: 1.3; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      h1 { font-size: 20pt; }
      h2 { margin: .7rem 0 .3rem; }
      h2, h3, h4, h5, h6 { break-after: avoid; }
      .figure { height: 24mm; max-width: 32mm; }
      .time { break-inside: avoid; }
      .time svg { max-height: 28mm; }
      .log td { height: 6.5mm; padding: .1rem .25rem; } .log .pain { font-size: 7pt; }
    }
    """
}
