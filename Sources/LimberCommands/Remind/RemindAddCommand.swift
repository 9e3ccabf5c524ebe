import LimberBasics
import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders
import LimberRoutine
import LimberSchedule

/// Adds a reminder: `limber remind add ROUTINE --at 18:00`.
struct RemindAddCommand: Command {
  static let id = Option<String>(
    "id", .text("ID"), otherwise: "the routine's name",
    help: "What to call it: small letters, digits and hyphens")
  static let scheduler = DefaultedOption<Reminder.Starter>(
    "scheduler", .choice("NAME"), default: .cron, says: "cron",
    help: "What starts it; systemd needs a user manager")
  static let routines = ArgumentList<String>(
    .routineOrFile("ROUTINE"), help: "A routine's name, the path of its file, today or morning")
  static let description = CommandDescription(
    name: "add", summary: "Add a reminder",
    discussion: [
      """
      Say when with --at and --on, with --every, with --cron, or with --after. The change of your crontab is shown \
      before it is made; without a terminal it wants --yes.
      """,
      """
      limber cannot know when a habit of your own is: a reminder that is tied to one comes at its time, tells you of both \
      sentences, and says nothing where it was done that day. Once it has gone without for six weeks, 'limber today' \
      offers to let it go.
      """,
    ],
    examples: [
      .init(
        "limber remind add calf-step-stretch --at 18:00 --on mon-fri", "Monday to Friday at six"),
      .init(
        "limber remind add morning-legs --at 7:00,12:30 --by terminal", "twice a day, no desktop"),
      .init("limber remind add warm-up --every 90m --from 9:00 --to 17:00", "again and again"),
      .init(
        "limber remind add calf-step-stretch --at 18:00 --again 15m --times 3", "until it is done"),
      .init("limber remind add foot-soak --after after-run --by 2h", "when another was done"),
      .init(
        "limber remind add calf-step-stretch --after \"my run\" --at 18:00 --else \"before bed\"",
        "tied to a habit"),
      .init("limber remind add warm-up calf-step-stretch --at 18:00 --on tue", "both at once"),
      .init("limber remind add warm-up --in 20m", "once, soon"),
      .init("limber remind add morning --at 8:00", "where there is a morning to tell of"),
      .init("limber remind add warm-up --at 9:00 --on tomorrow", "once, tomorrow"),
      .init("limber remind add after-run --at 18:00 --every 2d", "every other day"),
      .init(
        "limber remind add foot-soak --at 20:00 --on first-mon --until 2027-06-30",
        "once a month, for a while"),
      .init("limber remind add foot-soak --cron \"0 21 * * 2,5\" --yes", "as cron says it"),
    ],
    arguments: [routines],
    options: RemindOptions.all + [RoutineWish.with, id, scheduler] + CrontabConsent.options
      + [CrontabConsent.json])

  private let arguments: ParsedArguments
  private let options: RemindOptions
  private let id: ReminderID?

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
    options = try RemindOptions(arguments)
    try options.checkWhole()
    try CrontabConsent.checkJSON(arguments)
    let routines = arguments[Self.routines]
    if Set(routines).count > 1 {
      if let word = RemindSubject.words.first(where: routines.contains) {
        throw .other(CommandFault.notTogether("'\(word)' is reminded of alone"))
      }
      if arguments.has(RoutineWish.with) {
        throw .other(
          CommandFault.notTogether("'\(RoutineWish.with.spelling)' goes with one routine"))
      }
    }
    if options.sinks != nil, options.plays != true {
      throw .needs(RemindOptions.sink.spelling, RemindOptions.play.spelling)
    }
    id = try Self.id(arguments[Self.id])
  }

  /// An id as the person writes it; nil where nothing is written.
  static func id(_ text: String?) throws(UsageError) -> ReminderID? {
    guard let text else { return nil }
    guard let id = ReminderID(text) else { throw .other(CommandFault.badReminderID(text)) }
    return id
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let desk = environment.reminderDesk
    let zoneName = try options.zoneName(changing: nil, in: desk.host)
    let zone = zoneName.flatMap(desk.host.zone(named:)) ?? environment.clock.zone
    let settled = try options.habit.settled(
      options.parts,
      isAgreed: arguments.has(CrontabConsent.yes) || arguments.has(CrontabConsent.json),
      in: environment)
    var options = options
    options.parts = settled.parts
    let schedule = try RemindSubject.cued(
      options.schedule(by: environment.clock, in: zone), in: environment.catalogue)
    let subjects = try RemindSubjects(
      arguments[Self.routines], with: ParameterValues(arguments), in: environment.catalogue)
    // A sink that cannot be had is better found now than by a job that nobody watches.
    if let sinks = options.sinks {
      let sources = environment.sinkSources
      _ = try SinkShop(sources, context: sources.context()).assignments(for: sinks)
    }
    if subjects.all.contains(where: \.isMorning), options.plays == true {
      throw CommandFailure(
        .usage, "with --play nobody would answer: 'limber morning' asks a question")
    }
    if subjects.all.contains(where: { $0.set == nil && !$0.isMorning }),
      try environment.programmeDesk.start() == nil
    {
      throw CommandFailure(
        .notFound,
        "no programme is going on, so nothing is ever due: 'limber programme start NAME' begins one"
      )
    }
    if options.plays == true,
      let fault = PlayedSinks(in: environment).fault(of: options.sinks ?? [])
    {
      throw CommandFailure(.unavailable, "with --play nobody would notice: \(fault)")
    }
    if id == nil { try refuseTheSame(as: subjects, schedule, by: zoneName, at: desk) }
    let starter = arguments[Self.scheduler]
    let names = subjects.routines
    let fixedID = try id ?? freshID(for: names[0], at: desk)
    var reminder = Reminder(
      id: fixedID, routine: names[0], schedule: schedule, starter: starter,
      created: environment.clock.seconds)
    reminder.also = Array(names.dropFirst())
    reminder.zoneName = zoneName
    reminder.habit = settled.habit
    options.apply(to: &reminder)
    reminder.again = try options.again?.changing(nil)
    reminder.with = subjects.all[0].with
    let added = reminder
    let change: ReminderEditor.Change = { book throws(ReminderFailure) in
      guard book[added.id] == nil else { throw .taken(added.id) }
      book[added.id] = added
    }
    guard case .done = try CrontabConsent(arguments).make(change, at: desk) else {
      return .success
    }
    try report(added, at: desk)
    RemindWords.warn(of: added.schedule, in: desk.host, on: desk.streams)
    if starter == .cron, CronDaemon.look(on: desk.host.surroundings.disk).isAtWork == false {
      environment.streams.say(
        "limber: no cron daemon runs, so nothing will start it; 'limber remind doctor' says more")
    }
    return .success
  }

  /// The same once more would say everything twice.
  private func refuseTheSame(
    as subjects: RemindSubjects, _ schedule: Schedule, by zoneName: String?, at desk: ReminderDesk
  ) throws {
    let same = try desk.reminders().first {
      $0.routines == subjects.routines && $0.with == subjects.all[0].with && $0.schedule == schedule
        && $0.zoneName == zoneName
    }
    guard let same else { return }
    throw UsageError.other(
      CommandFault.takenReminderID(
        "the reminder '\(same.id)' says the same: change it with 'limber remind edit \(same.id)', or"
          + " name another with --id"))
  }

  private func freshID(for routine: String, at desk: ReminderDesk) throws -> ReminderID {
    try withReminders { () throws(ReminderFailure) in
      let book = try ReminderEditor(desk.host).book()
      guard let id = book.freshID(for: routine) else {
        throw .unknown(routine, known: book.reminders.map(\.id.text))
      }
      return id
    }
  }

  private func report(_ reminder: Reminder, at desk: ReminderDesk) throws {
    if arguments.has(CrontabConsent.json) {
      try desk.streams.output.write(reminder.json(in: desk.host))
      return
    }
    let next = RemindWords.next(1, of: reminder, in: desk.host).first
    let when = next.map { "; next \(RemindWords.instant($0, by: desk.host.clock))" } ?? ""
    let habit = reminder.habit.map {
      "\($0.words).\nIt says nothing on a day on which it was done before.\n"
    }
    try desk.streams.output.write(
      "Reminder '\(reminder.id)' is set: \(SafeText.shown(reminder.phrase(in: desk.host)))\(when).\n"
        + (habit ?? "")
        + "'limber remind test \(reminder.id)' shows whether it arrives.\n")
  }
}
