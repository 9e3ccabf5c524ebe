internal import LimberBasics

/// What a routine comes to when everything is unrolled at the maximum, without unrolling it.
struct RoutineSize: Hashable, Sendable {
  /// Leaf steps: a rest, a prompt, a question, and each side of a step that is done on both.
  var leafSteps = 0
  /// How long they take, in milliseconds; waiting for a person counts nothing.
  var milliseconds = 0

  /// A limit of the format that a routine passes.
  enum Limit: Hashable, Sendable {
    case steps, time
  }

  /// The limit that is passed, if any.
  var passed: Limit? {
    if leafSteps > FormatLimits.leafSteps { return .steps }
    return milliseconds > FormatLimits.milliseconds ? .time : nil
  }
}

// MARK: - Arithmetic

// Nothing is added or multiplied once a limit is passed, and a count is at most 10,000: no number
// here can come near the end of an Int.
extension RoutineSize {
  static func + (left: RoutineSize, right: RoutineSize) -> RoutineSize {
    RoutineSize(
      leafSteps: left.leafSteps + right.leafSteps,
      milliseconds: left.milliseconds + right.milliseconds)
  }

  /// The size of so many of them with a pause between every two.
  func repeated(_ count: Int, pause: RoutineSize = RoutineSize()) -> RoutineSize {
    RoutineSize(
      leafSteps: leafSteps * count + pause.leafSteps * (count - 1),
      milliseconds: milliseconds * count + pause.milliseconds * (count - 1))
  }

  /// A rest, which is a leaf step of its own; nil is none.
  static func rest(_ duration: Duration?) -> RoutineSize {
    duration.map { RoutineSize(leafSteps: 1, milliseconds: $0.wholeMilliseconds) }
      ?? RoutineSize()
  }
}
