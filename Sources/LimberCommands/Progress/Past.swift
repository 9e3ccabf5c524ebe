import LimberEvents
import LimberHost
import LimberProgress
import LimberRoutine

/// What the person did before, as far as a session needs to know it.
struct Past: Sendable {
  /// The sessions of the last weeks.
  let sessions: [SessionRecord]
  /// The person's local day.
  let today: LocalDay

  /// How far back the rules of doses and limits look, in milliseconds: they forget after a month.
  private static let reach: Int64 = 70 * 86_400_000

  /// Reads the end of the history; what cannot be read is said once and is no reason to stop.
  init(_ environment: HostEnvironment) {
    let now = environment.now()
    today = Moment(now).day
    guard let file = environment.history else {
      sessions = []
      return
    }
    do {
      let reading = try file.readEnd(since: now.milliseconds - Self.reach)
      if let complaint = reading.complaint { environment.say("limber: \(complaint)") }
      sessions = reading.sessions
    } catch {
      environment.say("limber: the history cannot be read: \(error)")
      sessions = []
    }
  }

  /// The doses that follow for each of some routines.
  func doses(for sets: [RoutineSet]) -> [GradualDoses] {
    sets.map { GradualDoses(for: $0, history: sessions, today: today) }
  }

  /// How some routines stand to what they allow, each limit once.
  func limits(of sets: [RoutineSet]) -> [LimitStatus] {
    var known: Set<LimitStatus> = []
    return sets.flatMap { LimitStatus.all(for: $0, history: sessions, today: today) }
      .filter { known.insert($0).inserted }
  }
}

extension HostEnvironment {
  /// The person's history; nil where there is no place for one.
  var history: HistoryFile? { folders.state.map(HistoryFile.init(folder:)) }

  /// The places that sessions can be gone on from.
  var positions: PositionFolder? { folders.state.map(PositionFolder.init(state:)) }
}
