/// A picture in dots, which a terminal shows several of in one cell.
struct DotGrid {
  let columns: Int
  let rows: Int
  private var dots: [Bool]

  /// Draws a picture as large as it fits, upright and in the middle.
  init(_ picture: Picture, columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    dots = [Bool](repeating: false, count: columns * rows)
    let frame = picture.frame
    // Dots for a hundredth of the height.
    let scale = min(Double(rows - 1) / frame.height, Double(columns - 1) / frame.width)
    let left = (Double(columns - 1) - frame.width * scale) / 2
    let below = (Double(rows - 1) - frame.height * scale) / 2
    func place(_ point: Point) -> (x: Double, y: Double) {
      (
        left + (point.x - frame.left) * scale,
        Double(rows - 1) - below - (point.y - frame.bottom) * scale
      )
    }
    for stroke in picture.strokes {
      switch stroke.shape {
      case .line(let points):
        for (first, second) in zip(points, points.dropFirst()) {
          line(place(first), place(second), gap: stroke.role == .prop ? 2 : 1)
          if stroke.role == .body, scale > 0.45 {
            thicken(place(first), place(second))
          }
        }
      case .circle(let center, let radius):
        let middle = place(center)
        let count = 36
        for step in 0..<count {
          let way = Point.standing(Double(step) * 360 / Double(count)) * radius
          set(middle.x + way.x * scale, middle.y - way.y * scale)
        }
      }
    }
  }

  func isSet(_ column: Int, _ row: Int) -> Bool {
    column < columns && row < rows && dots[row * columns + column]
  }

  private mutating func set(_ x: Double, _ y: Double) {
    let column = Int(x.rounded())
    let row = Int(y.rounded())
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    dots[row * columns + column] = true
  }

  /// - Parameter gap: 1 for a full line, 2 for every other dot.
  private mutating func line(
    _ first: (x: Double, y: Double), _ second: (x: Double, y: Double), gap: Int
  ) {
    let length = max(abs(second.x - first.x), abs(second.y - first.y))
    let count = max(Int(length.rounded(.up)), 1)
    for step in stride(from: 0, through: count, by: gap) {
      let share = Double(step) / Double(count)
      set(first.x + (second.x - first.x) * share, first.y + (second.y - first.y) * share)
    }
  }

  /// A second line beside the first: what works stands out.
  private mutating func thicken(_ first: (x: Double, y: Double), _ second: (x: Double, y: Double)) {
    let isSteep = abs(second.y - first.y) > abs(second.x - first.x)
    let way = isSteep ? (x: 1.0, y: 0.0) : (x: 0.0, y: 1.0)
    line(
      (first.x + way.x, first.y + way.y), (second.x + way.x, second.y + way.y), gap: 1)
  }
}
