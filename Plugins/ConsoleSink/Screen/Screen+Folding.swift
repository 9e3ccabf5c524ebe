import LimberBasics
import LimberEvents

extension Screen {
  /// Takes over what an event says.
  mutating func fold(_ event: SessionEvent) {
    now = event.at
    switch event.body {
    case .sessionStarted(let start):
      begin(
        start.routine, cautions: start.cautions, timesPlayed: start.timesPlayed,
        planned: event.remaining?.session ?? start.planned.target)
    case .stepStarted(let step, let next):
      begin(step)
      self.next = next
      if step.kind.isExercise { hasExercised = true }
    case .phaseStarted(let step, let rep, let phase):
      self.step = step
      let rises = phase.place.index == 1 ? phrases.leadsUp(phase.cue) : beat?.rises ?? false
      beat = Beat(
        cue: phase.cue.printable, rep: rep, place: phase.place, rises: rises, start: now,
        end: now + phase.duration)
    case .cue(let step, let kind, let remaining):
      fold(kind, of: step, remaining: remaining, text: event.text.printable)
    case .waiting(let step, let reason, let options, let defaultOption):
      self.step = step
      wait = Wait(
        reason: reason, options: options.map(\.printable), defaultOption: defaultOption)
    case .answered(_, let answer, _):
      self.answer = answer.printable
      wait = nil
    case .tick(let step, let elapsed):
      self.step = step
      span.start = now - elapsed
    case .paused(let cause, let gap):
      pause = Pause(cause: cause, gap: gap)
    case .resumed(let cause, let gap):
      if cause == .suspend, let gap {
        show(phrases.label(.slept(gap)).printable)
      }
      pause = nil
    case .adjusted(let step, _):
      self.step = step
      if let reps = step.reps { beat?.rep.of = reps }
    case .stepEnded:
      isEnded = true
      isFirst = false
    case .sessionEnded:
      stage = .over
    case .muted(let flag):
      isMuted = flag
      show(event.text.printable)
    case .status:
      show(event.text.printable)
    }
    if let until = note?.until, until <= now { note = nil }
    if let until = message?.until, until <= now { message = nil }
    if let remaining = event.remaining { take(remaining, at: event.kind) }
  }

  /// Takes over what is left, which is never worked out here.
  private mutating func take(_ remaining: Remaining, at kind: EventKind) {
    sessionRemaining = remaining.session
    // A step that has just ended is shown as it was until the next one comes, at the same instant.
    if kind == .stepEnded { return }
    span.end = remaining.step.map { now + $0 }
    if kind == .stepStarted, isFirst, let end = span.end, let duration = step?.duration {
      // The first may begin in its middle, where an earlier session left it; others may be cut short.
      span.start = min(now, end - duration)
    }
  }

  /// Takes over what holds for the whole session.
  mutating func begin(
    _ routine: RoutineName, cautions: [String], timesPlayed: Int, planned: Duration
  ) {
    title = routine.title.printable
    self.cautions = cautions.map(\.printable)
    self.timesPlayed = timesPlayed
    sessionPlanned = planned
  }

  private mutating func begin(_ step: StepInfo) {
    self.step = step
    stage = .playing
    isEnded = false
    span = Span(start: now)
    beat = nil
    wait = nil
    note = nil
    answer = nil
    reachedMinimum = false
  }

  private mutating func fold(
    _ kind: CueKind, of step: StepInfo, remaining: Duration?, text: String
  ) {
    switch kind {
    case .prepare where beat != nil && !isEnded:
      // Between the sides of a repetition the step goes on.
      let words = phrases.label(.changeSides).printable
      beat?.cue = words
      beat?.isChangeover = true
      beat?.end = now + (remaining ?? .zero)
    case .prepare(let pause):
      begin(step)
      stage = .leadIn(pause)
      next = nil
    case .authored:
      note = Note(text: text, until: nil)
    case .halfway, .remaining, .timeUp:
      show(text)
    case .minimum:
      reachedMinimum = true
    case .countdown:
      pause?.secondsLeft = remaining
    case .next, .last:
      break
    }
    self.step = step
  }

  /// Shows a sentence long enough to be read on the way back to the mat.
  private mutating func show(_ text: String) {
    note = Note(text: text, until: now + .seconds(8))
  }
}
