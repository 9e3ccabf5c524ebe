import LimberBasics
import LimberHistory
import LimberHost
import LimberPlatform
import LimberProgress
import LimberReminders
import LimberRoutine
import LimberSchedule

/// What was due on each day: by the programme that is going on, else by the reminders.
struct DueSource {
  private let programmes: ProgrammeDesk
  private let routines: RoutineLibrary
  private let host: ReminderHost

  init(programmes: ProgrammeDesk, routines: RoutineLibrary, reminders host: ReminderHost) {
    self.programmes = programmes
    self.routines = routines
    self.host = host
  }

  /// The first day of which anything can be said to have been due; no session before it matters.
  func firstDay(until today: Day) -> Day {
    let start = (try? programmes.start())?.day ?? today
    return min(start, today.advanced(by: -Self.reach))
  }

  /// What was due; nil where neither a programme nor a reminder says so.
  ///
  /// - Parameter history: trainings, at least those since ``firstDay(until:)``.
  func days(history: [SessionRecord], today: Day) -> DueDays? {
    guard let start = try? programmes.start(),
      let programme = programmes.library.read(start.programme)?.programme
    else { return reminded(history, through: today) }
    return start.state(in: programme, history: history, today: today).due
  }

  /// The weeks of the programme that is going on; nil where there is none.
  func track(history: [SessionRecord], today: Day) -> ProgrammeTrack? {
    guard let start = try? programmes.start(),
      let programme = programmes.library.read(start.programme)?.programme
    else { return nil }
    return ProgrammeTrack(
      title: programme.title, start.state(in: programme, history: history, today: today))
  }

  /// How far back reminders say what was due, in days.
  private static let reach = 400

  /// Each reminder asks for one session of its routine on each day of its own, from its first time on.
  ///
  /// One for whatever a programme has in store asks for nothing without one.
  private func reminded(_ history: [SessionRecord], through today: Day) -> DueDays? {
    guard let reminders = try? ReminderEditor(host).book().reminders,
      !reminders.isEmpty
    else { return nil }
    var counts: [String: [Day: Int]] = [:]
    var earliest = today
    for reminder in reminders
    where ![RemindSubject.today, RemindSubject.morning].contains(reminder.routine) {
      let times = reminder.schedule.firingTimes(in: reminder.zone(in: host))
      let schedule = reminder.schedule
      guard let first = times.next(1, after: reminder.created).first?.nominal.date.days else {
        continue
      }
      let start = max(first, today.days - Self.reach)
      earliest = min(earliest, Day(days: start))
      for day in start..<max(start, today.days + 1)
      where schedule.comes(on: Day(days: day)) {
        for routine in reminder.routines {
          counts[routine, default: [:]][Day(days: day), default: 0] += 1
        }
      }
    }
    let due = counts.sorted { $0.key < $1.key }.flatMap { name, days in
      let done = completions(of: name, in: history)
      let resting = restDays(of: name, in: history)
      return days.filter { !resting.contains($0.key) || done[$0.key] != nil }.sorted {
        $0.key < $1.key
      }.map { day, count in
        Due(routine: name, day: day, count: count, done: done[day] ?? 0)
      }
    }
    return DueDays(due, covering: earliest..<today.advanced(by: 1))
  }

  /// The days after its sessions on which a routine asks for rest, so that it is not due.
  private func restDays(of name: String, in history: [SessionRecord]) -> Set<Day> {
    let catalogue = RoutineCatalogue(routines, streams: programmes.quietStreams)
    return (try? catalogue.load(name))?.restDays(after: history) ?? []
  }

  /// How often a routine, named by its id or its file, was completed on each day.
  private func completions(of name: String, in history: [SessionRecord]) -> [Day: Int] {
    let file = routines.fileOutside(name)
    let id = RoutineLibrary.isPath(name) ? RoutineLibrary.id(ofFile: name) : name
    return history.filter { $0.completes(id, in: file) }
      .reduce(into: [:]) { $0[$1.day, default: 0] += 1 }
  }
}

extension RoutineSet {
  /// The days after its sessions on which it asks for rest.
  func restDays(after history: some PastSessions) -> Set<Day> {
    guard let rest = routines[rootID]?.limits?.restDays, rest > 0 else { return [] }
    return Set(
      history.places(workedIn: rootID, in: file)
        .flatMap { place in (1...rest).map { history.day(at: place).advanced(by: $0) } })
  }
}
