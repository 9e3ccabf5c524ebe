internal import LimberFigures
internal import LimberSyntax

/// A figure of an author's own on the wire, as a routine file has it, so that whoever watches a session sees
/// it too: those that ship go by their names.
extension JSONWriter {
  /// Bytes of a figure that a line has room for, beside all else that it may hold.
  private static let drawingLimit = 1500

  /// Writes a figure, unless it takes too much of a line.
  mutating func drawing(_ key: String, _ figure: Figure) {
    guard JSONWriter.object({ $0.drawing(figure) }).utf8.count <= Self.drawingLimit else { return }
    object(key) { $0.drawing(figure) }
  }

  private mutating func drawing(_ figure: Figure) {
    field("view", figure.view.rawValue)
    if figure.zoom != .body { field("zoom", figure.zoom.rawValue) }
    if !figure.props.isEmpty { field("props", figure.props.map(\.rawValue)) }
    if figure.anchor != .toes { field("anchor", figure.anchor.rawValue) }
    object("poses") { json in
      for (index, named) in figure.poses.enumerated() {
        // A part that a later pose leaves out is where the first has it.
        let first = index == 0 ? Pose() : figure.pose(at: 0)
        json.object(named.name) { $0.pose(named.pose, from: first) }
      }
    }
    if figure.sequence != Array(figure.poses.indices) {
      field("sequence", figure.sequence.map { figure.poses[$0].name })
    }
  }

  private mutating func pose(_ pose: Pose, from first: Pose) {
    if pose.lie != first.lie { field("lie", pose.lie?.rawValue) }
    if pose.trunk != first.trunk { field("trunk", pose.trunk) }
    if pose.head != first.head { field("head", pose.head) }
    for (key, leg, from) in [
      ("near", pose.near, first.near), ("far", pose.far, first.far),
    ] where leg != from {
      object(key) { json in
        json.field("thigh", leg.thigh)
        json.field("shin", leg.shin)
        json.field("foot", leg.foot)
      }
    }
    for (key, arm, from) in [
      ("nearArm", pose.nearArm, first.nearArm), ("farArm", pose.farArm, first.farArm),
    ] where arm != from {
      object(key) { json in
        json.field("upper", arm.upper)
        json.field("fore", arm.fore)
      }
    }
  }
}

extension Figure {
  private static let mostPoses = 12

  /// Reads what was written; nil for anything that cannot be drawn.
  init?(_ json: JSONObject) {
    guard let view: View = json.word("view"), let table = json.object("poses"),
      (1...Self.mostPoses).contains(table.keys.count)
    else { return nil }
    var poses: [NamedPose] = []
    for name in table.keys {
      guard let parts = table.object(name) else { return nil }
      poses.append(NamedPose(name, Pose(parts, from: poses.first?.pose ?? Pose())))
    }
    let names = json.texts("sequence") ?? []
    let sequence = names.compactMap { name in poses.firstIndex { $0.name == name } }
    guard sequence.count == names.count else { return nil }
    self.init(
      view: view, zoom: json.word("zoom") ?? .body,
      props: (json.texts("props") ?? []).compactMap(Prop.init),
      anchor: json.word("anchor") ?? .toes,
      poses: poses, sequence: sequence)
  }
}

extension Pose {
  fileprivate init(_ json: JSONObject, from first: Pose) {
    self = first
    lie = json.word("lie") ?? first.lie
    trunk = json.angle("trunk") ?? first.trunk
    head = json.angle("head") ?? first.head
    near = json.object("near").map(Leg.init) ?? first.near
    far = json.object("far").map(Leg.init) ?? first.far
    nearArm = json.object("nearArm").map(Arm.init) ?? first.nearArm
    farArm = json.object("farArm").map(Arm.init) ?? first.farArm
  }
}

extension Pose.Leg {
  fileprivate init(_ json: JSONObject) {
    self.init(
      thigh: json.angle("thigh") ?? 0, shin: json.angle("shin") ?? 0, foot: json.angle("foot") ?? 0)
  }
}

extension Pose.Arm {
  fileprivate init(_ json: JSONObject) {
    self.init(upper: json.angle("upper") ?? 0, fore: json.angle("fore") ?? 0)
  }
}

extension JSONObject {
  fileprivate func angle(_ key: String) -> Int? { whole(key).map { min(max($0, -180), 180) } }
}

/// The figures of an author's own that a session has shown, for the events that do not draw them again.
package struct ShownFigures: Sendable {
  private var figures: [String: MovingFigure] = [:]

  package init() {}

  /// A status as it came, whose figure is remembered.
  package mutating func take(_ status: SessionStatus) -> SessionStatus {
    var status = status
    if let step = status.step { status.step = completed(step) }
    return status
  }

  /// An event with its step's figure, also where it came without.
  package mutating func take(_ event: SessionEvent) -> SessionEvent {
    var event = event
    switch event.body {
    case .stepStarted(let step, let next): event.body = .stepStarted(completed(step), next: next)
    case .phaseStarted(let step, let rep, let phase):
      event.body = .phaseStarted(completed(step), rep: rep, phase: phase)
    case .cue(let step, let kind, let left):
      event.body = .cue(completed(step), kind, remaining: left)
    case .waiting(let step, let reason, let options, let standard):
      event.body = .waiting(completed(step), reason, options: options, defaultOption: standard)
    case .answered(let step, let answer, let cause):
      event.body = .answered(completed(step), answer: answer, by: cause)
    case .tick(let step, let elapsed): event.body = .tick(completed(step), elapsed: elapsed)
    case .adjusted(let step, let delta): event.body = .adjusted(completed(step), delta: delta)
    case .stepEnded(let step, let outcome, let did):
      event.body = .stepEnded(completed(step), outcome, did: did)
    case .status(let step, let rep): event.body = .status(completed(step), rep: rep)
    case .sessionStarted, .paused, .resumed, .sessionEnded, .muted: break
    }
    return event
  }

  private mutating func completed(_ step: StepInfo) -> StepInfo {
    let place = step.routine + step.path
    if let figure = step.figure {
      figures[place] = figure
      return step
    }
    var step = step
    step.figure = figures[place]
    return step
  }
}
