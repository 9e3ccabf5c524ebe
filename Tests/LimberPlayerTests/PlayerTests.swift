import LimberBasics
import LimberEvents
import LimberHost
import LimberPlayer
import LimberSession
import LimberTestSupport
import Synchronization
import Testing

@Suite struct PlayerTests {
  @Test func `a session plays from its first event to its last`() throws {
    let stage = Stage()
    let result = try stage.play(Stage.two)
    #expect(
      stage.timeline == [
        "0 sessionStarted", "0 stepStarted Hold", "8 stepEnded Hold done", "8 stepStarted Reach",
        "13 stepEnded Reach done", "13 sessionEnded completed",
      ])
    #expect(result.end?.outcome == .completed)
    #expect(result.signal == nil)
    #expect(result.failures.isEmpty)
    #expect(stage.recorder.finishes == 1)
  }

  @Test func `every event is numbered and stamped with its own instant`() throws {
    let stage = Stage()
    let result = try stage.play(Stage.hold)
    let stamps = stage.recorder.events.map(\.stamp)
    #expect(stamps.map(\.sequence) == [1, 2, 3, 4])
    #expect(stamps.map(\.time.milliseconds) == [1_000_000, 1_000_000, 1_008_000, 1_008_000])
    #expect(stamps.allSatisfy { $0.time.offsetSeconds == 3600 })
    #expect(stamps.allSatisfy { $0.session == result.session && $0.dropped == 0 })
  }

  @Test func `keys reach the session in their order`() throws {
    let stage = Stage()
    _ = try stage.play(
      Stage.two,
      script: [
        .key(" ", at: 3), .key(" ", at: 10), .key("+", at: 11), .key("n", at: 12),
        .key("d", at: 15),
      ])
    #expect(
      stage.timeline == [
        "0 sessionStarted", "0 stepStarted Hold", "3 paused by person", "3 resumed by person",
        "4 adjusted Hold 10.0", "5 stepEnded Hold skipped", "5 stepStarted Reach",
        "8 stepEnded Reach partial", "8 sessionEnded completed",
      ])
  }

  private static let prompt = #"{"type":"prompt","cue":"Lie down."}"#
  private static let choice =
    #"{"type":"choice","question":"How?","options":[{"label":"Fresh","default":true,"steps":[]},"#
    + #"{"label":"Tired","steps":[]}]}"#
  private static let own = #"{"type":"reps","name":"Own","reps":4,"cue":"Lift."}"#

  struct Waiting: CustomTestStringConvertible {
    var steps: String
    var keys: [Key]
    /// What happens at 2 s, when the keys are pressed.
    var answer: [String]
    var testDescription: String { "\(keys) \(answer)" }
  }

  @Test(arguments: [
    Waiting(
      steps: prompt, keys: [.character(" ")],
      answer: ["answered Lie down.", "stepEnded Lie down. done"]),
    Waiting(
      steps: prompt, keys: [.playPause], answer: ["answered Lie down.", "stepEnded Lie down. done"]),
    Waiting(
      steps: prompt, keys: [.pageDown], answer: ["answered Lie down.", "stepEnded Lie down. done"]),
    Waiting(steps: prompt, keys: [.character("n")], answer: ["stepEnded Lie down. skipped"]),
    Waiting(steps: own, keys: [.pageDown], answer: ["answered Own", "stepEnded Own done"]),
    Waiting(steps: own, keys: [.character(" ")], answer: ["paused by person"]),
    Waiting(
      steps: hold, keys: [.pageDown], answer: ["stepEnded Hold skipped"]),
    Waiting(
      steps: choice, keys: [.character(" "), .character("2")],
      answer: [
        "paused by person", "resumed by person", "answered How?", "stepEnded How? done",
      ]),
    Waiting(steps: choice, keys: [.nextTrack], answer: ["answered How?", "stepEnded How? done"]),
  ]) func `keys answer what waits for a person`(_ waiting: Waiting) throws {
    let stage = Stage()
    _ = try stage.play(
      waiting.steps + "," + Stage.hold,
      script: waiting.keys.map { .input(.key($0), at: 2) } + [.key("q", at: 30)])
    let after = stage.timeline.drop { !$0.hasPrefix("2 ") }.prefix { !$0.contains("stepStarted") }
    let answer = after.map { $0.dropFirst(2) }.filter { !$0.hasPrefix("sessionEnded") }
    #expect(Array(answer.prefix(waiting.answer.count)) == waiting.answer.map { $0[...] })
  }

  private static let hold = Stage.hold

  @Test func `what happens in a pause, and each second before it ends, has its own instant`() throws
  {
    let stage = Stage()
    _ = try stage.play(
      Stage.hold, resumeCountdown: .seconds(3),
      script: [.key(" ", at: 2), .key("+", at: 100), .key(" ", at: 200)])
    let times = stage.recorder.events.map { ($0.stamp.time.milliseconds - 1_000_000) / 1000 }
    #expect(times == [0, 0, 2, 100, 200, 201, 202, 203, 216, 217, 218, 219, 219])
    #expect(
      stage.timeline.dropFirst(2) == [
        "2 paused by person", "2 adjusted Hold 10.0", "2 cue Hold", "2 cue Hold", "2 cue Hold",
        "2 resumed by person", "15 cue Hold", "16 cue Hold", "17 cue Hold",
        "18 stepEnded Hold done",
        "18 sessionEnded completed",
      ])
  }

  @Test func `the key that pauses pauses again while the person is counted in`() throws {
    let stage = Stage()
    _ = try stage.play(
      Stage.hold, resumeCountdown: .seconds(3),
      script: [.key(" ", at: 2), .key(" ", at: 10), .key(" ", at: 11), .key("q", at: 20)])
    #expect(
      stage.timeline.dropFirst(2) == [
        "2 paused by person", "2 cue Hold", "2 cue Hold", "2 paused by person",
        "2 stepEnded Hold partial", "2 sessionEnded stopped",
      ])
  }

  struct Ending: CustomTestStringConvertible {
    var input: PlayerInput
    var line: String
    var signal: Int32?
    var testDescription: String { line }
  }

  @Test(arguments: [
    Ending(input: .key(.character("q")), line: "2 sessionEnded stopped"),
    Ending(input: .key(.character("!")), line: "2 sessionEnded stopped (pain)"),
    Ending(input: .control(.stop), line: "2 sessionEnded stopped"),
    Ending(input: .end(signal: 2), line: "2 sessionEnded interrupted (SIGINT)", signal: 2),
    Ending(input: .end(signal: 15), line: "2 sessionEnded interrupted (SIGTERM)", signal: 15),
    Ending(input: .end(signal: 1), line: "2 sessionEnded interrupted (SIGHUP)", signal: 1),
  ]) func `whatever ends a session, its last event is delivered`(_ ending: Ending) throws {
    let stage = Stage()
    let result = try stage.play(Stage.hold, script: [.input(ending.input, at: 2)])
    #expect(stage.timeline.last == ending.line)
    #expect(result.signal == ending.signal)
    #expect(stage.recorder.finishes == 1)
  }

  struct Command: CustomTestStringConvertible {
    var command: ControlCommand
    var expected: [String]
    var testDescription: String { "\(command)" }
  }

  @Test(arguments: [
    Command(command: .pause, expected: ["2 paused by control", "2 sessionEnded stopped"]),
    Command(command: .toggle, expected: ["2 paused by control", "2 sessionEnded stopped"]),
    Command(command: .resume, expected: ["3 sessionEnded stopped"]),
    Command(
      command: .next, expected: ["2 stepEnded Hold skipped", "2 stepStarted Reach"]),
    Command(command: .restart, expected: ["2 stepEnded Hold repeated", "2 stepStarted Hold"]),
    Command(command: .adjust(by: .seconds(-1)), expected: ["2 adjusted Hold -1.0"]),
  ]) func `a sink with controls is obeyed`(_ command: Command) throws {
    let stage = Stage()
    _ = try stage.play(
      Stage.two, script: [.input(.control(command.command), at: 2), .key("q", at: 3)])
    let after = stage.timeline.dropFirst(2)
    for line in command.expected { #expect(after.contains(line), "\(stage.timeline)") }
  }

  @Test func `what a sink asks for carries its name`() throws {
    let stage = Stage()
    _ = try stage.play(
      Stage.two,
      script: [
        .input(.control(.next, sink: "pedal"), at: 1),
        .input(.control(.pause, sink: "pedal"), at: 2), .key(" ", at: 3),
        .input(.control(.toggle, sink: "strap"), at: 3), .key("q", at: 4),
      ])
    let told = stage.recorder.events.map { "\($0.kind.rawValue) \($0.controller ?? "nobody")" }
    let moved = ["stepEnded pedal", "stepStarted pedal"]
    #expect(told.filter { $0.hasPrefix("step") && $0.hasSuffix("pedal") } == moved)
    let pauses = told.filter { $0.hasPrefix("paused") || $0.hasPrefix("resumed") }
    #expect(pauses == ["paused pedal", "resumed nobody", "paused strap"])
  }

  @Test func `nobody there, a pause ends with the sink that made it`() throws {
    let stage = Stage()
    _ = try stage.play(
      Stage.hold, attendance: .nobody,
      script: [
        .input(.control(.pause, sink: "pedal"), at: 2), .input(.sinkLeft("lamp"), at: 3),
        .input(.sinkLeft("pedal"), at: 4),
      ])
    #expect(
      stage.timeline.dropFirst(2) == [
        "2 paused by control", "2 resumed by control", "8 stepEnded Hold done",
        "8 sessionEnded completed",
      ])
  }

  @Test func `with somebody there, a pause outlives the sink that made it`() throws {
    let stage = Stage()
    _ = try stage.play(
      Stage.hold,
      script: [
        .input(.control(.toggle, sink: "pedal"), at: 2), .input(.sinkLeft("pedal"), at: 3),
        .key(" ", at: 9),
      ])
    #expect(
      stage.recorder.events.filter { $0.kind == .resumed }.count == 1, "\(stage.timeline)")
    #expect(stage.timeline.contains("2 resumed by person"))
  }

  @Test func `a session that needs more open files than there may be does not begin`() throws {
    let stage = Stage()
    var greedy = stage.recording()
    greedy.openFiles = 1 << 40
    let request = PlayRequest(plan: try Stage.plan(Stage.hold), pace: .virtual, sinks: [greedy])
    let result = stage.environment(VirtualScheduler()).stage.play(request)
    #expect(result.refusal != nil)
    #expect(result.end == nil)
    #expect(stage.recorder.events.isEmpty)
  }

  @Test func `a machine that slept pauses the session and says so`() throws {
    let stage = Stage()
    _ = try stage.play(
      Stage.hold,
      script: [
        .init(at: .seconds(3), .sleep(.seconds(60))), .key(" ", at: 5),
      ])
    #expect(
      stage.timeline == [
        "0 sessionStarted", "0 stepStarted Hold", "3 paused by suspend", "3 resumed by person",
        "8 stepEnded Hold done", "8 sessionEnded completed",
      ])
    #expect(
      stage.recorder.events.contains { event in
        if case .paused(_, let gap) = event.body { gap == .seconds(60) } else { false }
      })
  }

  @Test func `where nobody could press a key, a session goes on after a sleep`() throws {
    let stage = Stage()
    _ = try stage.play(
      Stage.hold, attendance: .nobody, script: [.init(at: .seconds(3), .sleep(.seconds(60)))])
    #expect(
      stage.timeline.dropFirst(2) == [
        "3 paused by suspend", "3 resumed by suspend", "8 stepEnded Hold done",
        "8 sessionEnded completed",
      ])
  }

  @Test func `woken early, a session has every event at its own instant all the same`() throws {
    let stage = Stage()
    let request = PlayRequest(
      plan: try Stage.plan(Stage.two), pace: .virtual, sinks: [stage.recording()])
    let pressed = VirtualScheduler.Entry(
      at: .milliseconds(7_999), .input(.key(.character(" "))))
    let released = VirtualScheduler.Entry(at: .seconds(9), .input(.key(.character(" "))))
    let scheduler = EarlyScheduler(script: [pressed, released])
    _ = stage.environment(scheduler).stage.play(request)
    #expect(
      stage.timeline == [
        "0 sessionStarted", "0 stepStarted Hold", "8 stepEnded Hold done", "8 stepStarted Reach",
        "8 paused by person", "8 resumed by person", "13 stepEnded Reach done",
        "13 sessionEnded completed",
      ])
    #expect(
      stage.recorder.events.map { $0.stamp.time.milliseconds - 1_000_000 } == [
        0, 0, 8_000, 8_000, 8_000, 9_000, 14_000, 14_000,
      ])
  }

  @Test func `a session that waits for somebody who never comes is ended`() throws {
    let stage = Stage()
    let result = try stage.play(#"{"type":"prompt","cue":"Ready?"}"#)
    #expect(result.end?.outcome == .stopped)
    #expect(result.end?.reason == EndReason.nothingDone)
  }

  @Test func `an event carries when what is played runs out`() throws {
    let stage = Stage()
    _ = try stage.play(
      #"{"type":"timed","name":"Hold","duration":"8s"},{"type":"prompt","cue":"Ready?"}"#,
      script: [.key(" ", at: 2), .key("+", at: 3), .key(" ", at: 4), .key("q", at: 30)])
    let ends = stage.recorder.events.map { event in
      let after = event.stamp.endsAt.map { $0.milliseconds - 1_000_000 }
      return "\(event.kind.rawValue) \(after.map(String.init) ?? "-")"
    }
    #expect(
      ends == [
        "sessionStarted -", "stepStarted 8000", "paused -", "adjusted -", "resumed 20000",
        "cue 20000", "cue 20000", "cue 20000", "stepEnded -", "stepStarted -", "waiting -",
        "stepEnded -", "sessionEnded -",
      ])
  }

  @Test func `a dry run loses no event, however slow its sinks`() throws {
    let stage = Stage()
    let steps = #"{"type":"rounds","rounds":2000,"steps":[\#(Stage.hold)]}"#
    let slow = Slow()
    _ = try stage.play(
      steps, attendance: .rehearsal,
      sinks: [SinkAssignment(name: "slow", kinds: [.stepStarted, .stepEnded]) { _ in slow }])
    #expect(stage.recorder.events.count == 4002)
    #expect(stage.recorder.events.allSatisfy { $0.stamp.dropped == 0 })
    #expect(slow.count == 4000)
  }

  @Test func `m and v are told to every sink, and change nothing`() throws {
    let stage = Stage()
    _ = try stage.play(
      Stage.hold,
      script: [.key("m", at: 2), .key("v", at: 3), .key("m", at: 4), .key("m", at: 5)])
    let events = stage.recorder.events
    let asked = events.filter { $0.kind == .muted || $0.kind == .status }
    #expect(asked.map(\.body).prefix(1) == [.muted(true)])
    #expect(asked.map(\.body).suffix(2) == [.muted(false), .muted(true)])
    #expect(
      asked.map(\.text) == [
        "Muted.", "Hold. 5 seconds left. Step 1 of 1.", "Sound again.", "Muted.",
      ])
    #expect(asked.map(\.at) == [.seconds(2), .seconds(3), .seconds(4), .seconds(5)])
    #expect(asked.map(\.remaining?.step) == [6, 5, 4, 3].map { .seconds($0) })
    #expect(events.last?.at == .seconds(8))
  }

  @Test func `the keys of the screen reach the screen`() throws {
    let stage = Stage()
    _ = try stage.play(Stage.hold, script: [.key("?", at: 2), .input(.resized, at: 3)])
    #expect(stage.recorder.notices == [.toggleKeys, .refresh])
  }

  @Test func `ctrl-z pauses, gives the terminal back, and going on resumes`() throws {
    let stage = Stage()
    let desk = CountingDesk()
    let script: [VirtualScheduler.Entry] = [.input(.stopRequested, at: 2)]
    let request = PlayRequest(
      plan: try Stage.plan(Stage.hold), pace: .virtual, sinks: [stage.recording()])
    let environment = stage.environment(VirtualScheduler(script: script), desk: desk)
    _ = environment.stage.play(request)
    #expect(
      stage.timeline.dropFirst(2) == [
        "2 paused by stop-signal", "2 resumed by stop-signal", "8 stepEnded Hold done",
        "8 sessionEnded completed",
      ])
    #expect(stage.recorder.notices == [.suspend, .refresh])
    #expect(desk.log == ["open", "stand still", "close"])
  }

  @Test func `whoever paused before ctrl-z is still paused after it`() throws {
    let stage = Stage()
    let desk = CountingDesk()
    let request = PlayRequest(
      plan: try Stage.plan(Stage.hold), pace: .virtual, sinks: [stage.recording()])
    let script: [VirtualScheduler.Entry] = [
      .key(" ", at: 1), .input(.stopRequested, at: 2), .key("q", at: 4),
    ]
    _ = stage.environment(VirtualScheduler(script: script), desk: desk).stage.play(request)
    #expect(stage.timeline.filter { $0.contains("paused") || $0.contains("resumed") }.count == 1)
  }
}

/// A sink that gives its thread away at every event.
private final class Slow: Sink {
  private let seen = Mutex(0)
  var count: Int { seen.withLock { $0 } }

  func receive(_ event: SessionEvent) {
    seen.withLock { $0 += 1 }
  }
}

/// A desk at which nobody sits, and which notes what it is asked for.
private final class CountingDesk: ControlDesk {
  private let entries = Mutex<[String]>([])
  var log: [String] { entries.withLock { $0 } }
  var hasKeys: Bool { false }

  func open(for use: KeyUse, _ receive: @escaping @Sendable (PlayerInput) -> Void) -> Bool {
    note("open")
    return true
  }
  func standStill() { note("stand still") }
  func close() { note("close") }

  private func note(_ entry: String) {
    entries.withLock { $0.append(entry) }
  }
}
