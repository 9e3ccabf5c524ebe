import LimberBasics
import LimberEvents
import LimberHistory
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberProgress
import LimberRoutine
import LimberSession

/// One session of a person: what is played and how, kept in the history, and asked about afterwards.
struct Performance: Sendable {
  /// The routines, in their order.
  var sets: [RoutineSet]
  /// What the person named them by.
  var names: [String]
  /// What is walked.
  var plan: Plan
  /// Who is there.
  var audience: Audience
  /// How fast.
  var pace: Pace
  /// Who is told.
  var sinks: [SinkAssignment]
  /// Whether the machine is kept awake.
  var keepsAwake: Bool
  /// Where it begins.
  var start = Session.Place()
  /// The session that it goes on from.
  var replaced: String?
  /// Whether the doses are the person's own.
  var hasOwnDose: Bool
  /// Whether effort and pain are asked for afterwards.
  var asks: Bool
  /// Whether it is kept and marked, but counts for nothing.
  var isRehearsal: Bool

  /// Begins where another session was left, at the doses that are right now, and says why those are
  /// others than the session's.
  mutating func goOn(from position: Position, past: Past, in environment: HostEnvironment) {
    let goingOn = GoingOn(position, sets: sets, past: past, now: environment.now())
    if let reason = goingOn.reason { environment.say("limber: \(reason)") }
    (plan, start, hasOwnDose) = (goingOn.plan, goingOn.start, goingOn.hasOwnDose)
    // A rehearsal of what is left takes nothing from the session itself.
    if goingOn.isRehearsal || !isRehearsal { replaced = position.session }
    isRehearsal = isRehearsal || goingOn.isRehearsal
  }

  /// Plays it; a dry run is neither kept nor asked about.
  func play(in environment: HostEnvironment) -> ExitStatus {
    let isKept = audience.attendance != .rehearsal
    if audience.attendance == .nobody {
      environment.say(
        audience.takesKeys
          ? "limber: prompts and questions answer themselves; the keys work all the same"
          : "limber: nobody is there to press keys; it goes on by itself")
    }
    if isRehearsal { environment.say("limber: a rehearsal: \(Self.rehearsed)") }
    let marks = RecordMarks()
    let recorder = isKept ? recorder(marks, in: environment) : nil
    let keeper = isKept ? keeper(recorder == nil ? nil : marks, in: environment) : nil
    var request = PlayRequest(
      plan: plan, settings: Session.Settings(attendance: audience.attendance, start: start),
      pace: pace, sinks: sinks + [recorder].compactMap { $0 }, keepsAwake: keepsAwake,
      takesKeys: audience.takesKeys, keeper: keeper)
    request.lastWord = { [isRehearsal, hasPlace = keeper != nil] end in
      if isRehearsal { return "that was a rehearsal: \(Self.rehearsed)" }
      return hasPlace && Self.isWorthGoingOn(end) ? "'limber resume' goes on there" : nil
    }
    let result = environment.play(request)
    if let refusal = result.refusal { return environment.report(refusal) }
    let isLost = recorder != nil && result.end != nil && marks.isEndKept != true
    if isLost {
      let reason = marks.reason.map { "\($0)" } ?? "it was not written in time"
      environment.say(
        "limber: the end of this session could not be kept: \(reason); 'limber resume' goes on from"
          + " where it stood")
    }
    if let signal = result.signal { return .signal(signal) }
    let asked = ask(about: result, in: environment)
    if let signal = asked.signal { return .signal(signal) }
    let isCut = result.failures.contains { $0.name == PlaySinks.eventsName }
    return isLost || asked.isLost || isCut ? .output : .success
  }

  private static let rehearsed =
    "at another speed than 1 a session is kept, and counts for nothing"

  /// Whether a place was kept that the person may want to know of.
  private static func isWorthGoingOn(_ end: SessionEnd) -> Bool {
    end.outcome != .completed && end.reason != "pain" && end.time > .zero
  }

  /// Asks the person who was there; whoever said that it hurts was there.
  private func ask(about result: PlayResult, in environment: HostEnvironment) -> Aftermath.Outcome {
    guard asks, !isRehearsal, let end = result.end,
      end.reason == "pain" || audience.attendance == .person && end.time > .zero,
      let conversation = audience.conversation()
    else { return Aftermath.Outcome() }
    return Aftermath(environment: environment, session: result.session, sets: sets)
      .ask(about: end, in: conversation)
  }

  // MARK: - What is kept

  private func recorder(
    _ marks: RecordMarks, in environment: HostEnvironment
  ) -> SinkAssignment? {
    guard let file = environment.history else {
      environment.say("limber: there is no home folder, so what you do cannot be kept")
      return nil
    }
    let isUnattended = audience.attendance == .nobody
    let played = played(in: environment)
    let from = replaced == nil ? start.step : 1
    return SinkAssignment(name: "history", kinds: HistoryRecorder.kinds, drain: .seconds(5)) {
      [hasOwnDose, isRehearsal, replaced] port in
      HistoryRecorder(
        file: file, routines: played, isUnattended: isUnattended, hasOwnDose: hasOwnDose,
        resumes: replaced, isRehearsal: isRehearsal, from: from, marks: marks, say: port.say)
    }
  }

  /// Every routine that is played, those that others include behind them.
  private func played(in environment: HostEnvironment) -> [SessionRecord.Played] {
    var known = Set(sets.map(\.rootID))
    let passed = replaced == nil ? plan.exercised(before: start.step) : []
    let roots = zip(sets, names).map { set, name in
      SessionRecord.Played(
        id: set.rootID, hash: set.hash(of: set.rootID),
        file: environment.fileOutsideLibraries(name),
        isBegunLate: !passed.isDisjoint(with: set.routines.keys))
    }
    let included = sets.flatMap { set in
      set.routines.keys.sorted().filter { known.insert($0).inserted }
        .map {
          SessionRecord.Played(
            id: $0, hash: set.hash(of: $0), isIncluded: true, isBegunLate: passed.contains($0))
        }
    }
    return roots + included
  }

  /// Nothing is kept of a routine from standard input, which cannot be read again.
  private func keeper(_ marks: RecordMarks?, in environment: HostEnvironment) -> PlaceKeeper? {
    guard let positions = environment.positions, !names.contains("-") else { return nil }
    let position = Position(
      time: environment.now(),
      routines: names.map { RoutineLibrary.isPath($0) ? environment.absolute($0) : $0 },
      hashes: Position.hashes(of: sets), plan: plan, place: start, resumes: replaced)
    return PlaceKeeper(
      position, in: positions, marks: marks, now: { environment.now() },
      say: { environment.say("limber: \($0)") })
  }
}

extension HostEnvironment {
  /// The file that a routine was named by, links resolved; nil for one of the libraries, which its id
  /// tells from every other.
  func fileOutsideLibraries(_ name: String) -> String? {
    guard RoutineLibrary.isPath(name) else { return nil }
    let path = FilePath.resolved(absolute(name)) ?? absolute(name)
    let own = folders.routines.map { FilePath.resolved($0) ?? $0 }
    return FilePath.split(path).folder == own ? nil : path
  }
}
