import LimberBasics
import LimberRoutine

/// A routine as one page of HTML, made to be printed and handed over: no script, nothing from outside.
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
    try writeFacts(routine, to: &page)
    try writeCautions(to: &page)
    try page.add("<section>\n<h2>Timeline</h2>\n")
    try page.add(TimelinePicture(plan: plan).svg)
    try page.add("</section>\n<section>\n<h2>Steps</h2>\n")
    var number = 0
    try write(Outline(set, plan: plan).parts, level: 3, number: &number, to: &page)
    try page.add("</section>\n</body>\n</html>\n")
  }

  private func writeFacts(_ routine: Routine, to page: inout Page) throws {
    try page.add("<dl>\n")
    for (name, text) in RoutineFacts.of(routine, plan: plan) where name != "Tags" {
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

  private func write(
    _ parts: [Outline.Part], level: Int, number: inout Int, to page: inout Page
  ) throws {
    for part in parts {
      switch part {
      case .step(let entry):
        number += 1
        try page.add(Self.step(entry, number: number))
      case .group(let title, let parts):
        let heading = "h\(min(level, 6))"
        try page.add("<div class=\"group\">\n<\(heading)>\(Markup.escape(title))</\(heading)>\n")
        try write(parts, level: level + 1, number: &number, to: &page)
        try page.add("</div>\n")
      }
    }
  }

  private static func step(_ entry: Outline.Entry, number: Int) -> String {
    var lines = ["<div class=\"step\">", "<span class=\"number\">\(number)</span>", "<div>"]
    let dose = entry.dose.isEmpty ? "" : " <span class=\"dose\">\(Markup.escape(entry.dose))</span>"
    lines.append("<p class=\"name\">\(Markup.escape(entry.name))\(dose)</p>")
    if let cue = entry.cue { lines.append("<p class=\"cue\">\(Markup.escape(cue))</p>") }
    if !entry.details.isEmpty {
      let details = entry.details.map { Markup.escape($0) }.joined(separator: "<br>")
      lines.append("<p class=\"details\">\(details)</p>")
    }
    return (lines + ["</div>", "</div>"]).map { $0 + "\n" }.joined()
  }
}

extension HTMLHandout {
  /// The look of the page: dark on white, large enough to be read from the floor, and A4 on paper.
  static let style = """
    :root { color: #1b1f23; background: #fff; }
    * { box-sizing: border-box; }
    body { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem;
      font: 1.05rem/1.45 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
      overflow-wrap: anywhere; }
    h1 { font-size: 2.1rem; line-height: 1.15; margin: 0 0 .4rem; }
    h2 { font-size: 1.3rem; margin: 1.8rem 0 .6rem; }
    h3, h4, h5, h6 { font-size: 1.1rem; margin: 0 0 .6rem; color: #0b5a4b; }
    p { margin: 0 0 .3rem; }
    dl { margin: 1rem 0; }
    dl div { display: flex; gap: .8rem; padding: .15rem 0; }
    dt { flex: 0 0 4.5rem; color: #57606a; }
    dd { margin: 0; }
    .care { border: 2px solid #b3541e; border-radius: .5rem; padding: .2rem 1rem .6rem;
      margin-top: 1.2rem; break-inside: avoid; }
    .care h2 { margin: .5rem 0 .3rem; color: #8a3d10; }
    .care ul { margin: 0; padding-left: 1.2rem; }
    .step { display: flex; gap: .9rem; padding: .8rem 0; border-top: 1px solid #d0d7de;
      break-inside: avoid; }
    .step > div { flex: 1; min-width: 0; }
    .number { flex: 0 0 2rem; height: 2rem; line-height: 2rem; border-radius: 50%;
      text-align: center; background: #0b5a4b; color: #fff; font-weight: 600; }
    .name { font-size: 1.35rem; font-weight: 600; line-height: 1.3; }
    .dose { white-space: nowrap; float: right; margin-left: 1rem; color: #0b5a4b; }
    .cue { font-size: 1.35rem; line-height: 1.35; }
    .details { color: #57606a; }
    .group { border-left: 4px solid #7fb8aa; padding: .6rem 0 .2rem 1rem; margin: .8rem 0; }
    .group .step:first-of-type { border-top: 0; }
    svg { display: block; width: 100%; height: auto; }
    @media (max-width: 30rem) {
      .dose { float: none; display: block; margin-left: 0; }
      h1 { font-size: 1.7rem; }
    }
    @page { size: A4; margin: 16mm 15mm; }
    @media print {
      body { max-width: none; padding: 0; font-size: 11pt; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      h2, h3, h4, h5, h6 { break-after: avoid; }
    }
    """
}
