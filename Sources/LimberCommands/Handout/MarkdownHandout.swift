import LimberRoutine

/// A routine as Markdown.
struct MarkdownHandout {
  /// The routine with all that it includes.
  var set: RoutineSet
  /// Its plan.
  var plan: Plan

  /// Writes it all.
  func write(to page: inout Page) throws {
    guard let routine = set.routines[set.rootID] else { return }
    try page.add("# \(escaped(routine.title))\n\n")
    if let summary = routine.summary { try page.add(escaped(summary) + "\n\n") }
    for (name, text) in RoutineFacts.of(routine, plan: plan) {
      try page.add("- **\(name)** \(escaped(text))\n")
    }
    if !plan.cautions.isEmpty {
      try page.add("\n## Take care\n\n")
      for caution in plan.cautions { try page.add("- \(escaped(caution))\n") }
    }
    try page.add("\n## Steps\n\n")
    try write(Outline(set, plan: plan).parts, depth: 0, to: &page)
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
    let dose = entry.dose.isEmpty ? "" : ": \(entry.dose)"
    var lines = ["**\(escaped(entry.name))**\(dose)"]
    if let cue = entry.cue { lines.append(escaped(cue)) }
    return lines + entry.details.map { "*\(escaped($0))*" }
  }

  /// A text in which nothing means anything to Markdown.
  private func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~": escaped += "\\\(character)"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
