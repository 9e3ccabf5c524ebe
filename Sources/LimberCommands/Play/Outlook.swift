import LimberBasics
import LimberEvents
import LimberHistory
import LimberHost
import LimberProgress
import LimberReminders
import LimberRoutine

/// What comes of a session: how its doses stand now, and when it is due next.
///
/// It knows nothing of its own: doses are those of `progress`, what is due is that of `today`, the
/// programme and the reminders.
struct Outlook: Sendable {
  private let desk: HistoryDesk
  private let today: @Sendable (Past) -> Today?
  private let reminders: @Sendable () -> [Reminder]

  /// Doses that are told at most; `limber progress` has all of them.
  private static let mostDoses = 3

  /// - Parameters:
  ///   - today: what is due; nil where that cannot be known.
  ///   - reminders: the reminders that there are.
  init(
    _ desk: HistoryDesk, today: @escaping @Sendable (Past) -> Today?,
    reminders: @escaping @Sendable () -> [Reminder]
  ) {
    self.desk = desk.quiet
    self.today = today
    self.reminders = reminders
  }

  /// What there is to say of routines that were just played, a line each.
  ///
  /// - Parameter names: what a reminder calls them, from any folder.
  func lines(of sets: [RoutineSet], names: [String]) -> [String] {
    let past = Past(desk)
    return doses(of: sets, past) + next(of: sets, names, past)
  }

  /// How each dose stands: `Heel drop: two comfortable sessions at 8, one more and it is 9`.
  private func doses(of sets: [RoutineSet], _ past: Past) -> [String] {
    var known: Set<DoseKey> = []
    let told = past.doses(for: sets).flatMap(\.decisions)
      .filter { $0.reason.isNews && known.insert($0.key).inserted }
    let lines = told.prefix(Self.mostDoses).map {
      "\(SafeText.shown($0.shownName)): \(SafeText.shown($0.why))."
    }
    let more = told.count - lines.count
    guard more > 0 else { return lines }
    return lines + ["'limber progress' tells of \(English.count(more, "more dose"))."]
  }

  /// When they are due again: by the programme, else by a reminder, else by what they allow.
  private func next(of sets: [RoutineSet], _ names: [String], _ past: Past) -> [String] {
    let ids = sets.map(\.rootID)
    if let today = today(past), let programme = today.programme, let state = today.state {
      let words = ProgrammeWords(programme: programme, state: state)
      let lines = today.items.filter { ids.contains($0.routine) }.map(words.line)
      if !lines.isEmpty { return lines }
    }
    let times = reminders().filter { names.contains($0.routine) }
      .flatMap { RemindWords.next(1, of: $0, by: desk.clock) }
    if let first = times.min() {
      return ["Next: \(RemindWords.instant(first, by: desk.clock))."]
    }
    return past.limits(of: sets).filter(\.isExceeded).map { limit in
      "\(SafeText.shown(limit.title)): as often as it allows \(limit.period == .day ? "today" : "this week")."
    }
  }
}

extension DoseReason {
  /// Whether it says something that a session has changed; what pain means is told with the answer.
  fileprivate var isNews: Bool {
    switch self {
    case .counting, .resting, .raised, .atMaximum, .heldForPain: true
    case .fixed, .beginning, .waiting, .unfamiliar, .backForPain, .minimumForPain, .backAfterBreak,
      .minimumAfterBreak:
      false
    }
  }
}
