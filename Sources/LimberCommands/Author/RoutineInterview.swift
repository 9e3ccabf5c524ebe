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
    let rounds = try questions.ask("\nHow many times round?", fallback: "1", Self.rounds)
    return RoutineDraft(title: title, steps: steps, rounds: rounds)
  }

  private static let mostSteps = 50

  /// One step; nil where there are enough.
  private func step(number: Int) throws -> RoutineDraft.Step? {
    let question =
      number == 1 ? "\nWhat comes first?" : "\nWhat comes then? (Enter when that is all)"
    let name = try questions.ask(question, fallback: number == 1 ? "Stretch" : "", Self.name)
    guard !name.isEmpty else { return nil }
    let measure = try questions.ask(
      "  How long, or how often? A time (30s, 1m30s), repetitions (10) or a range (8-10, 20s-40s)",
      fallback: "30s", Self.measure)
    let hasSides = try questions.ask("  On each side in turn? y or n", fallback: "n", Self.yesOrNo)
    let cue = try questions.ask(
      "  What is to be done, in a short sentence?", fallback: "\(name), and keep breathing.",
      Self.cue)
    return RoutineDraft.Step(name: name, measure: measure, hasSides: hasSides, cue: cue)
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

  private static func yesOrNo(_ answer: String) throws(NotUnderstood) -> Bool {
    switch answer.lowercased() {
    case "y", "yes": return true
    case "n", "no": return false
    default: throw NotUnderstood(reason: "Please answer y or n.")
    }
  }

  private static func rounds(_ answer: String) throws(NotUnderstood) -> Int {
    guard let rounds = Int(answer), (1...100).contains(rounds) else {
      throw NotUnderstood(reason: "Please write a number from 1 to 100.")
    }
    return rounds
  }
}
