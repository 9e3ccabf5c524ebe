/// The words that `type` may have.
enum StepType: String, CaseIterable, Sendable {
  case timed, reps, rest, prompt, rounds, choice, routine
}
