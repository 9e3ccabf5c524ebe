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
  private let reminders: ReminderHost

  /// Doses that are told at most; `limber progress` has all of them.
  private static let mostDoses = 3

  /// - Parameters:
  ///   - today: what is due; nil where that cannot be known.
  ///   - reminders: where the reminders are.
  init(
    _ desk: HistoryDesk, today: @escaping @Sendable (Past) -> Today?,
    reminders: ReminderHost
  ) {
    self.desk = desk.quiet
    self.today = today
    self.reminders = reminders
  }

  /// What there is to say of routines that were just played, a line each.
  ///
  /// - Parameter names: what a reminder calls them, from any folder.
  func prospects(of sets: [RoutineSet], names: [String]) -> [Prospect] {
    let past = Past(desk)
    return doses(of: sets, past) + next(of: sets, names, past)
  }

  /// How each dose stands; what pain means for it is told with the answer.
  private func doses(of sets: [RoutineSet], _ past: Past) -> [Prospect] {
    var known: Set<DoseKey> = []
    let told = past.doses(for: sets).flatMap(\.decisions).compactMap { decision in
      decision.standing.flatMap { standing in
        known.insert(decision.key).inserted
          ? Prospect.dose(name: decision.givenName, unit: decision.key.unit, standing) : nil
      }
    }
    let more = told.count - Self.mostDoses
    return told.prefix(Self.mostDoses) + (more > 0 ? [.moreDoses(more)] : [])
  }

  /// When they are due again: by the programme, else by a reminder, else by what they allow.
  private func next(of sets: [RoutineSet], _ names: [String], _ past: Past) -> [Prospect] {
    let ids = sets.map(\.rootID)
    if let today = today(past), today.programme != nil {
      let tasks = today.items.filter { ids.contains($0.routine) }.map { item in
        Prospect.task(
          routine: item.name, done: item.done, perWeek: item.perWeek, isDue: item.isDue,
          isDone: item.isDone, limit: item.limit)
      }
      if !tasks.isEmpty { return tasks }
    }
    let book = (try? ReminderEditor(reminders).book().reminders) ?? []
    let times = book.filter { !Set(names).isDisjoint(with: $0.routines) }
      .flatMap { RemindWords.next(1, of: $0, in: reminders) }
    if let first = times.min() {
      let (day, time, isThisYear) = RemindWords.parts(first, by: desk.clock)
      return [.reminder(day, time: time, isThisYear: isThisYear)]
    }
    return past.limits(of: sets).filter(\.isExceeded).map { limit in
      switch limit.period {
      case .day, .week: .limitReached(title: limit.title, isDaily: limit.period == .day)
      case .rest(let day): .rest(title: limit.title, until: day, today: past.today)
      }
    }
  }
}
