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
    private var order: [DoseKey] = []
    private var last: [DoseKey: SessionRecord.DoseRecord] = [:]
    private var points: [DoseKey: [Point]] = [:]

    mutating func add(_ session: SessionRecord, _ name: Name) {
      let day = session.day
      sessions += 1
      if session.completes(name.id, in: name.file) { completed += 1 }
      if let hurt = session.hurt {
        pain.append(PainPoint(day: day, value: hurt.number, isStop: session.isPainStop))
      }
      for dose in session.doses where dose.key.routine == name.id {
        if last.updateValue(dose, forKey: dose.key) == nil { order.append(dose.key) }
        points[dose.key, default: []].append(Point(day: day, value: dose.did))
      }
    }

    func chart(of name: Name) -> RoutineChart {
      RoutineChart(
        routine: name.id, file: name.file, completed: completed, sessions: sessions,
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
