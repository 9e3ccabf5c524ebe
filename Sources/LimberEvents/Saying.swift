public import LimberBasics

/// What the session has to say, with the facts that its sentence is made of.
public enum Saying: Sendable, Hashable {
  /// It begins, and takes so long from here on.
  case sessionStarted(title: String, lasting: Duration)
  case stepStarted(StepInfo)
  /// A pause before a step begins.
  case prepare(StepInfo, Preparation)
  /// A phase begins; the repetition and the side are there where they are news.
  case phase(cue: String, rep: Ordinal?, side: Side?)
  /// A cue of the routine's own.
  case authored(String)
  /// Half of the step is over.
  case halfway
  /// So much of the step is left.
  case remaining(Duration)
  /// A second of the last few, counted down.
  case countdown(Int)
  /// The least that counts as done is reached.
  case minimum(Effort)
  /// The last repetition of a step begins.
  case last
  /// The time of rounds is over, and this is what it held.
  case timeUp(RoundsHeld)
  /// What comes after this step; nil at the end.
  case next(NextStep?)
  /// An answer is waited for; `defaultOption` is the one, from 1, that is taken when none is chosen, and
  /// `goesOn` says after how long nobody is waited for any more, where nobody need be at the keys.
  case waiting(
    StepInfo, WaitReason, options: [String], defaultOption: Int? = nil, goesOn: Duration?)
  /// A prompt was answered, be it that no answer was waited for.
  case confirmed(by: AnsweredBy, isExpected: Bool)
  /// So many repetitions, or of what the step counts, were done in a set that the person paces.
  case repetitionsDone(Int, unit: String?)
  case chosen(String)
  /// It stands still; `asleep` says how long the computer slept, where that is why.
  case paused(asleep: Duration?)
  /// The computer slept for so long.
  case slept(Duration)
  /// What the computer slept counts as time of the step.
  case sleepCounts
  /// It goes on, in this step.
  case resumed(StepInfo?)
  /// The step has so much more, or less, than it had.
  case adjusted(Effort)
  case stepEnded(StepInfo, StepOutcome, did: Effort)
  /// Whatever sounds falls silent, or may sound again.
  case muted(Bool)
  /// Where the person is: the step, the repetition that is under way, and what is left of either.
  case status(StepInfo, rep: Ordinal?, left: Duration?, preparation: Preparation?, isPaused: Bool)
  case sessionEnded(SessionEnd)
}
