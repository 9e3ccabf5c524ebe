import LimberRoutine

extension Report {
  /// The routines of some sessions, each with its doses and its pain over time.
  static func charts(of sessions: [SessionRecord]) -> [RoutineChart] {
    var gathering: [String: Gathering] = [:]
    for session in sessions {
      for played in session.routines where session.hasWork(of: played.id) {
        gathering[played.id, default: Gathering()].add(session, routine: played.id)
      }
    }
    return gathering.keys.sorted().compactMap { id in gathering[id]?.chart(of: id) }
  }

  private struct Gathering {
    private var sessions = 0
    private var completed = 0
    private var pain: [Point] = []
    private var order: [DoseKey] = []
    private var last: [DoseKey: SessionRecord.DoseRecord] = [:]
    private var points: [DoseKey: [Point]] = [:]

    mutating func add(_ session: SessionRecord, routine: String) {
      let day = session.day
      sessions += 1
      if session.completes(routine) { completed += 1 }
      if let value = session.pain { pain.append(Point(day: day, value: value)) }
      for dose in session.doses where dose.key.routine == routine {
        if last.updateValue(dose, forKey: dose.key) == nil { order.append(dose.key) }
        points[dose.key, default: []].append(Point(day: day, value: dose.did))
      }
    }

    func chart(of routine: String) -> RoutineChart {
      RoutineChart(
        routine: routine, completed: completed, sessions: sessions,
        doses: order.compactMap { key in
          last[key].map {
            DoseChart(
              key: key, name: $0.name, min: $0.min, max: $0.max, points: points[key] ?? [])
          }
        },
        pain: pain)
    }
  }
}
