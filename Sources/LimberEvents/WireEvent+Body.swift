internal import LimberBasics
internal import LimberSyntax

// The way back of what `WireForm` writes of each kind. A fact that is missing where the kind always
// has it makes no event; one that is missing where it may be is nil.

extension SessionEvent.Body {
  init?(_ json: JSONObject, kind: EventKind) {
    switch kind {
    case .sessionStarted:
      guard let start = SessionStart(json) else { return nil }
      self = .sessionStarted(start)
    case .paused:
      guard let cause: PauseCause = json.word("by") else { return nil }
      self = .paused(by: cause, gap: json.duration("gapSeconds"))
    case .resumed:
      guard let cause: PauseCause = json.word("by") else { return nil }
      self = .resumed(by: cause, gap: json.duration("gapSeconds"))
    case .muted:
      guard let isMuted = json.flag("muted") else { return nil }
      self = .muted(isMuted)
    case .sessionEnded:
      guard let end = SessionEnd(json) else { return nil }
      self = .sessionEnded(end)
    case .stepStarted, .phaseStarted, .cue, .waiting, .answered, .tick, .adjusted, .stepEnded,
      .status:
      guard let step = StepInfo(json) else { return nil }
      self.init(json, kind: kind, of: step)
    }
  }

  /// Reads what a step's own events say of it.
  private init?(_ json: JSONObject, kind: EventKind, of step: StepInfo) {
    switch kind {
    case .stepStarted:
      self = .stepStarted(step, next: json.object("next").flatMap(NextStep.init))
    case .phaseStarted:
      guard let rep = json.ordinal("rep"), let phase = json.object("phase").flatMap({ Phase($0) })
      else { return nil }
      self = .phaseStarted(step, rep: rep, phase: phase)
    case .cue:
      guard let cue = json.object("cue").flatMap(CueKind.init) else { return nil }
      self = .cue(step, cue, remaining: json.duration("remainingSeconds"))
    case .waiting:
      guard let reason: WaitReason = json.word("for") else { return nil }
      self = .waiting(
        step, reason, options: json.texts("options") ?? [],
        defaultOption: json.count("defaultOption"))
    case .answered:
      guard let answer = json.text("answer"), let by: AnsweredBy = json.word("by") else {
        return nil
      }
      self = .answered(step, answer: answer, by: by)
    case .tick:
      guard let elapsed = json.duration("elapsedSeconds") else { return nil }
      self = .tick(step, elapsed: elapsed)
    case .adjusted:
      guard let delta = json.object("delta") else { return nil }
      self = .adjusted(step, delta: Effort(delta))
    case .stepEnded:
      guard let outcome: StepOutcome = json.word("outcome"), let did = json.object("did") else {
        return nil
      }
      self = .stepEnded(step, outcome, did: Effort(did))
    case .status: self = .status(step, rep: json.ordinal("rep"))
    case .sessionStarted, .paused, .resumed, .sessionEnded, .muted: return nil
    }
  }
}

extension CueKind {
  /// Reads what is said; a line that does not say which pause it is, as those of limber 0.1 do not, has
  /// a lead-in.
  fileprivate init?(_ json: JSONObject) {
    guard let word = json.text("kind"),
      let kind = Self.allCases.first(where: { $0.word == word })
    else { return nil }
    if case .prepare = kind {
      self = .prepare(json.word("pause") ?? .leadIn)
    } else {
      self = kind
    }
  }
}

extension SessionStart {
  fileprivate init?(_ json: JSONObject) {
    guard let routine = json.object("routine").flatMap(RoutineName.init),
      let planned = json.object("planned").flatMap(PlannedTime.init),
      let steps = json.count("steps")
    else { return nil }
    self.init(
      routine: routine, routines: json.objects("routines")?.compactMap(RoutineName.init) ?? [],
      planned: planned, steps: steps, cautions: json.texts("cautions") ?? [],
      timesPlayed: json.count("timesPlayed") ?? 0)
  }
}

extension SessionEnd {
  fileprivate init?(_ json: JSONObject) {
    guard let outcome: SessionOutcome = json.word("outcome"), let did = json.object("did"),
      let time = did.duration("seconds"), let done = did.count("stepsDone"),
      let partial = did.count("stepsPartial"), let skipped = did.count("stepsSkipped")
    else { return nil }
    self.init(
      outcome: outcome, reason: json.text("reason"), time: time, stepsDone: done,
      stepsPartial: partial, stepsSkipped: skipped,
      doses: json.objects("doses")?.compactMap(DoseRecord.init) ?? [],
      rounds: json.objects("rounds")?.compactMap(RoundsHeld.init) ?? [])
  }
}
