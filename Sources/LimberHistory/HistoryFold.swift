internal import LimberBasics
internal import LimberProgress

/// Joins the lines of a history to sessions.
struct HistoryFold {
  /// A session as far as it is told.
  fileprivate struct Entry {
    var record: SessionRecord
    /// What else was said about it, to know it again where the session is told a second time.
    var remarks: [HistoryLine] = []
    var copies: LineCopies?
  }

  private var entries: [Entry] = []
  private var places: [String: Int] = [:]
  /// The last line's session: most often it is the next one's too.
  private var last: (id: String, place: Int)?

  /// How many sessions began.
  var count: Int { entries.count }

  /// Whether a session was told a second time.
  var hasCopies: Bool { entries.contains { $0.copies != nil } }

  /// Whether a session is known.
  func knows(_ id: String) -> Bool { last?.id == id || places[id] != nil }

  /// Takes a session as far as it was told before, which more lines may be about.
  mutating func know(_ record: SessionRecord) {
    var entry = Entry(record: record)
    // How long one took that was cut off is added up once all of it is told.
    if record.ended == nil { entry.record.did = .zero }
    places[record.id] = entries.count
    entries.append(entry)
  }

  /// Takes one line; one about a session whose start is not known says nothing.
  ///
  /// Two histories that were put together by hand may tell a session twice: then only what is new in
  /// the second telling counts.
  mutating func add(_ line: HistoryLine) {
    if case .start(let start) = line {
      if let place = places[start.id] {
        entries[place].tellAgain()
      } else {
        places[start.id] = entries.count
        entries.append(Entry(record: SessionRecord(start)))
      }
      return
    }
    let id = line.id
    if let last, last.id == id { return entries[last.place].add(line) }
    guard let place = places[id] else { return }
    last = (id, place)
    entries[place].add(line)
  }

  /// Every session, in the order in which they began to be told.
  ///
  /// One that was cut off, with no end, took as long as its steps tell.
  var records: [SessionRecord] {
    entries.map { entry in
      var session = entry.record
      session.did = session.spent
      return session
    }
  }
}

extension HistoryFold.Entry {
  /// The session begins a second time.
  fileprivate mutating func tellAgain() {
    var copies = copies ?? LineCopies()
    if self.copies == nil {
      for step in record.steps { _ = copies.isNew(.step(record.id, step)) }
      for dose in record.doses { _ = copies.isNew(.doses(record.id, [dose])) }
      for remark in remarks { _ = copies.isNew(remark) }
    }
    copies.beginCopy()
    self.copies = copies
  }

  fileprivate mutating func add(_ line: HistoryLine) {
    switch line {
    case .start: break
    case .step(_, let step):
      if isNew(line) { record.steps.append(step) }
    case .doses(let id, let doses):
      for dose in doses where isNew(.doses(id, [dose])) { record.doses.append(dose) }
    case .end, .rating, .note, .morning:
      guard isNew(line) else { return }
      if copies == nil { remarks.append(line) }
      remark(line)
    }
  }

  private mutating func isNew(_ line: HistoryLine) -> Bool { copies?.isNew(line) ?? true }

  private mutating func remark(_ line: HistoryLine) {
    switch line {
    case .start, .step, .doses: break
    case .end(let end):
      record.ended = end.time
      record.outcome = end.outcome
      record.isPainStop = end.isPainStop
      record.did = end.did
      record.rounds = end.rounds
      record.choices = end.choices
    case .rating(_, let effort, let pain, let side):
      if let effort { record.effort = effort }
      if let pain { record.pain = pain }
      if let side { record.soreSide = side }
    case .note(_, let note):
      record.note = note
    case .morning(_, let morning, let time):
      // Asking once more takes no answer away.
      guard morning.isAnswer || record.morning == nil else { return }
      (record.morning, record.morningDay) = (morning, time.day)
    }
  }
}

extension SessionRecord {
  /// A session that only began: an interrupted one, as long as nothing else is told.
  fileprivate init(_ start: HistoryLine.Start) {
    self.init(
      id: start.id, routines: start.routines, started: start.time, outcome: .interrupted,
      planned: start.planned, isUnattended: start.isUnattended,
      hasOwnDose: start.hasOwnDose, resumes: start.resumes, isRehearsal: start.isRehearsal,
      from: start.from)
  }
}
