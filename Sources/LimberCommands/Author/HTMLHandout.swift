import LimberBasics
import LimberRoutine

/// A routine as one page of HTML, made to be printed and handed over: no script, nothing from outside.
struct HTMLHandout {
  /// The routine with all that it includes.
  var set: RoutineSet
  /// Its plan.
  var plan: Plan

  /// Writes it all.
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
