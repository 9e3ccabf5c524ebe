import LimberBasics
import LimberProgress
import LimberRoutine

/// Charts as SVG pictures of one width, each with a sentence that says what it shows.
enum Chart {
  /// The width of every chart in its own units; a page scales it.
  static let width = 400.0

  static func svg(
    width: Double = Self.width, height: Double, label: String, _ parts: [String]
  ) -> String {
    let escaped = Markup.escape(label)
    return "<svg viewBox=\"0 0 \(Markup.number(width)) \(Markup.number(height))\" role=\"img\""
      + " aria-label=\"\(escaped)\"><title>\(escaped)</title>\(parts.joined())</svg>"
  }

  static func text(
    _ text: String, x: Double, y: Double, anchor: String = "start", class name: String = "soft"
  ) -> String {
    "<text x=\"\(Markup.number(x))\" y=\"\(Markup.number(y))\" text-anchor=\"\(anchor)\""
      + " class=\"\(name)\">\(Markup.escape(text))</text>"
  }

  static func rect(
    x: Double, y: Double, width: Double, height: Double, class name: String, radius: Double = 0
  ) -> String {
    "<rect x=\"\(Markup.number(x))\" y=\"\(Markup.number(y))\" width=\"\(Markup.number(width))\""
      + " height=\"\(Markup.number(height))\" rx=\"\(Markup.number(radius))\" class=\"\(name)\"/>"
  }

  // MARK: - Days and weeks

  /// A calendar: a row for each week, a cell for each day, marked as well as coloured.
  static func calendar(_ weeks: [Report.Week]) -> String {
    let (left, top, row) = (60.0, 20.0, 30.0)
    let column = (width - left) / 7
    var parts = ["M", "T", "W", "T", "F", "S", "S"].enumerated().map { index, letter in
      text(letter, x: left + (Double(index) + 0.5) * column, y: 13, anchor: "middle")
    }
    for (index, week) in weeks.enumerated() {
      let y = top + Double(index) * row
      parts.append(text(week.monday.shortText, x: 0, y: y + row / 2 + 4))
      for (place, day) in week.days.enumerated() where day.status != .ahead {
        let x = left + Double(place) * column
        let name = day.status == .free ? "cell" : day.status.rawValue
        parts.append(
          rect(x: x + 2, y: y + 2, width: column - 4, height: row - 4, class: name, radius: 4))
        parts.append(
          text(
            ReportWords.mark(of: day.status), x: x + column / 2, y: y + row / 2 + 4,
            anchor: "middle", class: day.status == .free ? "soft" : "mark"))
      }
    }
    let done = weeks.flatMap(\.days).count { $0.status == .done }
    let label = "Something was completed on \(ReportWords.days(done))."
    return svg(height: top + Double(max(weeks.count, 1)) * row, label: label, parts)
  }

  /// Bars of minutes, a row for each week.
  static func minutes(_ weeks: [Report.Week]) -> String {
    let (left, top, row) = (60.0, 20.0, 30.0)
    let room = width - left - 40
    let most = max(weeks.map(\.time).max() ?? .zero, .milliseconds(1))
    var parts: [String] = []
    for (index, week) in weeks.enumerated() {
      let y = top + Double(index) * row
      let length = week.time / most * room
      parts.append(text(week.monday.shortText, x: 0, y: y + row / 2 + 4))
      parts.append(
        rect(x: left, y: y + 5, width: length, height: row - 10, class: "bar", radius: 3))
      parts.append(
        text("\(ReportWords.minutes(week.time))", x: left + length + 6, y: y + row / 2 + 4))
    }
    let values = weeks.map { "\($0.monday.shortText) \(ReportWords.minutes($0.time))" }
    let label = "Minutes a week: \(values.joined(separator: ", "))."
    return svg(height: top + Double(max(weeks.count, 1)) * row, label: label, parts)
  }
}
