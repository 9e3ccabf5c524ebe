import LimberBasics
import LimberProgress
import LimberRoutine

extension Chart {
  /// Values over days.
  private struct Lines {
    typealias Point = (day: Day, value: Double)

    let points: [Point]
    let low: Double
    let high: Double
    let left = 64.0
    let right = 390.0
    let top = 10.0
    let bottom = 110.0

    private var first: Int { points.first?.day.days ?? 0 }
    private var span: Double { Double(max((points.last?.day.days ?? first) - first, 1)) }

    func x(_ point: Point) -> Double {
      points.count < 2
        ? (left + right) / 2 : left + Double(point.day.days - first) / span * (right - left)
    }

    func y(_ value: Double) -> Double {
      let share = high > low ? (value - low) / (high - low) : 1
      return bottom - min(max(share, 0), 1) * (bottom - top)
    }

    func parts(of points: [Point], class name: String) -> [String] {
      let places = points.map { (x($0), y($0.value)) }
      let path = places.map { "\(Markup.number($0.0)),\(Markup.number($0.1))" }
      let dots = places.map {
        "<circle cx=\"\(Markup.number($0.0))\" cy=\"\(Markup.number($0.1))\" r=\"3.5\""
          + " class=\"dot \(name)\"/>"
      }
      return ["<polyline points=\"\(path.joined(separator: " "))\" class=\"line \(name)\"/>"] + dots
    }

    func level(_ value: Double, _ label: String) -> String {
      let y = Markup.number(y(value))
      return "<line x1=\"\(Markup.number(left))\" x2=\"\(Markup.number(right))\" y1=\"\(y)\""
        + " y2=\"\(y)\" class=\"grid\"/>"
        + Chart.text(label, x: left - 6, y: self.y(value) + 4, anchor: "end")
    }

    var days: [String] {
      guard let first = points.first?.day, let last = points.last?.day else { return [] }
      guard first < last else {
        return [Chart.text(first.shortText, x: (left + right) / 2, y: 126, anchor: "middle")]
      }
      return [
        Chart.text(first.shortText, x: left, y: 126),
        Chart.text(last.shortText, x: right, y: 126, anchor: "end"),
      ]
    }
  }

  /// What was done of a dose over time, against its range.
  static func dose(_ dose: Report.DoseChart) -> String {
    // As much room below the range as it is wide, for what was done of it and did not reach it.
    let (least, most) = (Double(dose.min.figure), Double(dose.max.figure))
    let lines = Lines(
      points: dose.points.map { ($0.day, Double($0.value.figure)) },
      low: max(least - (most - least), 0), high: most + (most - least) / 4)
    func words(_ amount: DoseAmount) -> String {
      English.bareDose(amount)
    }
    let top = lines.y(most)
    let band = rect(
      x: lines.left, y: top, width: lines.right - lines.left,
      height: lines.y(least) - top, class: "band")
    let levels = [
      lines.level(least, words(dose.min)),
      lines.level(most, words(dose.max)),
    ]
    let last =
      dose.points.last.map { ", last \(ReportWords.amount($0.value, dose.key.unit))" } ?? ""
    let label = "\(dose.name): \(ReportWords.range(dose))\(last)."
    return svg(
      height: 132, label: label,
      [band] + levels + lines.parts(of: lines.points, class: "") + lines.days)
  }

  /// Pain after each session, from 0 to 10; a session that pain ended is marked at the top.
  static func pain(_ points: [Report.PainPoint]) -> String {
    // Every point spans the days, so that a mark without a number stands on its own day.
    let all = points.map { (day: $0.day, value: Double($0.value ?? 0)) }
    let lines = Lines(points: all, low: 0, high: 10)
    let levels = [0, 5, 10].map { lines.level(Double($0), "\($0)") }
    let rated = points.compactMap { point in
      point.value.map { (day: point.day, value: Double($0)) }
    }
    let stops = zip(points, all).filter(\.0.isStop).map { _, point in
      text("!", x: lines.x(point), y: lines.top + 8, anchor: "middle", class: "stop")
    }
    return svg(
      height: 132, label: "Pain afterwards: \(ReportWords.pain(points)).",
      levels + lines.parts(of: rated, class: "pain") + stops + lines.days)
  }
}
