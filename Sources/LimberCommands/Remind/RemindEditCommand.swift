import LimberBasics
import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule

/// Changes a reminder: `limber remind edit ID --at 19:00`.
struct RemindEditCommand: Command {
  static let noPlay = Flag("no-play", help: "Remind, and play nothing")
  static let routine = RepeatableOption<String>(
    "routine", .routineOrFile("ROUTINE"), help: "Remind of this instead; of several, each by itself"
  )
  static let newID = Option<String>("id", .text("ID"), help: "Call it this instead")
  static let id = Argument<String>(.reminder("ID"), help: "The reminder")
  static let description = CommandDescription(
    name: "edit", summary: "Change a reminder; what you do not name stays as it is",
    examples: [
      .init("limber remind edit calf-step-stretch --at 19:00 --on daily", "another time"),
      .init("limber remind edit calf-step-stretch --by terminal,mail", "other ways"),
    ],
    arguments: [id],
    options: RemindOptions.all + [RoutineWish.with, noPlay, routine, newID]
      + CrontabConsent.options + [CrontabConsent.json])

  private let arguments: ParsedArguments
  private let options: RemindOptions
  /// What it is to be called; nil for what it is.
  private let newID: ReminderID?

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
    options = try RemindOptions(arguments)
    try CrontabConsent.checkJSON(arguments)
    if arguments.has(Self.noPlay), arguments.has(RemindOptions.play) {
      throw .conflict(Self.noPlay.spelling, RemindOptions.play.spelling)
    }
    newID = try RemindAddCommand.id(arguments[Self.newID])
    let changes: [any DescribedOption] =
      RemindOptions.all + [RoutineWish.with, Self.noPlay, Self.routine, Self.newID]
    guard changes.contains(where: { arguments.has($0) }) else {
      throw UsageError.other(CommandFault.nothingToChange)
    }
  }

  /// The routine with what it is played with, where either is to be another; nil else.
  private func changedSubjects(
    of id: ReminderID, in environment: HostEnvironment
  ) throws -> RemindSubjects? {
    let given = ParameterValues(arguments)
    guard arguments.has(Self.routine) || !given.isEmpty else { return nil }
    let old = try environment.reminderDesk.reminders().first { $0.id == id }
    // Values belong to a routine: another one begins without.
    var values = ParameterValues.none
    if !arguments.has(Self.routine), let kept = old?.with { values = kept }
    values.byName.merge(given.byName) { $1 }
    let names = arguments.has(Self.routine) ? arguments[Self.routine] : old?.routines ?? []
    if Set(names).count > 1 {
      if let word = RemindSubject.words.first(where: names.contains) {
        throw UsageError.other(CommandFault.notTogether("'\(word)' is reminded of alone"))
      }
      if !values.isEmpty {
        throw UsageError.other(
          CommandFault.notTogether("'\(RoutineWish.with.spelling)' goes with one routine"))
      }
    }
    return try RemindSubjects(names, with: values, in: environment.catalogue)
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let id = try environment.reminderDesk.id(arguments.value(of: Self.id))
    let subject = try changedSubjects(of: id, in: environment).map {
      (routines: $0.routines, with: $0.all[0].with)
    }
    if options.plays == true || options.sinks != nil {
      let kept = try environment.reminderDesk.reminders().first { $0.id == id }
      let sinks = options.sinks ?? kept?.sinks ?? []
      if options.plays == true || kept?.plays == true,
        let fault = PlayedSinks(in: environment).fault(of: sinks)
      {
        throw CommandFailure(.unavailable, "with --play nobody would notice: \(fault)")
      }
    }
    let newID = newID
    // Read before it is changed, so that what comes to nothing is told as such.
    let old = try environment.reminderDesk.reminders().first { $0.id == id }
    let settled = try self.options.habit.settled(
      self.options.parts, changing: old,
      isAgreed: arguments.has(CrontabConsent.yes) || arguments.has(CrontabConsent.json),
      in: environment)
    var changed = self.options
    changed.parts = settled.parts
    let options = changed
    let again = try options.again.map { try $0.changing(old?.again) }
    let playsNot = arguments.has(Self.noPlay)
    let now = environment.clock.seconds
    let host = environment.reminderHost
    let zoneName = try options.zoneName(changing: old?.zoneName, in: host)
    // Read before it is changed, so that a schedule that comes to nothing is told as such.
    let schedule =
      options.parts.isEmpty && options.delay == nil
      ? nil
      : try environment.reminderDesk.reminders().first { $0.id == id }.map { reminder in
        (
          old: reminder.schedule,
          new: try RemindSubject.cued(
            options.schedule(
              changing: reminder.schedule, by: environment.clock,
              in: zoneName.flatMap(host.zone(named:)) ?? environment.clock.zone),
            in: environment.catalogue)
        )
      }
    let change: ReminderEditor.Change = { book throws(ReminderFailure) in
      guard var reminder = book[id] else {
        throw .unknown(id.text, known: book.reminders.map(\.id.text))
      }
      options.apply(to: &reminder)
      if let again {
        guard reminder.again == old?.again else { throw .changedMeanwhile }
        reminder.again = again
      }
      if let schedule {
        guard reminder.schedule == schedule.old else { throw .changedMeanwhile }
        // Times before the change are no times of the new schedule.
        if schedule.new != schedule.old { reminder.created = now }
        reminder.schedule = schedule.new
      }
      guard reminder.habit == old?.habit else { throw .changedMeanwhile }
      reminder.habit = settled.habit
      reminder.zoneName = zoneName
      if playsNot { reminder.plays = false }
      if let subject {
        reminder.routine = subject.routines[0]
        reminder.also = Array(subject.routines.dropFirst())
        reminder.with = subject.with
      }
      if let newID, newID != id {
        guard book[newID] == nil else { throw .taken(newID) }
        book.rename(id, to: newID)
        reminder.id = newID
      }
      book[reminder.id] = reminder
    }
    guard
      case .done(let proposal) = try CrontabConsent(arguments).make(
        change, at: environment.reminderDesk)
    else { return .success }
    guard let reminder = proposal.book[newID ?? id] else { return .success }
    if arguments.has(CrontabConsent.json) {
      try environment.streams.output.write(reminder.json(in: host))
      return .success
    }
    let next = RemindWords.next(1, of: reminder, in: host).first
    let when = next.map { "; next \(RemindWords.instant($0, by: environment.clock))" } ?? ""
    try environment.streams.output.write(
      "Reminder '\(reminder.id)': \(SafeText.shown(reminder.phrase(in: host)))\(when).\n"
        + (reminder.habit.map { "\($0.words).\n" } ?? ""))
    if schedule != nil {
      RemindWords.warn(
        of: reminder.schedule, in: host, on: environment.streams)
    }
    return .success
  }
}
