internal import LimberFigures
import LimberSyntax

/// What a movement looks like: a shipped figure's name, an author's own figure, or none.
extension Decoder {
  /// The word that turns an inherited figure off.
  private static let noFigure = "none"

  /// The figure of a step; nil where it has none, or one with faults.
  mutating func figure(_ node: JSONNode) -> FigureReference? {
    guard case .string(let string) = node.value else {
      guard case .object = node.value else {
        wrongType(node, expected: .figure)
        return nil
      }
      return ownFigure(node).map(FigureReference.own)
    }
    if string.text == Self.noFigure { return nil }
    if FigureLibrary.bytes(of: string.text) != nil { return .shipped(string.text) }
    faults.add(.unknownFigure(string.text), at: node.range)
    return nil
  }

  /// A figure that is written out: in a step, or a file of its own.
  mutating func ownFigure(_ node: JSONNode) -> Figure? {
    guard let members = object(node, .figure) else { return nil }
    let view = members[.view].flatMap { word($0, of: Figure.View.allCases) }
    let zoom = members[.zoom].flatMap { word($0, of: Figure.Zoom.allCases) }
    let props = (members[.props].flatMap { array($0, mayBeEmpty: true) } ?? [])
      .compactMap { word($0, of: Figure.Prop.allCases) }
    let anchor = members[.anchor].flatMap { word($0, of: Figure.Anchor.allCases) }
    let poses = members[.poses].map { self.poses($0) } ?? []
    let sequence = members[.sequence].map { self.sequence($0, of: poses) } ?? []
    guard let view, !poses.isEmpty else { return nil }
    return Figure(
      view: view, zoom: zoom ?? .body, props: props, anchor: anchor ?? .toes, poses: poses,
      sequence: sequence)
  }

  /// The pose of its step's figure that a phase of a tempo ends in.
  mutating func pose(_ node: JSONNode, of reference: FigureReference?) -> String? {
    guard let name = text(node, .line), let figure = reference?.figure(FigureLibrary.figure)
    else { return nil }
    if figure.poses.contains(where: { $0.name == name }) { return name }
    faults.add(.badValue(name, allowed: figure.poses.map(\.name)), at: node.range)
    return nil
  }
}

// MARK: - Poses

extension Decoder {
  private mutating func poses(_ node: JSONNode) -> [Figure.NamedPose] {
    guard case .object(let members) = node.value else {
      wrongType(node, expected: .object)
      return []
    }
    guard !members.isEmpty else {
      faults.add(.empty(.poses), at: node.range)
      return []
    }
    if members.count > FormatLimits.poses {
      faults.add(.tooManyPoses(members.count), at: node.range)
      return []
    }
    checkRepeatedKeys(of: members)
    var poses: [Figure.NamedPose] = []
    for member in members {
      if member.key.isEmpty || TextMarks(member.key).isBlank {
        faults.add(.empty(.text), at: member.keyRange)
      }
      guard let parts = object(member.value, .pose) else { continue }
      // A part that a later pose leaves out is where the first has it.
      let pose = pose(parts, from: poses.first?.pose ?? Pose())
      poses.append(Figure.NamedPose(member.key, pose))
    }
    return poses
  }

  private mutating func pose(_ parts: [JSONMember], from first: Pose) -> Pose {
    var pose = first
    if let node = parts[.lie] { pose.lie = word(node, of: Pose.Lie.allCases) }
    if let node = parts[.trunk] { pose.trunk = angle(node) }
    if let node = parts[.head] { pose.head = angle(node) }
    if let node = parts[.near] { pose.near = leg(node) }
    if let node = parts[.far] { pose.far = leg(node) }
    if let node = parts[.nearArm] { pose.nearArm = arm(node) }
    if let node = parts[.farArm] { pose.farArm = arm(node) }
    return pose
  }

  private mutating func leg(_ node: JSONNode) -> Pose.Leg {
    guard let angles = object(node, .leg) else { return Pose.Leg() }
    return Pose.Leg(
      thigh: angles[.thigh].map { angle($0) } ?? 0, shin: angles[.shin].map { angle($0) } ?? 0,
      foot: angles[.foot].map { angle($0) } ?? 0)
  }

  private mutating func arm(_ node: JSONNode) -> Pose.Arm {
    guard let angles = object(node, .arm) else { return Pose.Arm() }
    return Pose.Arm(
      upper: angles[.upper].map { angle($0) } ?? 0, fore: angles[.fore].map { angle($0) } ?? 0)
  }

  private mutating func angle(_ node: JSONNode) -> Int {
    guard case .number(let number) = node.value else {
      wrongType(node, expected: .wholeNumber)
      return 0
    }
    guard let degrees = number.whole, (-180...180).contains(degrees) else {
      faults.add(.badAngle, at: node.range)
      return 0
    }
    return degrees
  }

  private mutating func sequence(_ node: JSONNode, of poses: [Figure.NamedPose]) -> [Int] {
    (array(node) ?? []).compactMap { element in
      guard let name = text(element, .line) else { return nil }
      if let index = poses.firstIndex(where: { $0.name == name }) { return index }
      if !poses.isEmpty {
        faults.add(.badValue(name, allowed: poses.map(\.name)), at: element.range)
      }
      return nil
    }
  }
}
