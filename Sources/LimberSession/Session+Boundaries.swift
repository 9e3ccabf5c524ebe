internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// What falls due by itself.
extension Session {
  /// The session's time at which something is due next.
  var boundary: Duration? {
    guard let tick = nextTick else { return state.boundary }
    return state.boundary.map { min($0, tick) } ?? tick
  }

  /// Ticks come at whole seconds of the state, but not at its end.
  private var nextTick: Duration? {
    guard settings.ticks, let start = state.start else { return nil }
    let tick = start + .seconds(ticksSent + 1)
    if let end = state.end, tick >= end { return nil }
    return tick
  }

  mutating func yieldBoundaries(to time: Duration, atMost limit: Int = .max) {
    var count = 0
    while count < limit, !isPaused, let next = boundary, next <= time {
      count += 1
      if let tick = nextTick, tick == next {
        passTick(tick, until: time)
      } else {
        cross(at: next)
      }
    }
  }

  /// Sends a tick; of those that are late by a second or more, only the last before what is due next.
  private mutating func passTick(_ tick: Duration, until time: Duration) {
    let limit = min(time, state.boundary ?? time)
    let late = Int((limit - tick).components.seconds)
    ticksSent += 1 + max(late, 0)
    let sent = tick + .seconds(max(late, 0))
    guard let info = currentInfo, let start = state.start else { return }
    if let end = state.end, sent >= end { return }
    emit(.tick(info, elapsed: sent - start), "", at: sent)
  }

  /// The step that it stands on, with the side that alternating repetitions are at.
  var currentInfo: StepInfo? {
    guard case .paced(let run) = state, let side = run.side else { return info }
    var info = info
    info?.side = side
    return info
  }

  private mutating func cross(at time: Duration) {
    switch state {
    case .idle, .between, .over: break
    case .preparing:
      begin(at: time)
    case .timed(var run):
      guard let moment = run.take(by: time) else {
        conclude(at: time)
        return
      }
      state = .timed(run)
      say(moment, of: run, at: time)
    case .paced(var run):
      switch run.cross() {
      case .ended:
        state = .paced(run)
        conclude(at: time)
      case .began(let turn, let minimum):
        state = .paced(run)
        if minimum { sayMinimum(of: run, at: time) }
        announce(turn, of: run, at: time)
      }
    case .waiting(let waiting):
      answer(at: time, by: waiting.answeredBy)
    }
  }

  private mutating func say(_ moment: TimedRun.Instant, of run: TimedRun, at time: Duration) {
    guard let info else { return }
    let remaining = run.duration - moment.offset
    let next = moment.kind == .next ? walk.following.map(NextStep.init) : nil
    emit(
      .cue(info, moment.kind, remaining: remaining),
      Sentences.cue(moment.kind, words: moment.words, info: info, remaining: remaining, next: next),
      at: time)
  }

  private mutating func sayMinimum(of run: PacedRun, at time: Duration) {
    guard let info else { return }
    emit(
      .cue(info, .minimum, remaining: run.end - time),
      Sentences.minimum(info, done: Sentences.count(run.completed, "repetition")), at: time)
  }

  /// Says what a turn of paced repetitions asks for.
  mutating func announce(_ turn: PacedRun.Turn, of run: PacedRun, at time: Duration) {
    guard var info else { return }
    switch turn {
    case .changeover(let side):
      info.side = side
      emit(
        .cue(info, .prepare, remaining: run.reps.alternating?.changeover),
        Sentences.prepare(info, isChangeover: true), at: time)
    case .phase(let index, let side):
      if let side { info.side = side }
      let phase = run.reps.tempo[index]
      let rep = Ordinal(run.repetition, of: run.target)
      emit(
        .phaseStarted(
          info, rep: rep,
          phase: Phase(cue: EventLimits.text(phase.cue), duration: phase.duration)),
        Sentences.phase(phase.cue, isFirst: index == 0, rep: rep, side: side), at: time)
    }
  }
}
