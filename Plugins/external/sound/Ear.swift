internal import LimberBasics
internal import LimberEvents

/// What is heard of a session: it turns events into tones, and knows the side that was heard last.
struct Ear {
  private var sides = SideTracker()

  /// The tones of an event in the order in which they sound; none where it is passed over in silence.
  mutating func tones(for body: SessionEvent.Body) -> [Tone] {
    switch body {
    case .stepStarted(let step, _):
      switch step.kind {
      case .timed, .reps: [beginning(of: step, otherwise: .start)]
      case .rest: [Tone(.change)]
      case .prompt, .choice: []
      }
    case .phaseStarted(let step, _, let phase): [beginning(of: phase, in: step)]
    case .waiting: [Tone(.wait)]
    case .sessionEnded(let end): end.outcome == .completed ? [Tone(.end)] : []
    case .cue(let step, let kind, _):
      switch kind {
      case .prepare: [beginning(of: step, otherwise: .ready)]
      case .countdown: [Tone(.countdown)]
      case .minimum: [Tone(.minimum)]
      case .halfway, .remaining, .authored: [Tone(.cue)]
      case .last: [Tone(.last)]
      case .timeUp: [Tone(.end)]
      // A rest is a change by itself.
      case .next: step.kind == .rest ? [] : [Tone(.next)]
      }
    case .sessionStarted, .answered, .tick, .paused, .resumed, .adjusted, .stepEnded, .muted,
      .status:
      []
    }
  }

  /// A step begins, or is about to: whoever has to change the side hears that.
  private mutating func beginning(of step: StepInfo, otherwise kind: Tone.Kind) -> Tone {
    let isOther = sides.follow(step)
    return Tone(isOther ? .side : kind, Tone.Register(sides.side))
  }

  private mutating func beginning(of phase: Phase, in step: StepInfo) -> Tone {
    _ = sides.follow(step)
    return Tone(phase.place, Tone.Register(sides.side))
  }
}
