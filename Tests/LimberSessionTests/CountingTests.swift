import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

/// Going on after a pause: 3, 2, 1.
@Suite struct CountingTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var steps: [Step] = three
    var countdown: Duration = .seconds(3)
    var inputs: String
    /// What happens from the first pause on: the instant on the caller's clock, the event with its time,
    /// and what is left of the step and of the session; `·` where the time does not pass.
    var lines: String
    var testDescription: String { name }
  }

  static let rows = [
    Row(
      name: "a key counts the person in", inputs: "10 pause; 60 resume; 64 stop",
      lines: """
        10 | 10 paused person | 15· 45·
        60 | 10 cue countdown 3 | 15· 45·
        61 | 10 cue countdown 2 | 15· 45·
        62 | 10 cue countdown 1 | 15· 45·
        63 | 10 resumed person | 15 45
        64 | 11 ended 1/3 partial 6s | - 0
        64 | 11 over stopped 6s done 0 partial 1 skipped 0 /steps/2:seconds=0/20 | - 0
        """),
    Row(
      name: "a key pauses again in the middle, and the whole is counted anew",
      inputs: "10 pause; 60 resume; 61.5 pause; 70 resume; 74 stop",
      lines: """
        10 | 10 paused person | 15· 45·
        60 | 10 cue countdown 3 | 15· 45·
        61 | 10 cue countdown 2 | 15· 45·
        61.5 | 10 paused person | 15· 45·
        70 | 10 cue countdown 3 | 15· 45·
        71 | 10 cue countdown 2 | 15· 45·
        72 | 10 cue countdown 1 | 15· 45·
        73 | 10 resumed person | 15 45
        74 | 11 ended 1/3 partial 6s | - 0
        74 | 11 over stopped 6s done 0 partial 1 skipped 0 /steps/2:seconds=0/20 | - 0
        """),
    Row(
      name: "who cannot wait goes on at once",
      inputs: "10 pause; 60 confirm; 60.5 confirm; 61 stop",
      lines: """
        10 | 10 paused person | 15· 45·
        60 | 10 cue countdown 3 | 15· 45·
        60.5 | 10 resumed person | 15 45
        61 | 10.5 ended 1/3 partial 5.5s | - 0
        61 | 10.5 over stopped 5.5s done 0 partial 1 skipped 0 /steps/2:seconds=0/20 | - 0
        """),
    Row(
      name: "keys act on the step, and the count goes on",
      inputs: "10 pause; 60 resume; 60.5 more; 61.5 next; 64 stop",
      lines: """
        10 | 10 paused person | 15· 45·
        60 | 10 cue countdown 3 | 15· 45·
        60.5 | 10 adjusted 10s | 25· 55·
        61 | 10 cue countdown 2 | 25· 55·
        61.5 | 10 ended 1/3 skipped 5s | -· 30·
        61.5 | 10 step 2/3 rest Rest 10s → B | 10· 30·
        62 | 10 cue countdown 1 | 10· 30·
        63 | 10 resumed person | 10 30
        63 | 10 cue next 10 | 10 30
        64 | 11 ended 2/3 done 1s | - 0
        64 | 11 over stopped nothing-done 6s done 1 partial 0 skipped 1 /steps/2:seconds=0/20 | - 0
        """),
    Row(
      name: "a machine that sleeps in it pauses again",
      inputs: "10 pause; 60 resume; 61 slept 9; 62 stop",
      lines: """
        10 | 10 paused person | 15· 45·
        60 | 10 cue countdown 3 | 15· 45·
        61 | 10 cue countdown 2 | 15· 45·
        61 | 10 paused suspend 9 | 15· 45·
        62 | 10 ended 1/3 partial 5s | - 0
        62 | 10 over stopped 5s done 0 partial 1 skipped 0 /steps/2:seconds=0/20 | - 0
        """),
    Row(
      name: "woken late, each second has its own instant, and so has what comes after",
      inputs: "10 pause; 60 resume; 78.5 late; 79 stop",
      lines: """
        10 | 10 paused person | 15· 45·
        60 | 10 cue countdown 3 | 15· 45·
        61 | 10 cue countdown 2 | 15· 45·
        62 | 10 cue countdown 1 | 15· 45·
        63 | 10 resumed person | 15 45
        75 | 22 cue countdown 3 | 3 33
        76 | 23 cue countdown 2 | 2 32
        77 | 24 cue countdown 1 | 1 31
        78 | 25 ended 1/3 done 20s | - 30
        78 | 25 step 2/3 rest Rest 10s → B | 10 30
        78 | 25 cue next 10 | 10 30
        79 | 26 ended 2/3 done 1s | - 0
        79 | 26 over stopped 21s done 2 partial 0 skipped 0 /steps/2:seconds=0/20 | - 0
        """),
    Row(
      name: "a part of a second is waited for, and not counted", countdown: .milliseconds(1_500),
      inputs: "10 pause; 60 resume; 62 stop",
      lines: """
        10 | 10 paused person | 15· 45·
        60.5 | 10 cue countdown 1 | 15· 45·
        61.5 | 10 resumed person | 15 45
        62 | 10.5 ended 1/3 partial 5.5s | - 0
        62 | 10.5 over stopped 5.5s done 0 partial 1 skipped 0 /steps/2:seconds=0/20 | - 0
        """),
    Row(
      name: "where nothing runs, nothing is counted", steps: [.prompt("Ready")],
      inputs: "1 pause; 5 resume; 6 confirm",
      lines: """
        1 | 1 paused person | -· 0·
        5 | 1 resumed person | - 0
        6 | 2 answered confirmed person | - 0
        6 | 2 ended 1/1 done | - 0
        6 | 2 over stopped nothing-done 0s done 1 partial 0 skipped 0 | - 0
        """),
  ]

  static func line(_ event: SessionEvent, of session: Session) -> String {
    let words = RemainingTests.line(event).split(separator: " ").suffix(2).joined(separator: " ")
    let instant = Timeline.number(session.instant(of: event).inSeconds)
    return "\(instant) | \(Timeline.line(event)) | \(words)"
  }

  @Test(arguments: rows) func `each second is told at its instant`(_ row: Row) {
    var session = Session(
      plan: Plan(row.steps), settings: .init(resumeCountdown: row.countdown))
    var lines: [String] = []
    func tell(_ events: [SessionEvent], of session: Session) {
      for event in events { lines.append(Self.line(event, of: session)) }
    }
    tell(session.start(at: .zero), of: session)
    for input in ScriptedInput.parse(row.inputs) {
      // One that is woken late is told all that is due with the instant at which it wakes.
      while let deadline = session.nextDeadline, deadline <= input.at {
        tell(session.advance(to: input.word == "late" ? input.at : deadline), of: session)
      }
      tell(session.take(input), of: session)
    }
    let first = lines.firstIndex { $0.contains("paused") } ?? 0
    #expect(lines[first...].joined(separator: "\n") == row.lines)
  }

  @Test(arguments: [InputCause.control("pedal"), .stopSignal, .suspend])
  func `nobody else is counted in`(_ cause: InputCause) {
    var session = Session(plan: Plan(three), settings: .init(resumeCountdown: .seconds(3)))
    _ = session.start(at: .zero)
    _ = session.pause(at: .seconds(10))
    #expect(session.resume(at: .seconds(20), by: cause).map(\.kind) == [.resumed])
  }

  @Test func `what happens in a pause has the instant at which it happens`() throws {
    var session = Session(plan: Plan(three))
    _ = session.start(at: .zero)
    _ = session.advance(to: .seconds(5))
    _ = session.pause(at: .seconds(10))
    let change = try #require(session.adjust(at: .seconds(60), by: .seconds(10)).first)
    #expect(session.instant(of: change) == .seconds(60))
    #expect(change.at == .seconds(10))
  }

  @Test func `every key has its effect while the person is counted in`() {
    let state = KeyTableTests.State(
      name: "counting", steps: three, inputs: "10 pause; 20 resume", at: 21)
    let rows = KeyTableTests.keys.map { key in
      "\(key): \(KeyTableTests.answer(key, in: state, .init(resumeCountdown: .seconds(3))))"
    }
    #expect(
      rows.joined(separator: "\n") == """
        pause: paused
        resume: resumed
        next: skipped step 2
        previous: repeated step 1
        restart: repeated step 1
        more: adjusted
        less: adjusted
        done: partial step 2
        confirm: resumed
        choose 2: –
        slept 1: paused
        stop: partial sessionEnded
        """)
  }
}
