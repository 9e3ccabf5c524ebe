internal import LimberProgress

/// Joins the lines of a history to sessions.
struct HistoryFold {
  private var order: [String] = []
  private var sessions: [String: SessionRecord] = [:]

  /// Takes one line; one about a session whose start is not known says nothing.
  mutating func add(_ line: HistoryLine) {
    if case .start(let start) = line {
      guard sessions[start.id] == nil else { return }
      order.append(start.id)
      sessions[start.id] = SessionRecord(
        id: start.id, routines: start.routines, started: start.time, outcome: .interrupted,
        plannedMilliseconds: start.planned, isUnattended: start.isUnattended,
        hasOwnDose: start.hasOwnDose, resumes: start.resumes, isRehearsal: start.isRehearsal,
        from: start.from)
      return
    }
    guard let index = sessions.index(forKey: line.id) else { return }
    switch line {
    case .start: break
    case .step(_, let step):
      sessions.values[index].steps.append(step)
    case .doses(_, let doses):
      sessions.values[index].doses += doses
    case .end(let end):
      sessions.values[index].ended = end.time
      sessions.values[index].outcome = end.outcome
      sessions.values[index].isPainStop = end.isPainStop
      sessions.values[index].didMilliseconds = end.did
    case .rating(_, let effort, let pain):
      if let effort { sessions.values[index].effort = effort }
      if let pain { sessions.values[index].pain = pain }
    case .note(_, let note):
      sessions.values[index].note = note
    }
  }

  /// Every session, in the order in which they began to be told.
  ///
  /// One that was cut off, with no end, took as long as its steps tell.
  var records: [SessionRecord] {
    order.compactMap { sessions[$0] }.map { session in
      var session = session
      session.didMilliseconds = session.spentMilliseconds
      return session
    }
  }
}
