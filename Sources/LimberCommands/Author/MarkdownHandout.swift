import LimberBasics
import LimberFigures
import LimberRoutine

/// The routine as a sheet in Markdown, which holds its drawings in letters: one text has no place for pictures.
struct MarkdownHandout {
  /// The routine with all that it includes.
  var set: RoutineSet
  var plan: Plan

  func write(to page: inout Page) throws {
    guard let routine = set.routines[set.rootID] else { return }
    try page.add("# \(escaped(routine.title))\n\n")
    if let summary = routine.summary { try page.add(escaped(summary) + "\n\n") }
    try page.add(SheetForm.markdownFields + "\n")
    for (name, text) in RoutineFacts.of(routine, plan: plan, isOnPaper: true) {
      try page.add("- **\(name)** \(escaped(text))\n")
    }
    if !plan.cautions.isEmpty {
      try page.add("\n## Take care\n\n")
      for caution in plan.cautions { try page.add("- \(escaped(caution))\n") }
    }
    try page.add("\n## Exercises\n\n")
    try write(Outline(set, plan: plan).parts, indent: "", to: &page)
    try page.add(SheetForm(goal: routine.goal).markdownTable)
  }

  private func write(_ parts: [Outline.Part], indent: String, to page: inout Page) throws {
    for (index, part) in parts.enumerated() {
      let mark = "\(index + 1). "
      // What belongs to an item stands below its first letter.
      let inner = indent + String(repeating: " ", count: mark.count)
      try page.add(indent + mark)
      switch part {
      case .step(let entry):
        try page.add(lines(of: entry).joined(separator: "  \n\(inner)") + "\n")
        for line in drawing(of: entry, columns: Self.width - inner.count) {
          try page.add(line.isEmpty ? "\n" : "\(inner)\(line)\n")
        }
      case .group(let title, let parts):
        try page.add("**\(escaped(title))**\n")
        try write(parts, indent: inner, to: &page)
      }
    }
  }

  /// Columns that a text has everywhere.
  private static let width = 80

  /// How the movement begins and ends, as a block of code; nothing where there is none, or no room.
  ///
  /// In letters that every font has, each as wide as the others: no Braille.
  private func drawing(of entry: Outline.Entry, columns: Int) -> [String] {
    guard let figure = entry.figure?.figure(FigureLibrary.figure) else { return [] }
    let stage = Figure.Stage(figure)
    let poses =
      figure.moves && figure.end != figure.start ? [figure.start, figure.end] : [figure.start]
    let (rows, each, arrow) = (12, 28, "  ->  ")
    guard poses.count * each + (poses.count - 1) * arrow.count <= columns else { return [] }
    let pictures = poses.compactMap {
      stage.picture(.still($0)).cells(columns: each, rows: rows, .ascii)
    }
    guard pictures.count == poses.count else { return [] }
    let blank = String(repeating: " ", count: arrow.count)
    let lines = (0..<rows).map { row in
      let between = row == rows / 2 ? arrow : blank
      return pictures.map { $0[row] }.joined(separator: between).withoutBlanksBehind
    }
    let drawn = lines.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed()
    return ["```text"] + drawn + ["```"]
  }

  private func lines(of entry: Outline.Entry) -> [String] {
    let dose = entry.dose.isEmpty ? "" : ": **\(escaped(entry.dose))**"
    var lines = ["**\(escaped(entry.name))**\(dose)"]
    if let cue = entry.cue { lines.append(escaped(cue)) }
    return lines + entry.details.map { "*\(escaped($0))*" }
  }

  /// A text in which nothing means anything to Markdown.
  private func escaped(_ text: String) -> String {
    let escaped = SafeText.line(text).escapingScalars { scalar in
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~": "\\\(scalar)"
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      default: nil
      }
    }
    return Self.withoutBlockMark(escaped)
  }

  /// A line that Markdown does not take for an item of a list, a heading's underline or code.
  private static func withoutBlockMark(_ line: String) -> String {
    let scalars = line.unicodeScalars.drop { $0 == " " }
    switch scalars.first {
    case "-", "+", "=": return "\\" + String(scalars)
    default: break
    }
    let digits = scalars.prefix { "0"..."9" ~= $0 }
    let rest = scalars.dropFirst(digits.count)
    guard !digits.isEmpty, rest.first == "." || rest.first == ")" else { return String(scalars) }
    return String(digits) + "\\" + String(rest)
  }
}
