import LimberBasics
import LimberRoutine

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
    try write(Outline(set, plan: plan).parts, depth: 0, to: &page)
    try page.add(SheetForm(goal: routine.goal).markdownTable)
  }

  private func write(_ parts: [Outline.Part], depth: Int, to page: inout Page) throws {
    let indent = String(repeating: "   ", count: depth)
    for (index, part) in parts.enumerated() {
      try page.add("\(indent)\(index + 1). ")
      switch part {
      case .step(let entry):
        let lines = lines(of: entry)
        try page.add(lines.joined(separator: "  \n\(indent)   ") + "\n")
      case .group(let title, let parts):
        try page.add("**\(escaped(title))**\n")
        try write(parts, depth: depth + 1, to: &page)
      }
    }
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
