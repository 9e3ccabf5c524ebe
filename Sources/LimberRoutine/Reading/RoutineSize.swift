internal import LimberBasics

/// What a routine comes to when everything is unrolled at the maximum, without unrolling it.
struct RoutineSize: Sendable {
  /// Leaf steps: a rest, a prompt, a question, and each side of a step that is done on both.
  var leafSteps = 0
  /// How long they take, in milliseconds; waiting for a person counts nothing.
  var milliseconds = 0
  /// How long they take at the least, in milliseconds, with the shortest branch of each choice.
  var leastMilliseconds = 0
  /// Whether an exercise comes first, and whether one may come last.
  var isExercise = (first: false, last: false)

  /// A limit of the format that a routine passes.
  enum Limit: Hashable, Sendable {
    case steps, time
    /// Rounds within a time take none.
    case endless
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
  /// A leaf that is no exercise.
  static func leaf(_ time: Amount<Duration>? = nil) -> RoutineSize {
    RoutineSize(
      leafSteps: 1, milliseconds: time?.max.wholeMilliseconds ?? 0,
      leastMilliseconds: time?.min.wholeMilliseconds ?? 0)
  }

  /// This, then another, with a pause between them where an exercise follows another.
  ///
  /// - Parameter pause: how long that is at the most; what is least has none, since a branch may end otherwise.
  func then(_ other: RoutineSize, between pause: Duration? = nil) -> RoutineSize {
    guard leafSteps > 0 else { return other }
    guard other.leafSteps > 0 else { return self }
    let hasPause = isExercise.last && other.isExercise.first
    return RoutineSize(
      leafSteps: leafSteps + other.leafSteps,
      milliseconds: milliseconds + other.milliseconds
        + (hasPause ? pause?.wholeMilliseconds ?? 0 : 0),
      leastMilliseconds: leastMilliseconds + other.leastMilliseconds,
      isExercise: (isExercise.first, other.isExercise.last))
  }

  /// This so often, each with what comes before a further one.
  ///
  /// - Parameters:
  ///   - rest: the rest between every two; nil for none.
  ///   - pause: the pause between two exercises.
  func repeated(
    _ count: Amount<Int>, rest: Duration? = nil, between pause: Duration? = nil
  ) -> RoutineSize {
    let rest = rest.map { RoutineSize.leaf(.fixed($0)) } ?? RoutineSize()
    let two = then(rest).then(self, between: rest.leafSteps > 0 ? nil : pause)
    let (most, least) = (count.max - 1, count.min - 1)
    return RoutineSize(
      leafSteps: leafSteps + (two.leafSteps - leafSteps) * most,
      milliseconds: milliseconds + (two.milliseconds - milliseconds) * most,
      leastMilliseconds: leastMilliseconds + (two.leastMilliseconds - leastMilliseconds) * least,
      isExercise: isExercise)
  }

  /// One round with what is left of the time until the next as a rest; nil is none.
  func filled(to lap: Duration?) -> RoutineSize {
    guard let lap = lap?.wholeMilliseconds else { return self }
    return RoutineSize(
      leafSteps: leafSteps + 1, milliseconds: max(milliseconds, lap),
      leastMilliseconds: max(leastMilliseconds, lap), isExercise: isExercise)
  }

  /// As many rounds as a time holds at the least that each takes; nil where there is no end to them.
  func held(by time: Duration, rest: Duration?) -> RoutineSize? {
    guard leastMilliseconds > 0 else { return nil }
    let time = time.wholeMilliseconds
    let each = leastMilliseconds + (rest?.wholeMilliseconds ?? 0)
    let rounds = (time + each - 1) / each
    return RoutineSize(
      leafSteps: (leafSteps + (rest == nil ? 0 : 1)) * rounds, milliseconds: time,
      leastMilliseconds: time, isExercise: (isExercise.first, true))
  }
}
