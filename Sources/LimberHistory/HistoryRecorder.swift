internal import LimberBasics
package import LimberEvents
package import LimberProgress

/// The sink that keeps what was done: one line when a session begins, at each step, and at its end.
///
/// A line that cannot be written is kept and tried again with the next one, so that a disk that was
/// full for a while loses nothing; the person is told once. Whether the end is kept its marks say, for
/// whoever plays the session to tell once everything is over.
package struct HistoryRecorder: Sink {
  private let file: HistoryFile
  private let marks: RecordMarks
  private let routines: [SessionRecord.Played]
  private let isUnattended: Bool
  private let hasOwnDose: Bool
  private let resumes: String?
  private let isRehearsal: Bool
  private let from: Int
  private let say: @Sendable (SessionNote) -> Void
  private var pending: [String] = []
  private var hasComplained = false
  private var hasReassured = false
  /// Why the last line could not be kept.
  private var failure: HistoryFailure?
  /// Whether the disk failed to take lines that the file has: it will not be asked to once more.
  private var isUnsure = false
  private var hasEnded = false
  /// What was aimed at when the step began; a person may change it meanwhile.
  private var target: DoseAmount?

  /// What the person chose, each choice by its last answer.
  private var choices: [SessionRecord.Chosen] = []
  /// How many choices are kept of a session, so that a line stays short.
  private static let mostChoices = 6

  /// How much room the texts of one line may take; a line is kept below 4 KiB.
  private static let room = 3500

  /// Makes a recorder.
  ///
  /// - Parameters:
  ///   - file: the history.
  ///   - routines: every routine that is played.
  ///   - resumes: the session that this one goes on from.
  ///   - isRehearsal: whether it is played at another speed than 1.
  ///   - from: the leaf step at which the person lets it begin, from 1.
  ///   - marks: told what of the session the disk has.
  ///   - say: tells the person, in a line, that something could not be kept.
  package init(
    file: HistoryFile, routines: [SessionRecord.Played], isUnattended: Bool, hasOwnDose: Bool,
    resumes: String? = nil, isRehearsal: Bool = false, from: Int = 1,
    marks: RecordMarks = RecordMarks(), say: @escaping @Sendable (SessionNote) -> Void
  ) {
    self.file = file
    self.routines = routines
    self.isUnattended = isUnattended
    self.hasOwnDose = hasOwnDose
    self.resumes = resumes
    self.isRehearsal = isRehearsal
    self.from = from
    self.marks = marks
    self.say = say
  }

  /// The kinds of event that it keeps.
  package static let kinds: Set<EventKind> = [
    .sessionStarted, .stepStarted, .answered, .stepEnded, .sessionEnded,
  ]

  /// Keeps an event.
  package mutating func receive(_ event: SessionEvent) throws {
    let id = event.stamp.session
    switch event.body {
    case .sessionStarted(let start):
      keep([
        .start(
          HistoryLine.Start(
            id: id, time: event.stamp.time, routines: routines,
            planned: start.planned.target, isUnattended: isUnattended,
            hasOwnDose: hasOwnDose, resumes: resumes, isRehearsal: isRehearsal, from: from))
      ])
      marks.beginning.settle(failure == nil)
    case .stepStarted(let info, _):
      target =
        info.kind == .reps ? info.reps.map(DoseAmount.count) : info.duration.map(DoseAmount.time)
    case .answered(let info, let answer, .person), .answered(let info, let answer, .control):
      // How many options a file may have keeps the line short.
      guard info.kind == .choice, choices.count < Self.mostChoices else { return }
      choices.removeAll { $0.routine == info.routine && $0.path == info.path }
      choices.append(.init(routine: info.routine, path: info.path, label: answer))
    case .stepEnded(let info, let outcome, let did):
      guard let kind = SessionRecord.StepRecord.Kind(info.kind) else { return }
      keep([.step(id, SessionRecord.StepRecord(info, kind, target: target, outcome, did))])
    case .sessionEnded(let end):
      hasEnded = true
      keep(
        Self.doses(id, end.doses) + [
          .end(
            HistoryLine.End(
              id: id, time: event.stamp.time,
              outcome: end.outcome,
              isPainStop: end.reason == "pain", did: end.time, rounds: end.rounds,
              choices: choices))
        ])
      if failure == nil { marks.settleEnd(nil) }
    default: break
    }
  }

  /// Tries once more to write what is still to be kept, and marks whether the end is.
  package mutating func finish() throws {
    if !pending.isEmpty || isUnsure { keep([]) }
    if hasEnded { marks.settleEnd(failure) }
  }

  private mutating func keep(_ lines: [HistoryLine]) {
    pending += lines.map(\.text)
    var file = file
    // Whoever is at the history is waited for once, and at the end.
    if failure?.isBusy == true, !hasEnded { file.patience = 0 }
    do throws(HistoryFailure) {
      try file.append(pending)
      pending = []
      if isUnsure { try file.renew() }
      reassure()
      isUnsure = false
      failure = nil
    } catch {
      if error.written > 0, error.written == pending.count { isUnsure = true }
      pending.removeFirst(error.written)
      failure = error
      guard !hasComplained, !hasEnded else { return }
      hasComplained = true
      say(.notKept(reason: "\(error)"))
    }
  }

  /// Says once that a fault is over: who read that nothing can be kept would do it all again, and a
  /// disk that fails wants looking after even where nothing was lost.
  private mutating func reassure() {
    guard failure != nil, hasComplained || isUnsure, !hasReassured else { return }
    hasReassured = true
    say(isUnsure ? .writtenAnew : .keptAgain)
  }

  // MARK: - Parts

  /// Doses in as many lines as it takes to keep each short.
  private static func doses(_ id: String, _ doses: [DoseRecord]) -> [HistoryLine] {
    var lines: [HistoryLine] = []
    var batch: [SessionRecord.DoseRecord] = []
    var size = 0
    for dose in doses {
      let length = dose.name.utf8.count + dose.path.utf8.count + dose.routine.utf8.count + 120
      if size + length > room, !batch.isEmpty {
        lines.append(.doses(id, batch))
        (batch, size) = ([], 0)
      }
      batch.append(SessionRecord.DoseRecord(dose))
      size += length
    }
    if !batch.isEmpty { lines.append(.doses(id, batch)) }
    return lines
  }
}

extension SessionRecord.StepRecord.Kind {
  /// The kind of a step that is kept; nil for one that only asks.
  fileprivate init?(_ kind: StepKind) {
    switch kind {
    case .timed: self = .timed
    case .reps: self = .reps
    case .rest: self = .rest
    case .prompt, .choice: return nil
    }
  }
}

extension SessionRecord.StepRecord {
  fileprivate init(
    _ info: StepInfo, _ kind: Kind, target: DoseAmount?, _ outcome: StepOutcome, _ did: Effort
  ) {
    let took = did.time
    self.init(
      index: info.index, routine: info.routine, path: info.path, kind: kind, name: info.name,
      side: info.side, load: info.load, target: target,
      did: kind == .reps ? did.reps.map(DoseAmount.count) : took.map(DoseAmount.time),
      took: kind == .reps ? took : nil, outcome: outcome)
  }
}

extension SessionRecord.DoseRecord {
  fileprivate init(_ dose: DoseRecord) {
    self.init(
      key: DoseKey(
        routine: dose.routine, path: dose.path,
        unit: dose.unit),
      // By its name a range is found again: one without has the same word in each language.
      name: dose.isNamed ? dose.name : English.name(of: dose.unit), min: dose.min, max: dose.max,
      target: dose.target, did: dose.did)
  }
}
