import LimberBasics
import LimberHost
import LimberProgress
import LimberReminders
import LimberRoutine
import LimberSchedule

struct RemindSubject {
  /// The word for whatever a programme has in store.
  static let today = "today"
  /// The word for the question of the morning after.
  static let morning = "morning"

  /// What `limber play` takes: an id, or an absolute path, for a job starts in another folder.
  let routine: String
  /// What it is played with.
  let with: ParameterValues
  let title: String
  /// How long it takes, in seconds; nil where nobody knows.
  let seconds: Int?
  /// The routine with all that it includes; nil for `today` and `morning`.
  let set: RoutineSet?
  private let catalogue: RoutineCatalogue

  /// Finds what the person named; a faulty routine is refused.
  init(
    _ argument: String, with values: ParameterValues = .none, in catalogue: RoutineCatalogue
  ) throws {
    with = values
    self.catalogue = catalogue
    guard argument != Self.today else {
      (routine, title, seconds, set) = (argument, "what is due today", nil, nil)
      return
    }
    // A routine of that name keeps it.
    if argument == Self.morning, !catalogue.library.entries().contains(where: { $0.id == argument })
    {
      (routine, title, seconds, set) = (argument, "how you are the morning after", nil, nil)
      return
    }
    let set = try catalogue.load(argument, with: values)
    routine = catalogue.library.anywhere(argument)
    title = set.routines[set.rootID]?.title ?? argument
    let planned = Plan([set]).planned.target.components.seconds
    seconds = planned > 0 ? Int(planned) : nil
    self.set = set
  }

  /// The same for an export.
  func exported(_ reminder: Reminder, in host: ReminderHost) -> ExportedReminder {
    ExportedReminder(
      id: reminder.id, title: title, routine: routine,
      timetable: reminder.timetable(in: host), seconds: seconds, created: reminder.created,
      silentUntil: reminder.pausedUntil)
  }

  /// Whether it is the question of the morning after, which nobody can play.
  var isMorning: Bool { self.set == nil && routine == Self.morning }

  /// What `limber play` takes to play it now; empty where nothing is due.
  func playable(_ today: () throws -> Today) -> [RoutineWish] {
    guard !isMorning else { return [] }
    return set == nil ? (try? today())?.due ?? [] : [RoutineWish(routine, with: with)]
  }

  /// Why the person need not be reminded of it; nil where they should be.
  ///
  /// What was done since the time before counts, on this day alone: a reminder at 7:00 and 12:30 asks for
  /// two sessions, and for no more than the routine allows.
  ///
  /// - Parameters:
  ///   - occasion: the reminder's time, and the one before it.
  ///   - playing: what other sessions play at this moment, as the person names it.
  func reasonForSilence(
    after past: Past, at occasion: ReminderRunner.Occasion, playing: [String],
    _ today: () throws -> Today
  ) -> String? {
    if playing.contains(routine) { return "it is being played" }
    if isMorning {
      return past.morning(of: catalogue) == nil ? "there is no morning to ask about" : nil
    }
    guard let set else {
      let today = try? today()
      return today?.programme != nil && today?.due.isEmpty == true ? "nothing is due today" : nil
    }
    let earlier = occasion.since
    // What comes again after midnight asks for what was due before it.
    let day = min(past.today, past.day(of: occasion.main))
    let isDone = past.sessions.contains {
      $0.day >= day && ($0.ended ?? $0.started).seconds > earlier ?? .min
        && $0.completes(set.rootID, in: set.file)
    }
    if isDone {
      let isOfToday = earlier.map { past.day(of: $0) == past.today } ?? false
      return isOfToday ? "it was done since the last time" : "it was done today already"
    }
    let limits = past.limits(of: [set])
    return limits.first(where: \.isExceeded).map { limit in
      switch limit.period {
      case .day: "its limit for today is reached"
      case .week: "its limit for the week is reached"
      case .rest: "it asks for a day of rest"
      }
    }
  }
}
