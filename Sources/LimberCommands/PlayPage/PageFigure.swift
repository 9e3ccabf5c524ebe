import LimberBasics
import LimberEvents
import LimberFigures
import LimberRoutine
import LimberSyntax

/// A figure as the page draws it: the points of each way between two of its poses, a few frames each.
///
/// The page only goes from one frame to the next on straight lines: how a body moves is worked out here.
struct PageFigure {
  private let figure: Figure
  private let goals: [String?]
  private let stage: Figure.Stage
  /// Each way that is gone, once.
  private var ways: [Movement] = []

  /// Steps between two poses; a straight line between so many is not told from the arc.
  private static let steps = 8

  /// Makes one; nil for a name that no figure has.
  init?(_ moving: MovingFigure) {
    guard let figure = moving.reference.figure(FigureLibrary.figure) else { return nil }
    self.figure = figure
    goals = moving.goals
    stage = Figure.Stage(figure)
  }

  /// Writes it as an object.
  mutating func write(to json: inout JSONWriter) {
    let places = figure.moves ? figure.sequence.count : 1
    let pace = (0..<places).map { way(figure.movement(after: Figure.pace * $0)) }
    let phases = goals.indices.compactMap {
      figure.movement(phase: $0, goals: goals, progress: 0).map { way($0) }
    }
    let frames = ways.map(frames)
    let all = frames.joined()
    let first = frames.first?.first ?? stage.picture(.still(figure.start))
    let moving = first.strokes.indices.filter { index in
      all.contains { $0.strokes[index] != first.strokes[index] }
    }
    let origin = first.frame
    json.field("width", origin.width)
    json.field("height", origin.height)
    json.array("fixed") { json in
      for index in first.strokes.indices where !moving.contains(index) {
        json.object { json in
          json.kind(of: first.strokes[index])
          json.array("at") { $0.points(of: first.strokes[index], in: origin) }
        }
      }
    }
    json.array("moving") { json in
      for index in moving { json.object { $0.kind(of: first.strokes[index]) } }
    }
    json.array("ways") { json in
      for pictures in frames {
        json.array { json in
          for picture in pictures {
            json.array { json in
              for index in moving {
                json.array { $0.points(of: picture.strokes[index], in: origin) }
              }
            }
          }
        }
      }
    }
    json.field("paceSeconds", Figure.pace.inSeconds)
    json.array("pace") { json in pace.forEach { json.value($0) } }
    if !phases.isEmpty { json.array("phases") { json in phases.forEach { json.value($0) } } }
  }

  /// The number of a way.
  private mutating func way(_ movement: Movement) -> Int {
    let way = Movement(from: movement.from, to: movement.to, progress: 0)
    if let known = ways.firstIndex(of: way) { return known }
    ways.append(way)
    return ways.count - 1
  }

  private func frames(of way: Movement) -> [Picture] {
    guard way.from != way.to else { return [stage.picture(way)] }
    return (0...Self.steps).map { step in
      var movement = way
      movement.progress = Double(step) / Double(Self.steps)
      return stage.picture(movement)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func kind(of stroke: Stroke) {
    switch stroke.role {
    case .body: field("role", "body")
    case .far: field("role", "far")
    case .prop: field("role", "prop")
    }
    if case .circle(_, let radius) = stroke.shape { field("radius", Self.tenths(radius)) }
  }

  /// Writes the places of a stroke, x and y in turn, from the upper left corner of a frame.
  fileprivate mutating func points(of stroke: Stroke, in frame: Frame) {
    let points =
      switch stroke.shape {
      case .line(let points): points
      case .circle(let center, _): [center]
      }
    for point in points {
      value(Self.tenths(point.x - frame.left))
      value(Self.tenths(frame.top - point.y))
    }
  }

  private static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
