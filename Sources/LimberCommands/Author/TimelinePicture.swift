import LimberBasics
import LimberCommandLine
import LimberRoutine

/// The timeline of a plan as an SVG picture: one bar, as long as the session.
struct TimelinePicture {
  var plan: Plan

  /// What a piece of the bar stands for.
  private enum Kind: CaseIterable {
    case right, left, exercise, rest, preparation

    var colour: String {
      switch self {
      case .exercise: "#6b4e9e"
      case .right: "#1c7363"
      case .left: "#2f62a3"
      case .rest: "#d9e2e8"
      case .preparation: "#f0c987"
      }
    }

    var name: String {
      switch self {
      case .exercise: "exercise"
      case .right: "right side"
      case .left: "left side"
      case .rest: "rest"
      case .preparation: "getting ready"
      }
    }
  }

  private struct Piece {
    var kind: Kind
    var name: String
    var start: Double
    var end: Double
    var width: Double { end - start }
  }

  private static let width = 560.0
  private static let barTop = 14.0
  private static let barHeight = 44.0

  /// The picture, or a sentence where there is nothing to draw.
  var svg: String {
    let total = plan.planned.target.inSeconds
    guard total > 0 else { return "<p>It takes as long as you like.</p>\n" }
    let (pieces, waits) = pieces(total: total)
    var body = pieces.map(rectangle).joined()
    body += waits.map(mark).joined()
    body += axis(total: total)
    let (legend, height) = legend(pieces, hasWaits: !waits.isEmpty)
    let title = "Timeline: \(English.about(plan.planned.target))"
    return """
      <svg viewBox="0 0 \(Markup.number(Self.width)) \(Markup.number(height))" role="img" \
      font-family="system-ui, sans-serif">
      <title>\(title)</title>
      \(body)\(legend)</svg>

      """
  }

  // MARK: - Pieces

  /// The pieces of the bar, and where it waits for the person; what is too narrow to be seen by
  /// itself is drawn together, so that a session of 100,000 steps makes no larger picture.
  private func pieces(total: Double) -> ([Piece], [Double]) {
    let scale = Self.width / total
    var pieces: [Piece] = []
    var waits: [Double] = []
    func add(_ kind: Kind, _ name: String, from start: Double, to end: Double) {
      let end = end * scale
      let start = start * scale
      guard end > start else { return }
      if let last = pieces.last, end - last.start < 0.5 || last.width < 0.5 && last.kind == kind {
        pieces[pieces.count - 1].end = end
      } else {
        pieces.append(Piece(kind: kind, name: name, start: start, end: end))
      }
    }
    for entry in PlanTimeline(plan: plan) {
      let at = entry.at.inSeconds
      if let pause = entry.pause {
        add(.preparation, "", from: at - pause.length.inSeconds, to: at)
      }
      let isWait = entry.duration == .zero
      if isWait, at * scale - (waits.last ?? -10) >= 6 { waits.append(at * scale) }
      add(kind(of: entry.step), entry.step.name, from: at, to: at + entry.duration.inSeconds)
    }
    return (pieces, waits)
  }

  private func kind(of step: PlanStep) -> Kind {
    guard step.isExercise else { return .rest }
    switch step.side {
    case .right: return .right
    case .left: return .left
    case nil: return .exercise
    }
  }

  // MARK: - Drawing

  private func rectangle(_ piece: Piece) -> String {
    var text = """
      <rect x="\(Markup.number(piece.start))" y="\(Markup.number(Self.barTop))" width="\(Markup.number(piece.width))" \
      height="\(Markup.number(Self.barHeight))" fill="\(piece.kind.colour)" stroke="#fff" \
      stroke-width="\(piece.width > 4 ? "1" : "0")"/>

      """
    // A name that does not fit says nothing.
    if piece.kind != .preparation, Double(piece.name.cellWidth) * 7.6 + 10 <= piece.width {
      let name = Markup.escape(piece.name)
      let colour = piece.kind == .rest ? "#1b1f23" : "#fff"
      text += """
        <text x="\(Markup.number(piece.start + 5))" y="\(Markup.number(Self.barTop + Self.barHeight / 2 + 5))" \
        font-size="13" fill="\(colour)">\(name)</text>

        """
    }
    return text
  }

  /// A small triangle above the bar.
  private func mark(_ x: Double) -> String {
    let x = Swift.min(Swift.max(x, 5), Self.width - 5)
    return """
      <path d="M\(Markup.number(x - 5)) 2h10l-5 9z" fill="#b3541e"/>

      """
  }

  private func axis(total: Double) -> String {
    let steps: [Double] = [
      1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600,
    ]
    let step = steps.first { total / $0 <= 8 } ?? 43200
    let bottom = Self.barTop + Self.barHeight
    var text = ""
    var second = 0.0
    while second <= total {
      let x = second / total * Self.width
      let anchor = second == 0 ? "start" : x > Self.width - 20 ? "end" : "middle"
      text += """
        <path d="M\(Markup.number(x)) \(Markup.number(bottom))v5" stroke="#57606a"/>
        <text x="\(Markup.number(x))" y="\(Markup.number(bottom + 18))" font-size="13" fill="#57606a" \
        text-anchor="\(anchor)">\(Duration.seconds(second).clock)</text>

        """
      second += step
    }
    return text
  }

  private func legend(_ pieces: [Piece], hasWaits: Bool) -> (String, height: Double) {
    var x = 0.0
    var y = Self.barTop + Self.barHeight + 36
    var text = ""
    /// Goes on in the next line where a name would run out of the picture.
    func makeRoom(for name: String) {
      guard x + 18 + Double(name.count) * 7.2 > Self.width else { return }
      x = 0
      y += 20
    }
    func label(_ name: String) {
      text += """
        <text x="\(Markup.number(x + 18))" y="\(Markup.number(y + 10))" font-size="13" \
        fill="#1b1f23">\(name)</text>

        """
      x += 18 + Double(name.count) * 7.2 + 18
    }
    for kind in Kind.allCases where pieces.contains(where: { $0.kind == kind }) {
      makeRoom(for: kind.name)
      text += """
        <rect x="\(Markup.number(x))" y="\(Markup.number(y))" width="12" height="12" fill="\(kind.colour)"/>

        """
      label(kind.name)
    }
    if hasWaits {
      makeRoom(for: "waits for you")
      text += """
        <path d="M\(Markup.number(x)) \(Markup.number(y + 2))h10l-5 9z" fill="#b3541e"/>

        """
      label("waits for you")
    }
    return (text, y + 18)
  }
}
