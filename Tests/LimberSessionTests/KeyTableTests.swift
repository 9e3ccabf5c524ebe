import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

/// Every key in every state: what kinds of event answer it, `–` for a key that changes nothing.
@Suite struct KeyTableTests {
  struct State: Sendable {
    var name: String
    var steps: [Step]
    /// The inputs that lead there.
    var inputs: String
    /// When the key comes.
    var at: Int
  }

  static let states: [State] = [
    State(name: "lead-in", steps: three, inputs: "", at: 3),
    State(
      name: "changeover", steps: [.timed("A", .seconds(4), sides: .init(.each))], inputs: "",
      at: 11),
    State(name: "timed", steps: three, inputs: "", at: 10),
    State(name: "rest", steps: three, inputs: "", at: 30),
    State(name: "paced", steps: [.reps("B", .times(3), tempo: heel)], inputs: "", at: 12),
    State(name: "self-paced", steps: [.reps("B", .times(3))], inputs: "", at: 12),
    State(name: "prompt", steps: [.prompt("Ready"), .rest(.seconds(9))], inputs: "", at: 3),
    State(
      name: "choice", steps: [.choice("Which?", [("One", []), ("Two", [])]), .rest(.seconds(9))],
      inputs: "", at: 3),
    State(name: "paused", steps: three, inputs: "10 pause", at: 11),
    State(name: "over", steps: three, inputs: "10 stop", at: 11),
  ]

  static let keys = [
    "pause", "resume", "next", "previous", "restart", "more", "less", "done", "confirm", "choose 2",
    "slept 1", "stop",
  ]

  /// What a key answers with: the kinds of its events, those of the next step left out.
  static func answer(
    _ key: String, in state: State, _ settings: Session.Settings = .init()
  ) -> String {
    var session = Session(plan: Plan(state.steps), settings: settings)
    var events = session.start(at: .zero)
    for input in ScriptedInput.parse(state.inputs) + [
      ScriptedInput(at: .seconds(state.at), word: "late")
    ] {
      while let deadline = session.nextDeadline, deadline <= input.at {
        events += session.advance(to: deadline)
      }
      events += session.take(input)
    }
    let before = session.place
    let answer = ScriptedInput.parse("\(state.at) \(key)").flatMap { session.take($0) }
    guard !answer.isEmpty else {
      #expect(session.place == before)
      return "–"
    }
    return answer.map { event in
      switch event.body {
      case .stepEnded(_, let outcome, _): outcome.rawValue
      case .stepStarted(let info, _): "step \(info.index)"
      case .cue(_, let kind, _): kind.word
      default: event.kind.rawValue
      }
    }.joined(separator: " ")
  }

  @Test func `every key in every state answers as the table says`() {
    let drawn = Self.states.map { state in
      let rows = Self.keys.map { "  \($0): \(Self.answer($0, in: state))" }
      return ([state.name] + rows).joined(separator: "\n")
    }.joined(separator: "\n")
    #expect(drawn == Self.table)
  }

  static let table = """
    lead-in
      pause: paused
      resume: –
      next: step 1 skipped step 2 next
      previous: prepare
      restart: prepare
      more: –
      less: –
      done: step 1
      confirm: –
      choose 2: –
      slept 1: paused
      stop: sessionEnded
    changeover
      pause: paused
      resume: –
      next: step 2 skipped sessionEnded
      previous: step 1
      restart: prepare
      more: –
      less: –
      done: step 2
      confirm: –
      choose 2: –
      slept 1: paused
      stop: sessionEnded
    timed
      pause: paused
      resume: –
      next: skipped step 2 next
      previous: repeated step 1
      restart: repeated step 1
      more: adjusted
      less: adjusted
      done: partial step 2 next
      confirm: –
      choose 2: –
      slept 1: paused
      stop: partial sessionEnded
    rest
      pause: paused
      resume: –
      next: done step 3
      previous: repeated step 2 next
      restart: repeated step 2 next
      more: adjusted
      less: adjusted done step 3
      done: done step 3
      confirm: –
      choose 2: –
      slept 1: paused resumed
      stop: done sessionEnded
    paced
      pause: paused
      resume: –
      next: skipped sessionEnded
      previous: repeated step 1 phaseStarted
      restart: repeated step 1 phaseStarted
      more: adjusted
      less: adjusted
      done: partial sessionEnded
      confirm: –
      choose 2: –
      slept 1: paused
      stop: partial sessionEnded
    self-paced
      pause: paused
      resume: –
      next: skipped sessionEnded
      previous: repeated step 1 waiting
      restart: repeated step 1 waiting
      more: adjusted
      less: adjusted
      done: answered done sessionEnded
      confirm: answered done sessionEnded
      choose 2: –
      slept 1: paused
      stop: skipped sessionEnded
    prompt
      pause: paused
      resume: –
      next: skipped step 2 next
      previous: –
      restart: –
      more: –
      less: –
      done: answered done step 2 next
      confirm: answered done step 2 next
      choose 2: –
      slept 1: paused resumed
      stop: skipped sessionEnded
    choice
      pause: paused
      resume: –
      next: skipped step 2 next
      previous: –
      restart: –
      more: –
      less: –
      done: –
      confirm: answered done step 2 next
      choose 2: answered done step 2 next
      slept 1: paused resumed
      stop: skipped sessionEnded
    paused
      pause: –
      resume: resumed
      next: skipped step 2
      previous: repeated step 1
      restart: repeated step 1
      more: adjusted
      less: adjusted
      done: partial step 2
      confirm: resumed
      choose 2: –
      slept 1: –
      stop: partial sessionEnded
    over
      pause: –
      resume: –
      next: –
      previous: –
      restart: –
      more: –
      less: –
      done: –
      confirm: –
      choose 2: –
      slept 1: –
      stop: –
    """
}
