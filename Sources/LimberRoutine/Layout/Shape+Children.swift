import LimberSyntax

extension Shape {
  /// The shape of the objects behind a key, whether one stands there or an array of them; nil where
  /// the format knows of none.
  func child(behind key: String) -> Shape? {
    switch self {
    case .templates: return Key.isOwn(key) ? nil : .template(nil)
    case .parameters, .values: return Key.isOwn(key) ? nil : .range
    case .template: return Shape.step(nil).child(behind: key)
    default: break
    }
    guard let key = Key(rawValue: key) else { return nil }
    switch (self, key) {
    case (.routine, .limits): return .limits
    case (.routine, .goal): return .goal
    case (.routine, .define): return .templates
    case (.routine, .parameters): return .parameters
    case (.step, .with), (.task, .with): return .values
    case (.routine, .steps), (.step, .steps), (.option, .steps): return .step(nil)
    case (.programme, .weeks): return .week
    case (.week, .routines): return .task
    case (.week, .goOn): return .goOn
    case (.step, .options): return .option
    case (.step, .tempo): return .phase
    case (.step, .cues): return .timedCue
    case (.step, .sides): return .sides
    case (.step, .duration), (.step, .reps), (.step, .rounds), (.step, .sets): return .range
    case (.step, .figure): return .figure
    case (.pose, .near), (.pose, .far): return .leg
    case (.pose, .nearArm), (.pose, .farArm): return .arm
    case (.bySide, .left), (.bySide, .right): return .range
    default: return nil
    }
  }

  /// The shape of a whole file: a programme has stretches of weeks in the place of steps.
  static func root(of node: JSONNode) -> Shape {
    guard case .object(let members) = node.value,
      members.contains(where: { $0.key == Key.weeks.rawValue }),
      !members.contains(where: { $0.key == Key.steps.rawValue })
    else { return .routine }
    return .programme
  }

  /// The key of the list that a whole file is about, whose elements take a line each at least.
  var mainList: Key? {
    switch self {
    case .routine: .steps
    case .programme: .weeks
    default: nil
    }
  }

  /// The shape with the step's type filled in, where the object is a step that names one.
  func resolved(for members: [JSONMember]) -> Shape {
    if self == .range {
      return members.contains { $0.key == Key.left.rawValue || $0.key == Key.right.rawValue }
        ? .bySide : self
    }
    guard isStep, let type = members.first(where: { $0.key == Key.type.rawValue }),
      case .string(let word) = type.value.value
    else { return self }
    return .step(StepType(rawValue: word.text))
  }

  private var isStep: Bool {
    switch self {
    case .step, .template: true
    default: false
    }
  }

  /// Where a key stands among its object's: the known ones, then the unknown, then the author's own.
  func rank(of key: String) -> Int {
    if let known = Key(rawValue: key), let index = allowed.firstIndex(of: known) { return index }
    return allowed.count + (Key.isOwn(key) ? 1 : 0)
  }
}
