import LimberBasics
import LimberHost
import LimberProgress
import LimberReminders
import LimberRoutine
import LimberSchedule

/// A routine that a reminder reminds of.
struct RemindSubject {
  /// The word for whatever a programme has in store.
  static let today = "today"
  /// The word for the question of the morning after.
  static let morning = "morning"
  /// The words that stand for no routine.
  static let words = Reminder.commands

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

  /// A schedule with the routine that it follows as `limber play` takes it.
  static func cued(_ schedule: Schedule, in catalogue: RoutineCatalogue) throws -> Schedule {
    guard let cue = schedule.cue else { return schedule }
    guard !words.contains(cue.routine) else {
      throw CommandFailure(.usage, "'--after' takes a routine, and '\(cue.routine)' is none")
    }
    let subject: RemindSubject
    do {
      subject = try RemindSubject(cue.routine, in: catalogue)
    } catch let failure as CommandFailure where failure.status == .notFound {
      throw CommandFailure(
        .notFound,
        "\(failure.message); with a time behind '--by' '--after' takes a routine, for limber knows of nothing"
          + " else when it was done; words of your own go without"
      )
    }
    return Schedule.after(subject.routine, minutes: cue.minutes).ruled(by: schedule.rule)
  }

  /// When a routine was last done, in seconds since 1970; nil where it was not, in the last weeks.
  static func lastDone(_ name: String, in environment: HostEnvironment) -> Int64? {
    var quiet = environment
    quiet.streams = environment.streams.quiet
    guard let set = (try? RemindSubject(name, in: quiet.catalogue))?.set else { return nil }
    return quiet.past().sessions.filter { $0.completes(set.rootID, in: set.file) }
      .map { ($0.ended ?? $0.started).seconds }.max()
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
    let sessions = past.sessions
    let isDone = sessions.places(of: set.rootID).contains {
      sessions.day(at: $0) >= day
        && sessions.end(at: $0).flooredQuotient(by: 1_000) > earlier ?? .min
        && sessions[$0].completes(set.rootID, in: set.file)
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

/// All that one reminder reminds of.
struct RemindSubjects {
  let all: [RemindSubject]

  init(_ all: [RemindSubject]) {
    self.all = all
  }

  /// Finds what the person named; a faulty routine is refused.
  init(
    _ names: [String], with values: ParameterValues = .none, in catalogue: RoutineCatalogue
  ) throws {
    all = try names.map { try RemindSubject($0, with: values, in: catalogue) }
  }

  /// What `limber play` takes, each once.
  var routines: [String] {
    all.map(\.routine).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Their titles in a row: `Warm up and Calf step-stretch`.
  var title: String { English.list(all.map(\.title)) }

  /// How long all of them take, in seconds; nil where nobody knows it of one.
  var seconds: Int? {
    all.reduce(0) { sum, subject in sum.flatMap { sum in subject.seconds.map { sum + $0 } } }
  }

  /// The same for an export.
  ///
  /// - Parameter title: what to call them; nil for their own titles.
  func exported(
    _ reminder: Reminder, in host: ReminderHost, title: String? = nil
  ) -> ExportedReminder {
    let zone = reminder.zoneName.flatMap { name in
      host.zone(named: name).map { ExportedReminder.NamedZone(name: name, zone: $0) }
    }
    return ExportedReminder(
      id: reminder.id, title: title ?? self.title, habit: reminder.habit?.words,
      command: ReminderMessage.command(routines),
      timetable: reminder.timetable(in: host), zone: zone, lines: reminder.lines(in: host),
      seconds: seconds, created: reminder.created, silentUntil: reminder.pausedUntil,
      snoozedUntil: reminder.minutePutOff(in: host), origin: host.origin)
  }
}
