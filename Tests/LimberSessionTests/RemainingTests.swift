import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

/// What is left of the step and of the session, in every event.
@Suite struct RemainingTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var steps: [Step]
    var start = Session.Place()
    var attendance = Session.Settings.Attendance.person
    var inputs: String
    /// Each event: its time, its kind, what is left of the step and of the session; `·` where the
    /// time does not pass.
    var lines: String
    var testDescription: String { name }
  }

  static let rows = [
    Row(
      name: "a lead-in, a pause in it, and in the step", steps: three,
      inputs: "2 pause; 10 resume; 18 pause; 30 resume; 31 stop",
      lines: """
        0 sessionStarted - 55
        0 cue 5 55
        2 paused 3· 53·
        2 resumed 3 53
        5 stepStarted 20 50
        10 paused 15· 45·
        10 resumed 15 45
        11 stepEnded - 0
        11 sessionEnded - 0
        """),
    Row(
      name: "next, from a lead-in, from a rest and at the end", steps: three,
      inputs: "2 next; 3 next; 10 next",
      lines: """
        0 sessionStarted - 55
        0 cue 5 55
        2 stepStarted 20 50
        2 stepEnded - 30
        2 stepStarted 10 30
        2 cue 10 30
        3 stepEnded - 20
        3 stepStarted 20 20
        10 stepEnded - 0
        10 sessionEnded - 0
        """),
    Row(
      name: "next and previous in a pause", steps: three,
      inputs: "15 pause; 16 next; 17 previous; 20 resume; 21 stop",
      lines: """
        0 sessionStarted - 55
        0 cue 5 55
        5 stepStarted 20 50
        15 paused 10· 40·
        15 stepEnded -· 30·
        15 stepStarted 10· 30·
        15 stepEnded -· 50·
        15 stepStarted 20· 50·
        15 resumed 20 50
        16 stepEnded - 0
        16 sessionEnded - 0
        """),
    Row(
      name: "previous and restart", steps: three, inputs: "10 restart; 11 previous; 40 stop",
      lines: """
        0 sessionStarted - 55
        0 cue 5 55
        5 stepStarted 20 50
        10 stepEnded - 50
        10 stepStarted 20 50
        11 stepEnded - 50
        11 stepStarted 20 50
        28 cue 3 33
        29 cue 2 32
        30 cue 1 31
        31 stepEnded - 30
        31 stepStarted 10 30
        31 cue 10 30
        38 cue 3 23
        39 cue 2 22
        40 cue 1 21
        40 stepEnded - 0
        40 sessionEnded - 0
        """),
    Row(
      name: "time added and taken", steps: three, inputs: "6 more; 8 less; 9 less; 40 stop",
      lines: """
        0 sessionStarted - 55
        0 cue 5 55
        5 stepStarted 20 50
        6 adjusted 29 59
        8 adjusted 17 47
        9 adjusted 6 36
        12 cue 3 33
        13 cue 2 32
        14 cue 1 31
        15 stepEnded - 30
        15 stepStarted 10 30
        15 cue 10 30
        22 cue 3 23
        23 cue 2 22
        24 cue 1 21
        25 stepEnded - 20
        25 stepStarted 20 20
        40 stepEnded - 0
        40 sessionEnded - 0
        """),
    Row(
      name: "repetitions in one's own time, added and taken",
      steps: [.reps("B", .times(3)), .timed("A", .seconds(4))],
      inputs: "6 more; 7 more; 8 less; 9 confirm",
      lines: """
        0 sessionStarted - 26
        0 cue 5 26
        5 stepStarted - 21
        5 waiting - 21
        6 adjusted - 24
        7 adjusted - 27
        8 adjusted - 22
        9 answered - 21
        9 stepEnded - 9
        9 cue 5 9
        14 stepStarted 4 4
        18 stepEnded - 0
        18 sessionEnded - 0
        """),
    Row(
      name: "a later step to begin with", steps: three, start: .init(step: 3), inputs: "6 stop",
      lines: """
        0 sessionStarted - 25
        0 cue 5 25
        5 stepStarted 20 20
        6 stepEnded - 0
        6 sessionEnded - 0
        """),
    Row(
      name: "the middle of a step to go on in", steps: three,
      start: .init(step: 1, elapsed: .seconds(15)), inputs: "2 pause; 3 resume; 9 restart; 10 stop",
      lines: """
        0 sessionStarted - 40
        0 cue 5 40
        2 paused 3· 38·
        2 resumed 3 38
        5 stepStarted 5 35
        7 cue 3 33
        8 cue 2 32
        8 stepEnded - 50
        8 stepStarted 20 50
        9 stepEnded - 0
        9 sessionEnded - 0
        """),
    Row(
      name: "the middle of repetitions to go on in", steps: [.reps("B", .times(3), tempo: heel)],
      start: .init(repetitions: 2), inputs: "9 stop",
      lines: """
        0 sessionStarted - 10
        0 cue 5 10
        5 stepStarted 5 5
        5 cue 5 5
        5 phaseStarted 5 5
        8 phaseStarted 2 2
        9 stepEnded - 0
        9 sessionEnded - 0
        """),
    Row(
      name: "a branch that is longer than the one that was planned",
      steps: [
        .choice("Which?", [("One", []), ("Two", [.timed("A", .seconds(20))])]),
        .timed("B", .seconds(4)),
      ], inputs: "3 choose 2; 4 next; 5 next",
      lines: """
        0 sessionStarted - 9
        0 stepStarted - 9
        0 waiting - 9
        3 answered - 9
        3 stepEnded - 29
        3 cue 5 29
        4 stepStarted 20 24
        4 stepEnded - 9
        4 cue 5 9
        5 stepStarted 4 4
        5 stepEnded - 0
        5 sessionEnded - 0
        """),
    Row(
      name: "a prompt that somebody else answers",
      steps: [.prompt("Up"), .timed("A", .seconds(4))], attendance: .nobody, inputs: "11 stop",
      lines: """
        0 sessionStarted - 9
        0 stepStarted 10 9
        0 waiting 10 9
        10 answered 0 9
        10 stepEnded - 9
        10 cue 5 9
        11 sessionEnded - 0
        """),
  ]

  static func line(_ event: SessionEvent) -> String {
    func seconds(_ duration: Duration) -> String {
      Timeline.number(Double(duration.wholeMilliseconds) / 1000)
    }
    guard let left = event.remaining else { return "nothing" }
    let mark = left.isPassing ? "" : "·"
    return "\(seconds(event.at)) \(event.kind.rawValue) \(left.step.map(seconds) ?? "-")\(mark) "
      + seconds(left.session) + mark
  }

  @Test(arguments: rows) func `every event carries what is left`(_ row: Row) {
    var session = Session(
      plan: Plan(row.steps), settings: .init(attendance: row.attendance, start: row.start))
    let events = session.play(ScriptedInput.parse(row.inputs))
    #expect(events.map(Self.line).joined(separator: "\n") == row.lines)
  }

  /// The step that a session stands on behind its events, left to itself to its end: how long that
  /// takes when nobody is waited for, from where the step begins behind its lead-in.
  static func walked(_ session: Session, from plan: Plan) -> Duration? {
    var place = session.place
    (place.elapsed, place.repetitions) = (.zero, 0)
    var rest = Session(plan: plan, settings: .init(attendance: .rehearsal, start: place))
    let events = rest.play()
    guard let start = events.first(where: { $0.kind == .stepStarted }), let end = events.last else {
      return nil
    }
    return end.at - start.at
  }

  @Test(arguments: InvariantTests.seeds, [Duration.zero, .seconds(5)])
  func `what is left where a step begins is what an independent walk of the plan takes`(
    _ seed: UInt64, leadIn: Duration
  ) {
    var generator = SeededGenerator(seed: seed)
    let steps = RandomClocks.$areAllowed.withValue(true) {
      Step.random(depth: 3, using: &generator)
    }
    let plan = Plan(steps, share: Double.random(in: 0...1, using: &generator), leadIn: leadIn)
    var session = Session(plan: plan, settings: .init(attendance: .person))
    var events = session.start(at: .zero)
    var at = 0
    for _ in 0..<60 where !session.isOver {
      at += Int.random(in: 1...20_000, using: &generator)
      while let deadline = session.nextDeadline, deadline < .milliseconds(at) {
        events = session.advance(to: deadline)
        Self.check(events, in: session, at: deadline, of: plan)
      }
      let word = RandomSession.words.randomElement(using: &generator) ?? "next"
      events = session.take(
        ScriptedInput(
          at: .milliseconds(at), word: word,
          number: Double(Int.random(in: 1...50, using: &generator))))
      Self.check(events, in: session, at: .milliseconds(at), of: plan)
    }
  }

  /// A step that has just begun has all of itself before it and everything behind it.
  private static func check(
    _ events: [SessionEvent], in session: Session, at now: Duration, of plan: Plan
  ) {
    guard let last = events.last(where: { $0.kind == .stepStarted }), !session.isOver,
      let step = last.step, step.index == session.place.step, let left = last.remaining
    else { return }
    // Whether a lead-in is due behind a rest or a question hangs on what came before it.
    let isExercise = step.kind == .timed || step.kind == .reps
    guard isExercise || plan.leadIn == .zero else { return }
    // Rounds with a clock go on from where it stands now, which may be later.
    guard session.place.laps.isEmpty || session.status(at: now).elapsed == last.at else { return }
    #expect(left.session == walked(session, from: plan), "\(Timeline.draw(events))")
  }

  @Test(arguments: InvariantTests.seeds)
  func `the last event of an instant says in how long the next comes by itself`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let steps = RandomClocks.$areAllowed.withValue(true) {
      Step.random(depth: 3, using: &generator)
    }
    let plan = Plan(
      steps, share: Double.random(in: 0...1, using: &generator), leadIn: .seconds(5))
    var session = Session(plan: plan, settings: .init(attendance: .nobody))
    let events = session.play().filter { $0.kind != .tick }
    for (before, after) in zip(events, events.dropFirst()) where after.at > before.at {
      #expect(
        before.remaining?.next == after.at - before.at,
        "\(Timeline.line(before)) then \(Timeline.line(after))")
    }
  }

  @Test func `nothing comes by itself in a pause, or while a person is waited for`() {
    var session = Session(
      plan: Plan([.prompt("Up"), .timed("A", .seconds(40))]), settings: .init(attendance: .person))
    let events = session.play(ScriptedInput.parse("7 confirm; 20 pause; 30 stop"))
    #expect(events.first { $0.kind == .waiting }?.remaining?.next == nil)
    let paused = events.first { $0.kind == .paused }
    #expect(paused?.remaining?.step != nil)
    #expect(paused?.remaining?.next == nil)
  }

  @Test(arguments: InvariantTests.seeds)
  func
    `with a clock what is left shrinks by no more than the time that passed, and grows by no more than a pause`(
      _ seed: UInt64
    )
  {
    let events = RandomClocks.$areAllowed.withValue(true) {
      RandomSession.play(seed: seed).events
    }
    for (before, after) in zip(events, events.dropFirst()) {
      guard let early = before.remaining, let late = after.remaining else {
        Issue.record("an event says nothing of what is left")
        return
      }
      switch after.kind {
      case .tick, .paused, .resumed, .muted, .status, .waiting, .phaseStarted: break
      case .sessionStarted, .stepStarted, .stepEnded, .sessionEnded, .adjusted, .cue, .answered:
        continue
      }
      let shrunk = early.session - late.session
      // What is under way when the time of rounds is over says whether a pause stands behind them, and
      // that changes while a person is waited for.
      #expect(
        (.seconds(-5)...(after.at - before.at)).contains(shrunk),
        "\(Timeline.line(before)) then \(Timeline.line(after))")
    }
  }

  @Test(arguments: InvariantTests.seeds)
  func `between two events what is left shrinks by the time that passed, or not at all`(
    _ seed: UInt64
  ) {
    let events = RandomSession.play(seed: seed).events
    var kind: StepKind?
    for (before, after) in zip(events, events.dropFirst()) {
      guard let early = before.remaining, let late = after.remaining else {
        Issue.record("an event says nothing of what is left")
        return
      }
      let passed = after.at - before.at
      // The way from one step to the next takes no time, and is told right on both sides of it.
      if before.kind == .stepEnded { #expect(early.session == late.session && passed == .zero) }
      kind = before.step?.kind ?? kind
      switch after.kind {
      case .sessionStarted, .adjusted, .stepEnded, .sessionEnded: continue
      case .stepStarted, .phaseStarted, .cue, .waiting, .answered, .tick, .paused, .resumed, .muted,
        .status:
        break
      }
      // A lead-in that was cut short, or begun again, is the person's doing; so is a branch.
      if after.kind == .stepStarted, early.step != passed { continue }
      if before.kind == .answered { continue }
      if case .cue(_, .prepare, _) = after.body { continue }
      let shrunk = early.session - late.session
      // Waiting takes none of the time that is planned, but for repetitions in one's own time.
      let isQuestion = kind == .prompt || kind == .choice
      let isWaited = early.step == nil && kind == .reps
      #expect(
        shrunk == (isQuestion ? .zero : passed) || (isWaited && shrunk >= .zero && shrunk < passed),
        "\(Timeline.line(before)) then \(Timeline.line(after))")
      // Where a lead-in has run out, the step that it led to has all of itself before it.
      if let step = early.step, let next = late.step, after.kind != .stepStarted,
        before.step?.index == after.step?.index
      {
        #expect(step - next == passed)
      }
    }
  }

  @Test(
    arguments: [
      ("", 9, []), ("6 adjust 1", 9, ["3", "2", "1"]), ("6 adjust 0.999", 9, []),
      ("6 adjust 21", 9, ["Halfway.", "3", "2", "1"]), ("1 adjust -1", 10, []),
    ] as [(String, Int, [String])])
  func `a step too short for anything to be said has the cues of the length that it is given`(
    inputs: String, seconds: Int, told: [String]
  ) {
    var session = Session(plan: Plan([.timed("A", .seconds(seconds))], leadIn: .zero))
    let events = session.play(ScriptedInput.parse(inputs))
    #expect(events.filter { $0.kind == .cue }.map(\.text) == told)
  }
}
