import LimberBasics
import LimberEvents
import LimberHistory
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberProgress
import LimberRoutine
import LimberSyntax

/// The question of the morning after: asked once at the next contact, 12 to 48 hours after a session of a
/// routine whose doses may grow.
///
/// That it was asked is kept before it is answered: where the terminal is closed, the answer is open.
struct MorningQuestion {
  private let desk: HistoryDesk
  private let catalogue: RoutineCatalogue

  init(_ desk: HistoryDesk, catalogue: RoutineCatalogue) {
    self.desk = desk
    self.catalogue = RoutineCatalogue(catalogue.library, streams: desk.streams.quiet)
  }

  /// The sessions whose morning after it is; nil where there is none to ask about.
  func due(_ past: Past) -> MorningAfter? { past.morning(of: catalogue) }

  private func set(of played: SessionRecord.Played) -> RoutineSet? { catalogue.set(of: played) }

  // MARK: - Asking

  /// Asks where it is time to, keeps the answer and says what follows from it.
  ///
  /// - Parameter open: a conversation with the person; nil where nobody can be asked.
  /// - Returns: what the person did before, as it is known now.
  /// - Throws: `Interruption` where the system asks to end in place of an answer.
  func ask(_ past: Past, _ open: () -> Conversation?) throws(Interruption) -> Past {
    guard let morning = due(past), let conversation = open() else { return past }
    let names = morning.routines.map { SafeText.shown($0.id) }
    _ = keep(.asked, of: MorningAfter.unasked(morning))
    let answer = answer(
      .morning(after: names, isOfLegs: morning.isOfLegs), in: conversation)
    let complaint = answer.flatMap { keep($0, of: morning.sessions) }
    conversation.close()
    if let complaint { desk.streams.say(complaint) }
    if let signal = conversation.signal { throw Interruption(signal: signal) }
    return answer == nil ? past : tell(morning)
  }

  /// An answer that needs no question.
  ///
  /// - Throws: `CommandFailure` where it cannot be kept.
  func take(_ answer: Morning, of morning: MorningAfter) throws(CommandFailure) {
    if let complaint = keep(answer, of: morning.sessions) {
      throw CommandFailure(.output, phrases.note(complaint))
    }
    _ = tell(morning)
  }

  private var phrases: any Phrases { desk.streams.phrases }

  private func answer(_ question: SessionQuestion, in conversation: Conversation) -> Morning? {
    var question = question
    while true {
      switch conversation.ask(phrases.question(question)) {
      case .line(let line) where line.trimmed.isEmpty: return .usual
      case .line(let line):
        if let pain = Aftermath.rating(line.trimmed) { return .rated(pain) }
        question = .morningAgain
      case .back: break
      case .end, .nobody: return nil
      }
    }
  }

  // MARK: - Keeping, and what follows

  /// - Returns: what to tell the person where it cannot be kept.
  private func keep(_ morning: Morning, of sessions: [SessionRecord]) -> SessionNote? {
    let time = desk.clock.now()
    do {
      try desk.history?.append(
        sessions.map { HistoryLine.morning($0.id, morning, at: time).text })
      return nil
    } catch {
      return .answerNotKept(reason: "\(error)")
    }
  }

  /// Says what follows, and answers with what is known now.
  private func tell(_ morning: MorningAfter) -> Past {
    let past = Past(desk.quiet)
    let sets = morning.routines.compactMap(set)
    let ids = Set(morning.sessions.map(\.id))
    guard let worst = past.sessions.filter({ ids.contains($0.id) }).compactMap(\.badMorning).max()
    else { return past }
    let decisions = past.doses(for: sets).flatMap(\.decisions)
    for note in NextTime(decisions).notes(pain: worst, past.lastingPain(of: sets), in: phrases) {
      desk.streams.say(phrases.note(note))
    }
    return past
  }
}

extension MorningAfter {
  /// Those of its sessions that nobody has asked about.
  fileprivate static func unasked(_ morning: MorningAfter) -> [SessionRecord] {
    morning.sessions.filter { $0.morning == nil }
  }
}
