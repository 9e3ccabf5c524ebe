package import LimberBasics

extension SessionRecord {
  /// The day on which it began.
  package var day: Day { started.day }

  /// Whether a routine was played in it, also where another includes it.
  ///
  /// - Parameters:
  ///   - routine: its id.
  ///   - file: its file, where that lies outside of the libraries: two files of one name are two
  ///     routines. A history of an older limber does not tell them apart.
  package func plays(_ routine: String, in file: String? = nil) -> Bool {
    played(routine, file) != nil
  }

  /// What a routine was played with; none where nothing says so.
  package func values(of routine: String) -> ParameterValues {
    routines.first { $0.id == routine }?.with ?? .none
  }

  private func played(_ routine: String, _ file: String?) -> Played? {
    routines.first { $0.id == routine && ($0.file == file || !tellsFiles) }
  }

  /// Whether it was recorded by a limber that tells files apart.
  private var tellsFiles: Bool {
    steps.contains { $0.index != nil } || routines.contains { $0.file != nil }
  }

  /// Whether it says anything about the person: not so what was played at another speed.
  package var isReal: Bool { !isRehearsal }

  /// The first of its routines that loads one of some parts of the body, and which, where it hurt more
  /// than a comfortable session does, on the day or the morning after.
  ///
  /// What was never reached loads nothing, unless it hurt before anything was done.
  func hurting(
    _ parts: [String]
  ) -> (routine: String, part: String, pain: Pain, isMorning: Bool)? {
    let bad = badMorning
    guard isReal, isPainStop || (hurt?.weight ?? 0) > DoseRules.comfortablePain || bad != nil else {
      return nil
    }
    let isMorning = bad.map { $0 > (hurt?.weight ?? 0) } ?? false
    let pain = isMorning ? .rated(bad ?? 0) : hurt ?? .stop
    for played in routines where !hasWork || hasWork(of: played.id, in: played.file) {
      if let part = parts.first(where: played.parts.contains) {
        return (played.id, part, pain, isMorning)
      }
    }
    return nil
  }

  // MARK: - Whether anything was done

  /// Whether anything was done at all, rests not counted.
  package var hasWork: Bool {
    guard isReal else { return false }
    return steps.isEmpty ? did > .zero : steps.contains(where: \.isWork)
  }

  /// Whether anything of a routine was done; one that was never reached was not.
  package func hasWork(of routine: String, in file: String? = nil) -> Bool {
    guard hasWork, let played = played(routine, file) else { return false }
    return steps.isEmpty
      ? !played.isIncluded : told(of: played, in: steps).contains(where: \.isWork)
  }

  // MARK: - Whether it was completed

  /// Whether a routine was completed in it: the one answer that every rule goes by.
  ///
  /// Every timed step and all repetitions of it, and of what it includes, were done in their last
  /// playing, and somebody was there. Rests, prompts and choices do not matter, nor how often a step was
  /// repeated. What was begun behind one of its exercises, was skipped throughout, was never reached or
  /// was played at another speed is not completed.
  package func completes(_ routine: String, in file: String? = nil) -> Bool {
    guard outcome == .completed, isReal, !isUnattended, hasWork(of: routine, in: file),
      let played = played(routine, file), !played.isBegunLate
    else { return false }
    return told(of: played, in: lastPlayings).allSatisfy { $0.outcome == .done }
  }

  /// Whether any routine that the person asked for was completed in it.
  package var isCompleted: Bool {
    routines.contains { !$0.isIncluded && completes($0.id, in: $0.file) }
  }

  /// The exercises of a routine among some steps: its own, and where the person asked for it those of
  /// what is included as well.
  private func told(of played: Played, in steps: [StepRecord]) -> [StepRecord] {
    steps.filter { step in
      guard !step.isRest else { return false }
      if step.routine == played.id { return true }
      return !played.isIncluded
        && routines.contains { $0.isIncluded && $0.id == step.routine }
    }
  }

  // MARK: - Steps that were played again

  /// The steps as they were played last, without what was given up to be played again.
  package var lastPlayings: [StepRecord] {
    var kept: [StepRecord] = []
    for step in steps {
      if let index = step.index {
        // Going on, indices rise: a lower one is a step that was gone back to.
        while let last = kept.last?.index, last >= index { kept.removeLast() }
      } else {
        kept.removeLast(Self.givenUp(at: kept, for: step))
      }
      kept.append(step)
    }
    return kept.filter { $0.outcome != .repeated }
  }

  /// How many of the last steps a step without an index takes the place of.
  ///
  /// Histories of old call what was given up skipped: the same step comes again at once, or, where it
  /// was given up in its first two seconds, the one before it does.
  private static func givenUp(at kept: [StepRecord], for step: StepRecord) -> Int {
    guard let last = kept.last, last.outcome == .repeated || last.outcome == .skipped else {
      return 0
    }
    if last.isSame(as: step) { return 1 }
    let isEarly = last.outcome == .repeated || (last.did?.figure ?? 0) <= 2_000
    guard isEarly, let before = kept.dropLast().last, before.isSame(as: step) else { return 0 }
    return 2
  }
}

extension SessionRecord.StepRecord {
  fileprivate var isWork: Bool { outcome.isWork && !isRest }
}
