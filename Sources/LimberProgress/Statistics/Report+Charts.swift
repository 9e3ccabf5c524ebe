import LimberBasics
import LimberRoutine

extension Report {
  /// The routines of some sessions, each with its doses and its pain over time.
  static func charts(of sessions: [SessionRecord]) -> [RoutineChart] {
    var gathering: [Name: Gathering] = [:]
    for session in sessions {
      var told: Set<Name> = []
      for played in session.routines {
        // What hurt before anything was done is shown with what was to be played.
        let hurt = session.hurt != nil && !played.isIncluded && !session.hasWork
        let name = Name(id: played.id, file: played.file)
        // One that was played with several values counts once.
        guard told.insert(name).inserted else { continue }
        guard session.hasWork(of: name.id, in: name.file) || hurt else { continue }
        gathering[name, default: Gathering()].add(session, name)
      }
    }
    return gathering.keys.sorted().compactMap { name in gathering[name]?.chart(of: name) }
  }

  /// A routine, with its file where that tells it from another of its id.
  private struct Name: Hashable, Comparable {
    var id: String
    var file: String?

    static func < (left: Name, right: Name) -> Bool {
      (left.id, left.file ?? "") < (right.id, right.file ?? "")
    }
  }

  private struct Gathering {
    private var sessions = 0
    private var completed = 0
    private var pain: [PainPoint] = []
    private var mornings: [MorningPoint] = []
    private var loads: [LoadPoint] = []
    private var order: [DoseKey] = []
    private var last: [DoseKey: SessionRecord.DoseRecord] = [:]
    private var points: [DoseKey: [(point: Point, side: Side?)]] = [:]

    mutating func add(_ session: SessionRecord, _ name: Name) {
      let day = session.day
      sessions += 1
      if session.completes(name.id, in: name.file) { completed += 1 }
      if let hurt = session.hurt {
        pain.append(
          PainPoint(
            day: day, value: hurt.number, isStop: session.isPainStop, side: session.soreSide))
      }
      if let morning = session.morning, morning.isAnswer, session.isReal {
        mornings.append(
          MorningPoint(day: day, value: morning.number, isBad: session.badMorning != nil))
      }
      for dose in session.doses where dose.key.routine == name.id {
        let key = dose.key.ofBothSides
        if last.updateValue(dose, forKey: key) == nil { order.append(key) }
        points[key, default: []].append((Point(day: day, value: dose.did), dose.key.side))
      }
      for step in session.lastPlayings where step.routine == name.id && step.outcome.isWork {
        guard let load = step.load, loads.last(where: { $0.name == step.name })?.load != load
        else { continue }
        loads.append(LoadPoint(day: day, name: step.name, load: load))
      }
    }

    /// One chart of a range, or one for each side where they were ever told apart.
    private func charts(of key: DoseKey) -> [DoseChart] {
      guard let dose = last[key], let told = points[key] else { return [] }
      let isSided = told.contains { $0.side != nil }
      let sides: [Side?] = isSided ? Side.allCases : [nil]
      return sides.map { side in
        DoseChart(
          key: side.map(key.at) ?? key, name: dose.name, min: dose.min, max: dose.max,
          points: told.filter { $0.side == nil || $0.side == side }.map(\.point))
      }
    }

    func chart(of name: Name) -> RoutineChart {
      RoutineChart(
        routine: name.id, file: name.file, completed: completed, sessions: sessions,
        doses: order.flatMap(charts), pain: pain, mornings: mornings, loads: loads)
    }
  }
}
