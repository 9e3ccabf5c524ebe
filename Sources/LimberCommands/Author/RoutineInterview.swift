import LimberBasics
import LimberRoutine
import LimberSyntax

/// The few questions by which `limber new` makes a routine.
struct RoutineInterview {
  private let questions: Questions

  init(_ questions: Questions) {
    self.questions = questions
  }

  /// Asks for a whole routine.
  ///
  /// - Throws: `Questions.Left` where the person leaves.
  func draft(suggestedTitle: String) throws -> RoutineDraft {
    try questions.say("A few questions make the routine. Enter takes what stands in brackets.\n")
    let title = try questions.ask("What is it called?", fallback: suggestedTitle, Self.line)
    var steps: [RoutineDraft.Step] = []
    while steps.count < Self.mostSteps, let step = try step(number: steps.count + 1) {
      steps.append(step)
    }
    let rounds = try questions.ask(
      "\nHow many times round? A number, or a time to fill with rounds (20m)", fallback: "1",
      Self.rounds)
    var rest: String?
    if case .times(2...) = rounds {
      rest = try questions.ask(
        "  How long a rest between two rounds? 0 for none", fallback: "30s", Self.rest)
    }
    let between =
      steps.count > 1
      ? try questions.ask(
        "How long to change position between two exercises? 0 for none", fallback: "5s", Self.rest)
      : nil
    let caution = try questions.ask(
      "What is to be heeded? One sentence; a hyphen for nothing", fallback: RoutineDraft.caution,
      Self.cue)
    let goal = try questions.ask(
      "How often is it meant to be done? '2 a day', '3 a week'; a hyphen for no goal",
      fallback: "-", Self.goal)
    return RoutineDraft(
      title: title, steps: steps, rounds: rounds, rest: rest, between: between,
      caution: caution == "-" ? "" : caution, goal: goal)
  }

  private static let mostSteps = 50

  /// One step; nil where there are enough.
  private func step(number: Int) throws -> RoutineDraft.Step? {
    let question =
      number == 1 ? "\nWhat comes first?" : "\nWhat comes then? (Enter when that is all)"
    let name = try questions.ask(question, fallback: number == 1 ? "Stretch" : "", Self.name)
    guard !name.isEmpty else { return nil }
    let measure = try questions.ask(
      "  How long, or how often? A time (30s, 1m30s), repetitions (10), a range (8-10, 20s-40s),"
        + " or as many as you can (max, or 9+ for nine at least)",
      fallback: "30s", Self.measure)
    let sides = try questions.ask(
      "  On each side in turn? y or n; a changes the side with every repetition, l or r is one alone",
      fallback: "n",
      Self.sides)
    let cue = try questions.ask(
      "  What is to be done, in a short sentence?", fallback: "\(name), and keep breathing.",
      Self.cue)
    return RoutineDraft.Step(
      name: name, measure: measure, sides: measure.isTime && sides == "alternate" ? "each" : sides,
      cue: cue)
  }

  // MARK: - Answers

  private static func line(_ answer: String) throws(NotUnderstood) -> String {
    guard answer.count <= FormatLimits.titleCharacters else {
      throw NotUnderstood(
        reason:
          "At most \(FormatLimits.titleCharacters) characters, please; that was \(answer.count).")
    }
    return try cue(answer)
  }

  private static func name(_ answer: String) throws(NotUnderstood) -> String {
    answer.isEmpty ? "" : try line(answer)
  }

  private static func cue(_ answer: String) throws(NotUnderstood) -> String {
    guard answer.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      throw NotUnderstood(reason: "That held a control character; please type it again.")
    }
    guard answer.isEmpty || SafeText.isVisible(answer) else {
      throw NotUnderstood(reason: "Nothing of that can be seen; please type it again.")
    }
    return answer
  }

  private static func measure(_ answer: String) throws(NotUnderstood) -> RoutineDraft.Measure {
    guard let measure = RoutineDraft.Measure(answer) else {
      throw NotUnderstood(
        reason: "Please write a time such as 30s, or repetitions such as 10 or 8-10.")
    }
    return measure
  }

  private static func sides(_ answer: String) throws(NotUnderstood) -> String? {
    switch answer.lowercased() {
    case "y", "yes": return "each"
    case "a", "alternate": return "alternate"
    case "l", "left": return "left"
    case "r", "right": return "right"
    case "n", "no": return nil
    default: throw NotUnderstood(reason: "Please answer y, n, a, l or r.")
    }
  }

  private static func rest(_ answer: String) throws(NotUnderstood) -> String? {
    if ["0", "-", "n", "no", "none"].contains(answer.lowercased()) { return nil }
    guard case .one(let duration)? = AmountMeaning.duration(answer) else {
      throw NotUnderstood(reason: "Please write a time such as 30s, or 0 for none.")
    }
    return duration
  }

  private static func rounds(_ answer: String) throws(NotUnderstood) -> RoutineDraft.Rounds {
    if let rounds = Int(answer), (1...100).contains(rounds) { return .times(rounds) }
    guard case .one(let time)? = AmountMeaning.duration(answer) else {
      throw NotUnderstood(reason: "Please write a number from 1 to 100, or a time such as 20m.")
    }
    return .within(time)
  }

  private static func goal(_ answer: String) throws(NotUnderstood) -> RoutineDraft.Goal? {
    if ["0", "-", "n", "no", "none"].contains(answer.lowercased()) { return nil }
    guard let goal = RoutineDraft.Goal(answer) else {
      throw NotUnderstood(reason: "Please write '2 a day' or '3 a week', or a hyphen.")
    }
    return goal
  }
}
