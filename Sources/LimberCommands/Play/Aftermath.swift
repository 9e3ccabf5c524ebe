import LimberBasics
import LimberEvents
import LimberHistory
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberProgress
import LimberRoutine
import LimberSyntax

/// What is asked after a session: how hard it was and how much it hurt, or after `!` how much and where.
///
/// Which side hurts is asked where something was done on two sides. A line answers each, and nothing is
/// kept before Enter has confirmed it.
struct Aftermath {
  let desk: HistoryDesk
  /// The session's UUID.
  let session: String
  let sets: [RoutineSet]
  /// Whether anything of it is done at one side and then at the other.
  let hasSides: Bool

  /// What the person said; nil for what was left out.
  private struct Answers {
    var effort: Int?
    var pain: Int?
    var side: SoreSide?
    var place: String?
  }

  private enum Question {
    case effort, pain, side, place
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
      to: isPainStop ? [.pain, .side, .place] : [.effort, .pain, .side], isPainStop,
      in: conversation)
    // Whatever ended the questions, what was confirmed before is kept, and that before another signal
    // of the same hang-up can end the program.
    let complaint = keep(answers)
    conversation.close()
    if let complaint { desk.streams.say(complaint) }
    let outcome = Outcome(signal: signal, isLost: complaint != nil)
    if signal != nil { return outcome }
    let pain = answers.pain ?? 0
    let past = Past(desk.quiet)
    let lasting = past.lastingPain(of: sets)
    if isPainStop || pain >= DoseRules.badPain || pain > DoseRules.comfortablePain && lasting != nil
    {
      let decisions = past.doses(for: sets).flatMap(\.decisions)
      for note in NextTime(decisions).notes(pain: pain, lasting, in: phrases) { say(note) }
    }
    if answers.pain == nil || !isPainStop && answers.effort == nil {
      say(.rateLater(session: String(session.prefix(8)), asksEffort: !isPainStop))
    }
    return outcome
  }

  private var phrases: any Phrases { desk.streams.phrases }

  /// Says what belongs to the questions.
  private func say(_ note: SessionNote) { desk.streams.say(phrases.note(note)) }

  // MARK: - Asking

  private func answers(
    to questions: [Question], _ isPainStop: Bool, in conversation: Conversation
  ) -> (Answers, signal: Int32?) {
    var answers = Answers()
    var index = 0
    var step = 1
    while index < questions.count {
      let isSore = isPainStop || (answers.pain ?? 0) > DoseRules.comfortablePain
      if questions[index] == .side, !hasSides || !isSore {
        // What is not asked is passed over on the way back, too.
        index += step
        continue
      }
      step = 1
      switch ask(questions[index], isFirst: index == 0, in: conversation, &answers) {
      case .line: index += 1
      case .back where index > 0: (index, step) = (index - 1, -1)
      case .back: break
      case .end(let signal): return (answers, signal)
      case .nobody: return (answers, nil)
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
        .effort, isFirst, conversation, &answers.effort)
    case .pain:
      number(
        .pain, isFirst, conversation, &answers.pain)
    case .side: side(conversation, &answers.side)
    case .place:
      words(.place, conversation, &answers.place)
    }
  }

  private func side(
    _ conversation: Conversation, _ side: inout SoreSide?
  ) -> Conversation.Answer {
    var question = SessionQuestion.side
    while true {
      let answer = conversation.ask(phrases.question(question))
      guard case .line(let line) = answer else { return answer }
      side = line.trimmed.isEmpty ? .both : phrases.soreSide(line.trimmed)
      if side != nil { return answer }
      question = .sideAgain
    }
  }

  private func number(
    _ question: SessionQuestion, _ isFirst: Bool, _ conversation: Conversation, _ number: inout Int?
  ) -> Conversation.Answer {
    conversation.say(phrases.question(question))
    var prompt = SessionQuestion.number(canGoBack: !isFirst)
    while true {
      let answer = conversation.ask(
        phrases.question(prompt), suggested: number.map(String.init) ?? "",
        backKeys: phrases.backKeys)
      guard case .line(let line) = answer else { return answer }
      if line.trimmed.isEmpty {
        number = nil
        return answer
      }
      if let value = Self.rating(line.trimmed) {
        number = value
        return answer
      }
      prompt = .numberAgain
    }
  }

  /// A whole number from 0 to 10 in digits.
  static func rating(_ text: String) -> Int? {
    guard text.utf8.count <= 2, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text).flatMap { (0...10).contains($0) ? $0 : nil }
  }

  private func words(
    _ question: SessionQuestion, _ conversation: Conversation, _ words: inout String?
  ) -> Conversation.Answer {
    let answer = conversation.ask(phrases.question(question), suggested: words ?? "")
    if case .line(let line) = answer { words = line.trimmed.isEmpty ? nil : line.trimmed }
    return answer
  }

  // MARK: - Keeping

  /// - Returns: what to tell the person where it cannot be kept.
  private func keep(_ answers: Answers) -> SessionNote? {
    var lines: [HistoryLine] = []
    if answers.effort != nil || answers.pain != nil || answers.side != nil {
      lines.append(
        .rating(session, effort: answers.effort, pain: answers.pain, side: answers.side))
    }
    if let place = answers.place { lines.append(.note(session, phrases.note(.hurtPlace(place)))) }
    guard !lines.isEmpty else { return nil }
    do {
      try desk.history?.append(lines.map(\.text))
      return nil
    } catch {
      return .answerNotKept(reason: "\(error)")
    }
  }
}

/// What pain means for the next session, by the doses that follow from the history as it is now.
struct NextTime {
  private let decisions: [DoseDecision]

  init(_ decisions: [DoseDecision]) {
    self.decisions = decisions
  }

  /// What follows, as it is told.
  ///
  /// - Parameters:
  ///   - pain: from 0 to 10.
  ///   - lasting: for how many days it has hurt, where that is a week or more.
  func notes(pain: Int, _ lasting: Int?, in phrases: any Phrases) -> [SessionNote] {
    [note(in: phrases)] + (lasting.map { [.lastingPain(days: $0)] } ?? [])
      + (pain >= DoseRules.severePain && lasting == nil ? [.severePain] : [])
  }

  private func note(in phrases: any Phrases) -> SessionNote {
    func doses(_ isMeant: (DoseReason) -> Bool) -> [NextDose] {
      decisions.filter { isMeant($0.reason) }.map { NextDose($0, in: phrases) }
    }
    let least = doses { if case .minimumForPain = $0 { true } else { false } }
    if !least.isEmpty { return .afterPain(.minimum, least) }
    let back = doses { reason in
      switch reason {
      case .backForPain, .backForMornings: true
      default: false
      }
    }
    if !back.isEmpty { return .afterPain(.stepBack, back) }
    let isHeld = decisions.contains { decision in
      switch decision.reason {
      case .heldForPain, .heldForMorning: true
      default: false
      }
    }
    return .afterPain(isHeld ? .hold : .none, [])
  }
}

extension SessionEnd {
  /// Whether there was something that can have been hard: not where all of it was skipped.
  var canBeRated: Bool { time > .zero && reason != EndReason.nothingDone }
}

extension NextDose {
  fileprivate init(_ decision: DoseDecision, in phrases: any Phrases) {
    self.init(
      name: SafeText.shown(decision.givenName ?? phrases.label(.dose(decision.key.unit))),
      target: decision.target, unit: decision.key.unit)
  }
}
