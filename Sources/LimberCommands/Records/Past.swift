import LimberBasics
import LimberEvents
import LimberHistory
import LimberHost
import LimberPlatform
import LimberProgress
import LimberRoutine
import LimberSyntax

/// What the person did before, as far as a session needs to know it.
struct Past: Sendable {
  /// The trainings of the last weeks, in the order of the file.
  let sessions: Trainings
  /// The person's local day.
  let today: Day
  private let clock: WallClock

  /// How far back the rules of doses and limits look, in milliseconds: they forget after a month.
  private static let reach: Int64 = 70 * 86_400_000

  /// Reads the end of the history; what cannot be read is said once and is no reason to stop.
  init(_ desk: HistoryDesk) {
    let now = desk.clock.now()
    today = now.day
    clock = desk.clock
    var recent = RecentSessions()
    do {
      if let read = try desk.history?.recent(since: now.milliseconds - Self.reach) {
        if let complaint = read.complaint { desk.streams.say("limber: \(complaint)") }
        recent = read
      }
    } catch {
      desk.streams.say("limber: the history cannot be read: \(error)")
    }
    sessions = Trainings(recent, now: now)
  }

  /// The local day of an instant, in seconds since 1970.
  func day(of instant: Int64) -> Day { clock.local(instant * 1_000).day }

  /// The last pain that ended a session of these routines, those that they include among them.
  func painStop(of sets: [RoutineSet]) -> RecentPain? {
    RecentPain.stop(
      of: sets.flatMap { [$0.rootID] + $0.routines.keys.sorted() }, history: sessions, today: today)
  }

  /// The doses that follow for each of some routines.
  func doses(for sets: [RoutineSet]) -> [GradualDoses] {
    sets.map { GradualDoses(for: $0, history: sessions, today: today) }
  }

  /// For how many days these routines, or others of the same parts of the body, have hurt; nil where that
  /// is less than a week.
  func lastingPain(of sets: [RoutineSet]) -> Int? {
    let routines = sets.flatMap { $0.routines.values }
    return LastingPain.days(
      of: Set(routines.map(\.id)), parts: Set(routines.flatMap(\.bodyParts)), history: sessions,
      today: today)
  }

  /// The sessions whose morning after it is, of routines whose doses may grow; nil where there is none.
  func morning(of catalogue: RoutineCatalogue) -> MorningAfter? {
    // Each once, though it was played again and again.
    var known: [(played: SessionRecord.Played, loads: Bool)] = []
    return MorningAfter(of: sessions, now: clock.now()) { played in
      var same = played
      same.hash = ""
      if let one = known.first(where: { $0.played == same }) { return one.loads }
      let loads = Self.loads(played, catalogue)
      known.append((same, loads))
      return loads
    }
  }

  /// Whether a routine that was played is one whose doses may grow.
  private static func loads(
    _ played: SessionRecord.Played, _ catalogue: RoutineCatalogue
  ) -> Bool {
    guard let set = catalogue.set(of: played) else { return false }
    return set.routines[set.rootID]?.progression == .gradual
      && Plan([set]).doses.contains { $0.key.routine == set.rootID }
  }

  /// How far back a routine counts as played lately, in days.
  private static let lately = 14

  /// The routines that were played lately, each once.
  private var playedLately: [SessionRecord.Played] {
    var known: Set<String> = []
    return (0..<sessions.count).filter {
      (0...Self.lately).contains(sessions.day(at: $0).distance(to: today))
    }
    .flatMap { sessions[$0].routines }.filter { !$0.isIncluded && known.insert($0.id).inserted }
  }

  /// For how many days any routine that was played lately, or others of its parts of the body, has hurt.
  var lastingPain: Int? {
    playedLately.compactMap { played in
      LastingPain.days(
        of: [played.id], parts: Set(played.parts), history: sessions, today: today)
    }.max()
  }

  /// What hurt badly the last time: of some routines, and then of what else was played lately.
  ///
  /// - Parameter history: trainings that go back far enough for all of them.
  func painful(besides routines: [String], in history: some PastSessions) -> [RecentPain] {
    let others = playedLately.map(\.id).filter { !routines.contains($0) }
    return RecentPain.all(of: routines + others, history: history, today: today)
  }

  /// What was chosen the last time at each choice: labels by routine and path.
  var choices: [String: [String: String]] {
    var choices: [String: [String: String]] = [:]
    for place in sessions.places(.choices) {
      let session = sessions[place]
      for choice in session.choices where session.isReal {
        choices[choice.routine, default: [:]][choice.path] = choice.label
      }
    }
    return choices
  }

  /// How some routines stand to what they allow, each limit once.
  func limits(of sets: [RoutineSet]) -> [LimitStatus] {
    var known: Set<LimitStatus> = []
    return sets.flatMap { LimitStatus.all(for: $0, history: sessions, today: today) }
      .filter { known.insert($0).inserted }
  }

  /// In how many sessions something of a routine was done; of several routines, of the one with the fewest.
  func timesPlayed(of sets: [RoutineSet]) -> Int {
    sets.map { sessions.places(workedIn: $0.rootID, in: nil).count }.min() ?? 0
  }

  /// A note for each session of some routines that begins after now, and is left out for that.
  func leftOut(of ids: some Collection<String>) -> [SessionNote] {
    sessions.ahead.compactMap { session in
      ids.first { id in session.routines.contains { $0.id == id } }.map { id in
        .sessionAhead(
          routine: SafeText.shown(id), on: session.day,
          id: SafeText.shown(String(session.id.prefix(8))))
      }
    }
  }

  /// Says what is left out of the rules of some routines.
  func sayWhatIsLeftOut(of sets: [RoutineSet], on streams: Streams) {
    let ids = Set(sets.flatMap(\.routines.keys)).sorted()
    for note in leftOut(of: ids) { streams.say(note) }
  }
}

extension RoutineCatalogue {
  /// A routine that was played, as it is now: with its values of then where it still takes them.
  func set(of played: SessionRecord.Played) -> RoutineSet? {
    let name = played.file ?? played.id
    return (try? load(name, with: played.with)) ?? (try? load(name))
  }
}
