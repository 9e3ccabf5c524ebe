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
  var plan: Plan
  var audience: Audience
  var pace: Pace
  var sinks: [SinkAssignment]
  /// Whether the machine is kept awake.
  var keepsAwake: Bool
  /// How long the person is counted in after a pause.
  var resumeCountdown: Duration
  var start = Session.Place()
  /// In how many sessions before something of it was done.
  var timesPlayed: Int
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
  mutating func goOn(from position: Position, past: Past, desk: HistoryDesk) {
    let goingOn = GoingOn(
      position, sets: sets, past: past, now: desk.clock.now(), ownPace: plan.ownPace)
    if let reason = goingOn.reason { desk.streams.say(reason) }
    (plan, start, hasOwnDose) = (goingOn.plan, goingOn.start, goingOn.hasOwnDose)
    // A rehearsal of what is left takes nothing from the session itself.
    if goingOn.isRehearsal || !isRehearsal { replaced = position.session }
    isRehearsal = isRehearsal || goingOn.isRehearsal
  }

  /// Plays it; a dry run is neither kept nor asked about.
  ///
  /// - Parameters:
  ///   - desk: where it is kept.
  ///   - library: tells which files the routines are from.
  ///   - outlook: tells the person what comes of it.
  func play(
    on stage: Stage, keptBy desk: HistoryDesk, from library: RoutineLibrary, outlook: Outlook
  ) -> ExitStatus {
    let isKept = audience.attendance != .rehearsal
    if audience.attendance == .nobody {
      desk.streams.say(.nobodyThere(takesKeys: audience.takesKeys))
    }
    if audience.attendance == .handsFree { desk.streams.say(.handsFree(true)) }
    if isRehearsal { desk.streams.say(.rehearsal) }
    let marks = RecordMarks()
    let recorder = isKept ? recorder(marks, in: desk, library) : nil
    let keeper = isKept ? keeper(recorder == nil ? nil : marks, in: desk, library) : nil
    var request = PlayRequest(
      plan: plan,
      settings: Session.Settings(
        attendance: audience.attendance, start: start, resumeCountdown: resumeCountdown,
        timesPlayed: timesPlayed),
      pace: pace, sinks: sinks + [recorder].compactMap { $0 }, keepsAwake: keepsAwake,
      takesKeys: audience.takesKeys, keeper: keeper)
    request.lastWord = { [isRehearsal, hasPlace = keeper != nil] end in
      if isRehearsal { return .wasRehearsal }
      return hasPlace && Self.isWorthGoingOn(end) ? .canGoOn : nil
    }
    let result = stage.play(request)
    if let refusal = result.refusal { return desk.streams.report(refusal) }
    let isLost = recorder != nil && result.end != nil && marks.isEndKept != true
    if isLost {
      desk.streams.say(.endNotKept(reason: marks.reason.map { "\($0)" }))
    }
    if let signal = result.signal { return .signal(signal) }
    let asked = ask(about: result, desk)
    if let signal = asked.signal { return .signal(signal) }
    if let end = result.end, isWorthAnOutlook(end) {
      for prospect in outlook.prospects(of: sets, names: names.map(library.anywhere)) {
        desk.streams.say(desk.streams.phrases.note(.prospect(prospect)))
      }
    }
    let isCut = result.failures.contains { $0.name == PlaySinks.eventsName }
    return isLost || asked.isLost || isCut ? .output : .success
  }

  /// Whether something was done that a person may want to see the sum of; pain has words of its own.
  private func isWorthAnOutlook(_ end: SessionEnd) -> Bool {
    audience.canAsk && end.reason != EndReason.pain && end.stepsDone + end.stepsPartial > 0
  }

  /// Whether a place was kept that the person may want to know of.
  private static func isWorthGoingOn(_ end: SessionEnd) -> Bool {
    end.outcome != .completed && end.reason != "pain" && end.time > .zero
  }

  /// How long the first question stands where the person need not be at the keys; the session is kept
  /// by then, and `limber history rate` tells the answers later.
  private static let patience: Duration = .seconds(120)

  /// Asks the person who was there; whoever said that it hurts was there.
  private func ask(about result: PlayResult, _ desk: HistoryDesk) -> Aftermath.Outcome {
    guard asks, !isRehearsal, let end = result.end,
      end.reason == "pain" || audience.attendance.isAttended && end.canBeRated,
      let conversation = audience.conversation(
        patience: result.attendance == .handsFree ? Self.patience : nil)
    else { return Aftermath.Outcome() }
    return Aftermath(
      desk: desk, session: result.session, sets: sets, hasSides: plan.hasSides
    )
    .ask(about: end, in: conversation)
  }

  // MARK: - What is kept

  private func recorder(
    _ marks: RecordMarks, in desk: HistoryDesk, _ library: RoutineLibrary
  ) -> SinkAssignment? {
    guard let file = desk.history else {
      desk.streams.say(.noHistory)
      return nil
    }
    let isUnattended = audience.attendance == .nobody
    let played = played(library)
    let from = replaced == nil ? start.step : 1
    return SinkAssignment(name: "history", kinds: HistoryRecorder.kinds, drain: .seconds(5)) {
      [hasOwnDose, isRehearsal, replaced] port in
      HistoryRecorder(
        file: file, routines: played, isUnattended: isUnattended, hasOwnDose: hasOwnDose,
        resumes: replaced, isRehearsal: isRehearsal, from: from, marks: marks, say: port.say)
    }
  }

  /// Every routine that is played, those that others include behind them.
  private func played(_ library: RoutineLibrary) -> [SessionRecord.Played] {
    var known = Set(sets.map(\.rootID))
    let passed = replaced == nil ? plan.exercised(before: start.step) : []
    let roots = zip(sets, names).map { set, name in
      SessionRecord.Played(
        id: set.rootID, hash: set.hash(of: set.rootID),
        file: library.fileOutside(name),
        with: set.values, parts: set.routines[set.rootID]?.bodyParts ?? [],
        movements: set.routines[set.rootID]?.movements ?? [],
        isBegunLate: !passed.isDisjoint(with: set.routines.keys))
    }
    let included = sets.flatMap { set in
      set.routines.keys.sorted().filter { known.insert($0).inserted }.flatMap { id in
        set.valuesPlayed(of: id).map {
          SessionRecord.Played(
            id: id, hash: set.hash(of: id), isIncluded: true, with: $0,
            parts: set.routines[id]?.bodyParts ?? [],
            movements: set.routines[id]?.movements ?? [], isBegunLate: passed.contains(id))
        }
      }
    }
    return roots + included
  }

  /// Nothing is kept of a routine from standard input, which cannot be read again.
  private func keeper(
    _ marks: RecordMarks?, in desk: HistoryDesk, _ library: RoutineLibrary
  ) -> PlaceKeeper? {
    guard let positions = desk.positions, !names.contains("-") else { return nil }
    let position = Position(
      time: desk.clock.now(), routines: names.map(library.anywhere), with: sets.map(\.values),
      hashes: Position.hashes(of: sets), plan: plan, place: start, resumes: replaced)
    return PlaceKeeper(
      position, in: positions, marks: marks, now: desk.clock.now,
      say: { desk.streams.say($0) })
  }
}
