import LimberBasics
import LimberEvents

extension Screen {
  /// Takes over where a session is, for whoever did not see what came before.
  mutating func join(_ status: SessionStatus) {
    now = status.elapsed
    begin(
      status.routine, cautions: status.cautions, timesPlayed: status.timesPlayed,
      planned: status.planned)
    hasExercised = status.hasExercised
    isMuted = status.isMuted
    sessionRemaining = status.remaining
    step = status.step
    next = status.preparation != nil ? nil : status.next
    reachedMinimum = status.hasReachedMinimum
    span = Span(
      start: now - (status.stepElapsed ?? .zero), end: status.stepRemaining.map { now + $0 })
    stage = stage(of: status)
    beat = beat(of: status)
    wait = status.waitsFor.map {
      Wait(
        reason: $0, options: status.options.map(\.printable), defaultOption: status.defaultOption)
    }
    pause = status.pause.map { pause in
      Pause(
        cause: pause.cause, gap: pause.gap,
        secondsLeft: pause.left.map { .seconds(($0.wholeMilliseconds + 999) / 1_000) })
    }
  }

  private func stage(of status: SessionStatus) -> Stage {
    switch status.state {
    case .over: .over
    case .leadIn, .playing, .paused, .waiting, .rest:
      if status.step == nil {
        .before
      } else if let pause = status.preparation {
        .leadIn(pause)
      } else {
        .playing
      }
    }
  }

  /// The phase that is under way; from one side to the other there is none.
  private func beat(of status: SessionStatus) -> Beat? {
    guard let rep = status.rep, let left = status.phaseRemaining else { return nil }
    let end = now + left
    let rises = status.tempo.first.map { phrases.leadsUp($0.cue) } ?? false
    guard let phase = status.phase else {
      return Beat(
        cue: phrases.label(.changeSides).printable, rep: rep,
        place: Ordinal(1, of: max(status.tempo.count, 1)), rises: rises, start: now, end: end,
        isChangeover: true)
    }
    return Beat(
      cue: phase.cue.printable, rep: rep, place: phase.place, rises: rises,
      start: end - phase.duration, end: end)
  }
}
