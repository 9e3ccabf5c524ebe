import LimberBasics
import LimberCommandLine
import LimberProgress
import LimberRoutine

extension Chart {
  /// Programme, sessions, doses, effort and pain one below the other, all on one axis of days.
  struct Course {
    let report: Report
    let track: ProgrammeTrack?
    let titles: RoutineTitles

    static let width = 760.0
    private static let left = 190.0
    private static let right = 750.0
    /// Letters that fit to the left of the axis.
    private static let letters = 30

    /// The picture, or nothing where no day is shown.
    var svg: String {
      guard let first = report.weeks.first?.monday else { return "" }
      var y = 16.0
      var parts = weeks(&y)
      parts += programme(&y)
      parts += sessions(&y)
      for routine in report.routines {
        for dose in routine.doses { parts += self.dose(dose, of: routine, &y) }
      }
      parts += ratings("Effort, 0 to 10", report.sessions.map { ($0.day, $0.effort) }, "effort", &y)
      parts += pain(&y)
      // Behind all of it, so that the eye finds the day.
      let grid = report.weeks.map { week -> String in
        let x = Markup.number(self.x(week.monday))
        return "<line x1=\"\(x)\" x2=\"\(x)\" y1=\"18\" y2=\"\(Markup.number(y))\" class=\"grid\"/>"
      }
      let label =
        "From \(first.longText) on, day by day. \(ReportWords.summary(report, track, titles))"
      return Chart.svg(width: Self.width, height: y + 4, label: label, grid + parts)
    }

    // MARK: - The axis

    /// The middle of a day lies half a day behind its beginning.
    private func x(_ day: Day, middle: Bool = false) -> Double {
      guard let first = report.weeks.first?.monday else { return Self.left }
      let days = Double(report.weeks.count * 7)
      let place = Double(first.distance(to: day)) + (middle ? 0.5 : 0)
      return Self.left + place / days * (Self.right - Self.left)
    }

    private func isShown(_ day: Day) -> Bool {
      guard let first = report.weeks.first?.monday, let last = report.weeks.last?.days.last?.day
      else {
        return false
      }
      return first <= day && day <= last
    }

    /// The days of the weeks' beginnings, as many as there is room for.
    private func weeks(_ y: inout Double) -> [String] {
      let step = max((report.weeks.count + 11) / 12, 1)
      y += 6
      return stride(from: 0, to: report.weeks.count, by: step).map { index in
        let monday = report.weeks[index].monday
        return Chart.text(monday.shortText, x: x(monday) + 2, y: 12)
      }
    }

    private func label(_ text: String, _ more: String = "", at y: Double) -> [String] {
      [Chart.text(TextLayout.cut(text, width: Self.letters), x: 0, y: y, class: "name")]
        + (more.isEmpty
          ? [] : [Chart.text(TextLayout.cut(more, width: Self.letters), x: 0, y: y + 13)])
    }

    // MARK: - Lanes

    private func programme(_ y: inout Double) -> [String] {
      guard let track else { return [] }
      defer { y += 26 }
      let top = y
      let weeks = track.weeks.filter { isShown($0.firstDay) }
      return label(track.title, at: top + 14)
        + weeks.flatMap { week -> [String] in
          let (start, end) = (x(week.firstDay), min(x(week.firstDay.advanced(by: 7)), Self.right))
          return [
            Chart.rect(
              x: start + 1, y: top + 2, width: max(end - start - 2, 1), height: 16,
              class: week.kind,
              radius: 3),
            // A week that has only begun, or many weeks, leave no room for a number.
            end - start < 22
              ? ""
              : Chart.text(
                week.mark, x: (start + end) / 2, y: top + 14, anchor: "middle", class: "mark"),
          ]
        }
    }

    private func sessions(_ y: inout Double) -> [String] {
      defer { y += 26 }
      let top = y
      let width = max((Self.right - Self.left) / Double(report.weeks.count * 7) - 1, 1)
      let marks = report.weeks.flatMap(\.days).flatMap { day -> [String] in
        guard day.status != .ahead, day.status != .free else { return [] }
        let start = x(day.day) + 0.5
        let mark = Chart.text(
          ReportWords.mark(of: day.status), x: start + width / 2, y: top + 14, anchor: "middle",
          class: "mark")
        let box = Chart.rect(
          x: start, y: top + 2, width: width, height: 16, class: day.status.rawValue, radius: 2)
        // Where days are narrow, height tells what the sign would.
        guard width >= 9 else {
          let height = day.status == .done ? 16.0 : day.status == .partial ? 10 : 4
          return [
            Chart.rect(
              x: start, y: top + 18 - height, width: width, height: height,
              class: day.status.rawValue)
          ]
        }
        return [box, mark]
      }
      return label("Sessions", at: top + 14) + marks
    }

    private func dose(
      _ dose: Report.DoseChart, of routine: Report.RoutineChart, _ y: inout Double
    ) -> [String] {
      let lane = Lane(
        top: y + 4, height: 38, least: Double(dose.min.figure), most: Double(dose.max.figure))
      defer { y += 50 }
      let points = dose.points.map { (x($0.day, middle: true), lane.y(Double($0.value.figure))) }
      let band = Chart.rect(
        x: Self.left, y: lane.y(lane.most), width: Self.right - Self.left,
        height: max(lane.y(lane.least) - lane.y(lane.most), 1), class: "band")
      let last =
        dose.points.last.map { ", last \(ReportWords.figure($0.value))" } ?? ""
      return [band] + label(ReportWords.name(of: dose), ReportWords.range(dose) + last, at: y + 18)
        + [
          Chart.text(TextLayout.cut(titles[routine.routine], width: Self.letters), x: 0, y: y + 44)
        ]
        + line(points, class: "") + points.map { dot($0, class: "dot") }
    }

    private func ratings(
      _ name: String, _ values: [(day: Day, value: Int?)], _ kind: String, _ y: inout Double
    ) -> [String] {
      let rated = values.compactMap { day, value in value.map { (day, Double($0)) } }
      guard !rated.isEmpty else { return [] }
      let lane = Lane(top: y + 6, height: 34, least: 0, most: 10)
      defer { y += 48 }
      let points = rated.map { (x($0.0, middle: true), lane.y($0.1)) }
      return label(name, "last \(Int(rated.last?.1 ?? 0))", at: y + 20) + scale(lane)
        + line(points, class: kind) + points.map { dot($0, class: "dot \(kind)") }
    }

    private func pain(_ y: inout Double) -> [String] {
      let all = report.sessions.filter { $0.hurt != nil }
      guard !all.isEmpty else { return [] }
      let lane = Lane(top: y + 10, height: 40, least: 0, most: 10)
      defer { y += 58 }
      let rated = all.compactMap { session in
        session.hurt?.number.map { (x(session.day, middle: true), lane.y(Double($0))) }
      }
      let stops = all.filter(\.isPainStop).flatMap { session -> [String] in
        let place = x(session.day, middle: true)
        return [
          "<path d=\"M\(Markup.number(place - 5)) \(Markup.number(lane.top - 9))h10l-5 9z\" class=\"stop\"/>",
          Chart.text("!", x: place + 6, y: lane.top - 1, class: "stop"),
        ]
      }
      let last = rated.isEmpty ? "" : "last \(all.compactMap { $0.hurt?.number }.last ?? 0)"
      return label("Pain, 0 to 10", last, at: y + 24) + scale(lane) + line(rated, class: "pain")
        + rated.map { dot($0, class: "dot pain") } + stops
    }

    // MARK: - Strokes

    /// Where values stand in a lane.
    private struct Lane {
      let top: Double
      let height: Double
      let least: Double
      let most: Double

      /// What is beyond the range stands at its edge, what is below it a little lower.
      func y(_ value: Double) -> Double {
        let low = least > 0 ? least - (most - least) / 2 : least
        let share = most > low ? (value - low) / (most - low) : 1
        return top + height - min(max(share, 0), 1) * height
      }
    }

    private func scale(_ lane: Lane) -> [String] {
      [0.0, 10].flatMap { value -> [String] in
        let y = lane.y(value)
        return [
          "<line x1=\"\(Markup.number(Self.left))\" x2=\"\(Markup.number(Self.right))\""
            + " y1=\"\(Markup.number(y))\" y2=\"\(Markup.number(y))\" class=\"grid\"/>",
          Chart.text("\(Int(value))", x: Self.left - 4, y: y + 4, anchor: "end"),
        ]
      }
    }

    private func line(_ points: [(Double, Double)], class name: String) -> [String] {
      let path = points.map { "\(Markup.number($0.0)),\(Markup.number($0.1))" }
      return points.count < 2
        ? [] : ["<polyline points=\"\(path.joined(separator: " "))\" class=\"line \(name)\"/>"]
    }

    private func dot(_ point: (Double, Double), class name: String) -> String {
      "<circle cx=\"\(Markup.number(point.0))\" cy=\"\(Markup.number(point.1))\" r=\"3\" class=\"\(name)\"/>"
    }
  }
}
