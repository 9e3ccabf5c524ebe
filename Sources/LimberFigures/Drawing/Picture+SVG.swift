extension Picture {
  /// The picture as an SVG element, in strokes that print: black as the text around it.
  ///
  /// It is decoration for whoever reads the words, so it is hidden from screen readers.
  ///
  /// - Parameter height: Its height on the page, in the units of style sheets ("40mm").
  package func svg(height: String? = nil) -> String {
    let size = height.map { " height=\"\($0)\"" } ?? ""
    var text =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" aria-hidden=\"true\"\(size) viewBox=\"0 0 \(number(frame.width)) \(number(frame.height))\" fill=\"none\" stroke=\"currentColor\" stroke-linecap=\"round\" stroke-linejoin=\"round\">"
    for stroke in strokes { text += element(stroke) }
    return text + "</svg>"
  }

  private func element(_ stroke: Stroke) -> String {
    let style =
      switch stroke.role {
      case .body: "stroke-width=\"2.4\""
      case .far: "stroke-width=\"1.6\" stroke-opacity=\"0.55\""
      case .prop: "stroke-width=\"1\" stroke-opacity=\"0.7\""
      }
    switch stroke.shape {
    case .line(let points):
      let list = points.map { "\(number(x($0))),\(number(y($0)))" }.joined(separator: " ")
      return "<polyline points=\"\(list)\" \(style)/>"
    case .circle(let center, let radius):
      return
        "<circle cx=\"\(number(x(center)))\" cy=\"\(number(y(center)))\" r=\"\(number(radius))\" \(style)/>"
    }
  }

  private func x(_ point: Point) -> Double { point.x - frame.left }
  private func y(_ point: Point) -> Double { frame.top - point.y }

  /// A number with one digit behind the point, which is finer than any printer.
  private func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
