public import LimberEvents
public import LimberRoutine
import LimberSession

/// A random routine, played through with random inputs.
public enum RandomSession {
  /// The inputs, as scripts write them.
  public static let words = [
    "pause", "resume", "next", "previous", "restart", "more", "less", "done", "confirm", "choose",
    "slept", "late",
  ]

  /// A random plan with random inputs, at random instants, ended by a stop.
  public static func play(seed: UInt64) -> (plan: Plan, events: [SessionEvent]) {
    var generator = SeededGenerator(seed: seed)
    let plan = Plan(
      Step.random(depth: 3, using: &generator),
      share: Double.random(in: 0...1, using: &generator))
    var at = 0
    var inputs = (0..<60).map { _ in
      at += Int.random(in: 1...20_000, using: &generator)
      let word = words.randomElement(using: &generator) ?? "next"
      return ScriptedInput(
        at: .milliseconds(at), word: word,
        number: Double(Int.random(in: 1...50, using: &generator)))
    }
    inputs.append(ScriptedInput(at: .milliseconds(at + 1), word: "stop"))
    var session = Session(
      plan: plan,
      settings: .init(
        attendance: .person, ticks: Bool.random(using: &generator),
        resumeCountdown: Bool.random(using: &generator) ? .seconds(3) : .zero))
    return (plan, session.play(inputs))
  }
}
