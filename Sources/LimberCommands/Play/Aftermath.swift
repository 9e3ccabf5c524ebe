import LimberBasics
import LimberEvents
import LimberHistory
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberProgress
import LimberRoutine
import LimberSyntax

/// What is asked after a session: how hard it was and how much it hurt; after one that pain ended,
/// how much it hurts and where.
///
/// A line answers each, and nothing is kept before Enter has confirmed it.
struct Aftermath {
  let desk: HistoryDesk
  /// The session's UUID.
  let session: String
  /// What was played.
  let sets: [RoutineSet]

  /// What the person said; nil for what was left out.
  private struct Answers {
    var effort: Int?
    var pain: Int?
    var place: String?
  }

  private enum Question {
    case effort, pain, place
  }

  /// What came of asking.
  struct Outcome {
    /// The signal by which the program is to end, where one came meanwhile.
    var signal: Int32?
    /// Whether an answer could not be kept.
    var isLost = false
  }

  /// Asks, keeps the answers, and says what follows from them.
  func ask(about end: SessionEnd, in conversation: Conversation) -> Outcome {
    let isPainStop = end.reason == "pain"
    let (answers, signal) = answers(
      to: isPainStop ? [.pain, .place] : [.effort, .pain], in: conversation)
    // Whatever ended the questions, what was confirmed before is kept, and that before another signal
    // of the same hang-up can end the program.
    let complaint = keep(answers)
    conversation.close()
    if let complaint { desk.streams.say(complaint) }
    let outcome = Outcome(signal: signal, isLost: complaint != nil)
    if signal != nil { return outcome }
    let pain = answers.pain ?? 0
    if isPainStop || pain >= DoseRules.badPain {
      desk.streams.say(NextTime(sets, in: desk).sentence)
    }
    if answers.pain == nil || !isPainStop && answers.effort == nil {
      desk.streams.say(
        "'limber history rate \(session.prefix(8)) --pain N\(isPainStop ? "" : " --effort N")'"
          + " tells it later.")
    }
    return outcome
  }

  // MARK: - Asking

  private func answers(
    to questions: [Question], in conversation: Conversation
  ) -> (Answers, signal: Int32?) {
    var answers = Answers()
    var index = 0
    while index < questions.count {
      switch ask(questions[index], isFirst: index == 0, in: conversation, &answers) {
      case .line: index += 1
      case .back: index = max(0, index - 1)
      case .end(let signal): return (answers, signal)
      }
    }
    return (answers, nil)
  }

  private func ask(
    _ question: Question, isFirst: Bool, in conversation: Conversation, _ answers: inout Answers
  ) -> Conversation.Answer {
    switch question {
    case .effort:
      number(
        "How hard was it, from 0 (not at all) to 10 (as hard as can be)?", isFirst, conversation,
        &answers.effort)
    case .pain:
      number(
        "How much does it hurt, from 0 (not at all) to 10 (as bad as can be)?", isFirst,
        conversation, &answers.pain)
    case .place:
      words("Where does it hurt? A few words, or Enter to skip:", conversation, &answers.place)
    }
  }

  private func number(
    _ question: String, _ isFirst: Bool, _ conversation: Conversation, _ number: inout Int?
  ) -> Conversation.Answer {
    conversation.say(question)
    var prompt = "A number, or Enter to skip\(isFirst ? "" : "; b goes back"):"
    while true {
      let answer = conversation.ask(
        prompt, suggested: number.map(String.init) ?? "", backKeys: ["b", "B"])
      guard case .line(let line) = answer else { return answer }
      if line.trimmed.isEmpty {
        number = nil
        return answer
      }
      if let value = Self.rating(line.trimmed) {
        number = value
        return answer
      }
      prompt = "From 0 to 10, please, or Enter alone to skip:"
    }
  }

  /// A whole number from 0 to 10 in digits.
  private static func rating(_ text: String) -> Int? {
    guard text.utf8.count <= 2, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text).flatMap { (0...10).contains($0) ? $0 : nil }
  }

  private func words(
    _ question: String, _ conversation: Conversation, _ words: inout String?
  ) -> Conversation.Answer {
    let answer = conversation.ask(question, suggested: words ?? "")
    if case .line(let line) = answer { words = line.trimmed.isEmpty ? nil : line.trimmed }
    return answer
  }

  // MARK: - Keeping

  /// - Returns: what to tell the person where it cannot be kept.
  private func keep(_ answers: Answers) -> String? {
    var lines: [HistoryLine] = []
    if answers.effort != nil || answers.pain != nil {
      lines.append(.rating(session, effort: answers.effort, pain: answers.pain))
    }
    if let place = answers.place { lines.append(.note(session, "It hurt: \(place)")) }
    guard !lines.isEmpty else { return nil }
    do {
      try desk.history?.append(lines.map(\.text))
      return nil
    } catch {
      return "limber: your answer cannot be kept: \(error)"
    }
  }
}

/// What pain means for the next session, from the history as it is now.
struct NextTime {
  private let decisions: [DoseDecision]

  init(_ sets: [RoutineSet], in desk: HistoryDesk) {
    // What cannot be read was told when the session began.
    decisions = Past(desk.quiet).doses(for: sets).flatMap(\.decisions)
  }

  /// What follows, as a sentence or two.
  var sentence: String {
    let least = decisions.filter { if case .minimumForPain = $0.reason { true } else { false } }
    let back = decisions.filter { if case .backForPain = $0.reason { true } else { false } }
    let advice = "When the pain stays, see a professional."
    if !least.isEmpty {
      return "Your next session begins at the minimum, \(Self.list(least)). \(advice)"
    }
    if !back.isEmpty {
      return "Your next session begins one step back, at \(Self.list(back)). \(advice)"
    }
    return advice
  }

  /// The first few doses: `8 repetitions of Heel drop`.
  private static func list(_ decisions: [DoseDecision]) -> String {
    let few = 2
    let words = decisions.prefix(few).map {
      "\($0.amount) of \(SafeText.shown($0.name))"
    }
    let more = decisions.count - words.count
    return words.joined(separator: " and ") + (more > 0 ? " and \(more) more" : "")
  }
}
