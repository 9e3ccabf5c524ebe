import LimberBasics
import LimberRoutine

/// What is filled in by hand on a sheet: whose it is, and what was done on each day.
struct SheetForm {
  /// How often a day it is meant to be done.
  private let perDay: Int
  private let weeks: Int

  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  /// As many rows as leave room for the exercises.
  private static let mostWeeks = 4
  private static let labels = ["Name", "Date", "Therapist"]

  init(goal: Routine.Goal?) {
    perDay = if case .perDay(let count)? = goal?.often { min(count, 4) } else { 1 }
    weeks = min(goal?.weeks ?? Self.mostWeeks, Self.mostWeeks)
  }

  // MARK: - HTML

  static let fields =
    "<div class=\"fields\">" + labels.map { "<span>\($0)</span>" }.joined() + "</div>\n"

  /// A box for each time and room for a number, on each day.
  var table: String {
    let heads = Self.days.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let boxes = [String](repeating: "☐", count: perDay).joined(separator: " ")
    let cells = [String](
      repeating: "<td>\(boxes)<span class=\"pain\">pain</span></td>", count: 7
    ).joined()
    let rows = (1...max(weeks, 1)).map { "<tr><th scope=\"row\">\($0)</th>\(cells)</tr>\n" }
      .joined()
    return """
      <section class="log">
      <h2>Done, and pain from 0 to 10</h2>
      <table>
      <tr><th scope="col">Week</th>\(heads)</tr>
      \(rows)</table>
      </section>

      """
  }

  // MARK: - Markdown

  static let markdownFields =
    labels.map { "\($0): \\_\\_\\_\\_\\_\\_\\_\\_" }.joined(separator: " · ") + "\n"

  var markdownTable: String {
    let boxes = [String](repeating: "☐", count: perDay).joined(separator: " ")
    let head = "| Week | " + Self.days.joined(separator: " | ") + " |\n"
    let rule = "| --- |" + [String](repeating: " --- |", count: 7).joined() + "\n"
    let cells = [String](repeating: " \(boxes) |", count: 7).joined()
    let rows = (1...max(weeks, 1)).map { "| \($0) |\(cells)\n" }.joined()
    return "\n## Done, and pain from 0 to 10\n\n" + head + rule + rows
  }
}
