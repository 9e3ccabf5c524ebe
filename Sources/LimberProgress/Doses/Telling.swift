import LimberBasics

extension RoutineProgress {
  /// What sessions tell of one routine.
  final class Telling {
    private let routine: String
    private let file: String?
    private let memory: DoseMemory
    /// What was read last: most often the session before tells the same of its ranges.
    private var last: (own: [SessionRecord.DoseRecord], doses: [DoseKey: SidedDose])?

    /// - Parameters:
    ///   - routine: its id.
    ///   - file: its file, where that lies outside of the libraries.
    ///   - memory: what finds its ranges of today in them.
    init(of routine: String, in file: String?, _ memory: DoseMemory) {
      (self.routine, self.file, self.memory) = (routine, file, memory)
    }

    /// What a session tells of the routine; nil where it does not concern it.
    func told(_ session: SessionRecord, at place: Int) -> Told? {
      guard session.plays(routine, in: file) else { return nil }
      let hasWork = session.hasWork(of: routine, in: file)
      let counts = hasWork && !session.isUnattended
      // What hurt before anything was done was not this routine, where something else was done.
      let hurts = session.hurt != nil && (hasWork || !session.hasWork)
      guard counts || hurts else { return nil }
      return Told(place: place, session: session, doses: doses(in: session), hasWork: hasWork)
    }

    private func doses(in session: SessionRecord) -> [DoseKey: SidedDose] {
      let own = session.doses.filter { $0.key.routine == routine }
      if let last, last.own == own { return last.doses }
      let doses = memory.doses(own)
      last = (own, doses)
      return doses
    }
  }
}

extension RoutineProgress.Elsewhere {
  /// The last session that hurt some parts of the body and is none of the routine's own; nil where none did.
  ///
  /// - Parameters:
  ///   - parts: what the routine loads.
  ///   - isOther: whether the session at a place is none of the routine's own.
  init?(
    in history: some PastSessions, loading parts: [String], where isOther: (Int) -> Bool
  ) {
    for place in history.places(.sore).reversed() {
      guard let hurting = history[place].hurting(parts), isOther(place) else { continue }
      self.init(
        routine: hurting.routine, part: hurting.part, pain: hurting.pain,
        isMorning: hurting.isMorning, place: place)
      return
    }
    return nil
  }
}
