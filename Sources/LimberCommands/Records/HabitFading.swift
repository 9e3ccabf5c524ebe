import LimberBasics
import LimberHost
import LimberPlatform
import LimberProgress
import LimberReminders
import LimberRoutine
import LimberSchedule

/// Reminders that a person needs no more, since what they are tied to has become a habit.
struct HabitFading {
  private let past: Past
  private let catalogue: RoutineCatalogue
  private let host: ReminderHost

  init(in environment: HostEnvironment, after past: Past? = nil) {
    var quiet = environment
    quiet.streams = environment.streams.quiet
    (self.past, catalogue, host) = (past ?? quiet.past(), quiet.catalogue, environment.reminderHost)
  }

  /// Which of some reminders are needed no more; the history is read only where one is tied to a habit.
  static func outgrown(
    of reminders: [Reminder], in environment: HostEnvironment
  ) -> Set<ReminderID> {
    guard reminders.contains(where: { $0.habit != nil }) else { return [] }
    return Set(reminders.filter(HabitFading(in: environment).isOutgrown).map(\.id))
  }

  /// Whether all that a reminder is of was done for six weeks before it came; see ``DoneUnasked``.
  private func isOutgrown(_ reminder: Reminder) -> Bool {
    guard reminder.habit != nil, reminder.schedule.cue == nil,
      !reminder.isPaused(at: host.clock.seconds)
    else { return false }
    let span = Int64(DoneUnasked.span + 1) * 86_400
    let asked = firsts(
      reminder.timetable(in: host).once.firingTimes(in: reminder.zone(in: host))
        .firings(from: host.clock.seconds - span, to: host.clock.seconds)
        .map { (past.day(of: $0.instant), $0.instant) })
    return reminder.routines.allSatisfy { name in
      guard let set = (try? RemindSubject(name, with: reminder.with, in: catalogue))?.set else {
        return false
      }
      let begun = firsts(
        past.sessions.filter { $0.completes(set.rootID, in: set.file) }
          .map { ($0.day, $0.started.seconds) })
      return DoneUnasked.isHabit(
        asked: asked, begun: begun, resting: set.restDays(after: past.sessions),
        since: past.day(of: reminder.created), today: past.today)
    }
  }

  private func firsts(_ instants: [(day: Day, instant: Int64)]) -> [Day: Int64] {
    Dictionary(instants.map { ($0.day, $0.instant) }, uniquingKeysWith: min)
  }

  /// What is offered for one: a sentence with the command that accepts it.
  func offer(of reminder: Reminder) -> String {
    let titles = reminder.routines.map { name in
      (try? RemindSubject(name, with: reminder.with, in: catalogue))?.title ?? name
    }
    let habit = reminder.habit.map { " after " + $0.after } ?? ""
    return "\(English.list(titles))\(habit) has gone without a reminder for six weeks:"
      + " 'limber remind remove \(reminder.id)' lets the reminder go"
  }

  /// The offers that were never made, each a sentence; they count as made from then on.
  func takeOffers() -> [String] {
    guard let reminders = try? ReminderEditor(host).book().reminders else { return [] }
    let outgrown = reminders.filter(isOutgrown)
    guard !outgrown.isEmpty, let offers = try? HabitOffers(host) else { return [] }
    return offers.take(outgrown, of: reminders).map { offer(of: $0) + "." }
  }
}
