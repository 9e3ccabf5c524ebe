internal import LimberBasics
internal import LimberSyntax

extension JSONWriter {
  /// Writes the fields of an event's own kind.
  mutating func body(_ body: SessionEvent.Body, _ limits: TextLimits) {
    switch body {
    case .sessionStarted(let start):
      self.start(start, limits)
    case .stepStarted(let step, let next):
      self.step(step, limits, isDrawn: true)
      if let next {
        object("next") { json in
          json.field("name", limits.prose(next.name))
          json.field("side", next.side?.rawValue)
        }
      }
    case .phaseStarted(let step, let rep, let phase):
      self.step(step, limits)
      ordinal("rep", rep)
      object("phase") { $0.phase(phase, limits) }
    case .cue(let step, let kind, let remaining):
      self.step(step, limits, isDrawn: kind.preparation != nil)
      object("cue") { json in
        json.field("kind", kind.word)
        json.field("pause", kind.preparation?.rawValue)
      }
      field("remainingSeconds", remaining)
    case .waiting(let step, let reason, let options, let defaultOption):
      self.step(step, limits)
      field("for", reason.rawValue)
      if !options.isEmpty { list("options", options, limits) }
      field("defaultOption", defaultOption)
    case .answered(let step, let answer, let by):
      self.step(step, limits)
      field("answer", limits.prose(answer))
      field("by", by.rawValue)
    case .tick(let step, let elapsed):
      self.step(step, limits)
      field("elapsedSeconds", elapsed)
    case .paused(let cause, let gap), .resumed(let cause, let gap):
      field("by", cause.rawValue)
      field("gapSeconds", gap)
    case .adjusted(let step, let delta):
      self.step(step, limits)
      effort("delta", delta)
    case .stepEnded(let step, let outcome, let did):
      self.step(step, limits)
      field("outcome", outcome.rawValue)
      effort("did", did)
    case .sessionEnded(let end):
      self.end(end, limits)
    case .muted(let isMuted):
      field("muted", isMuted)
    case .status(let step, let rep):
      self.step(step, limits)
      if let rep { ordinal("rep", rep) }
    }
  }

  /// Writes what an event's kind has no say in: what is left, and whose command caused it.
  mutating func circumstances(of event: SessionEvent, _ limits: TextLimits) {
    if let remaining = event.remaining {
      object("remaining") { json in
        json.nearest("stepSeconds", remaining.step)
        json.nearest("sessionSeconds", remaining.session)
        json.nearest("nextSeconds", remaining.next)
      }
    }
    field("endsAt", event.stamp.endsAt)
    guard let controller = event.controller else { return }
    switch event.body {
    // They say for themselves who it was.
    case .answered, .paused, .resumed: break
    case .sessionStarted, .stepStarted, .phaseStarted, .cue, .waiting, .tick, .adjusted,
      .stepEnded, .sessionEnded, .muted, .status:
      field("by", PauseCause.control.rawValue)
    }
    if !controller.isEmpty { field("controller", limits.name(controller)) }
  }

  /// Writes the fields of a tempo phase.
  mutating func phase(_ phase: Phase, _ limits: TextLimits) {
    field("index", phase.place.index)
    field("of", phase.place.of)
    field("cue", limits.prose(phase.cue))
    field("seconds", phase.duration)
  }

  private mutating func start(_ start: SessionStart, _ limits: TextLimits) {
    object("routine") { $0.routine(start.routine, limits) }
    array("routines") { json in
      for routine in start.routines.prefix(TextLimits.items) {
        json.object { $0.routine(routine, limits) }
      }
    }
    object("planned") { json in
      json.field("minSeconds", start.planned.min)
      json.field("targetSeconds", start.planned.target)
      json.field("maxSeconds", start.planned.max)
    }
    field("steps", start.steps)
    list("cautions", start.cautions, limits)
    if start.timesPlayed > 0 { field("timesPlayed", start.timesPlayed) }
  }

  private mutating func end(_ end: SessionEnd, _ limits: TextLimits) {
    field("outcome", end.outcome.rawValue)
    field("reason", limits.prose(end.reason))
    object("did") { json in
      json.field("seconds", end.time)
      json.field("stepsDone", end.stepsDone)
      json.field("stepsPartial", end.stepsPartial)
      json.field("stepsSkipped", end.stepsSkipped)
    }
    array("doses") { json in
      for dose in end.doses.prefix(TextLimits.items) {
        json.object { $0.dose(dose, limits) }
      }
    }
    guard !end.rounds.isEmpty else { return }
    array("rounds") { json in
      for rounds in end.rounds.prefix(TextLimits.items) {
        json.object { $0.held(rounds, limits) }
      }
    }
  }

  private mutating func held(_ rounds: RoundsHeld, _ limits: TextLimits) {
    field("path", limits.name(rounds.path))
    field("routine", limits.name(rounds.routine))
    field("name", limits.prose(rounds.name))
    field("side", rounds.side?.rawValue)
    field("rounds", rounds.rounds)
    field("done", rounds.done)
    field("undone", rounds.undone)
  }

  private mutating func routine(_ routine: RoutineName, _ limits: TextLimits) {
    field("id", limits.name(routine.id))
    field("title", limits.prose(routine.title))
  }

  private mutating func dose(_ dose: DoseRecord, _ limits: TextLimits) {
    field("path", limits.name(dose.path))
    field("routine", limits.name(dose.routine))
    field("name", limits.prose(dose.name))
    field("side", dose.side?.rawValue)
    field("unit", dose.unit.rawValue)
    amount("min", dose.min)
    amount("max", dose.max)
    amount("target", dose.target)
    amount("did", dose.did)
  }

  private mutating func list(_ key: String, _ texts: [String], _ limits: TextLimits) {
    field(key, texts.prefix(TextLimits.items).map { limits.prose($0) })
  }
}
