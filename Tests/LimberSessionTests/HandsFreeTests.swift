import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

/// A person who is away from the keys.
@Suite struct HandsFreeTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var steps: [Step]
    var pace: Duration = .seconds(4)
    var attendance: Session.Settings.Attendance = .handsFree
    var inputs = ""
    /// The events of what waits, each with the seconds of the step that are left; `·` where they stand.
    var lines: String
    var testDescription: String { name }
  }

  static let question = Step.choice("More?", default: 1, [("No", []), ("Yes", [])])

  static let rows = [
    Row(
      name: "a prompt goes on after 10 s, and counts them down", steps: [.prompt("Lie down.")],
      lines: """
        0 waiting confirmation | 10
        7 cue countdown 3 | 3
        8 cue countdown 2 | 2
        9 cue countdown 1 | 1
        10 answered confirmed timeout | 0
        """),
    Row(
      name: "a key answers at once", steps: [.prompt("Lie down.")], inputs: "2 confirm",
      lines: """
        0 waiting confirmation | 10
        2 answered confirmed person | 8
        """),
    Row(
      name: "a pause stops the time", steps: [.prompt("Lie down.")], inputs: "8 pause; 60 resume",
      lines: """
        0 waiting confirmation | 10
        7 cue countdown 3 | 3
        8 cue countdown 2 | 2
        8 paused person | 2·
        8 resumed person | 2
        9 cue countdown 1 | 1
        10 answered confirmed timeout | 0
        """),
    Row(
      name: "a choice takes its default after 15 s", steps: [question],
      lines: """
        0 waiting choice No Yes | 15
        12 cue countdown 3 | 3
        13 cue countdown 2 | 2
        14 cue countdown 1 | 1
        15 answered Yes default | 0
        """),
    Row(
      name: "a set takes the time that a repetition is given", steps: [.reps("Lift", .times(4))],
      pace: .seconds(3), inputs: "3 less; 4 more",
      lines: """
        0 waiting repetitions | 12
        3 adjusted ×-1 | 6
        4 adjusted ×1 | 8
        9 cue countdown 3 | 3
        10 cue countdown 2 | 2
        11 cue countdown 1 | 1
        12 answered 4 default | 0
        """),
    Row(
      name: "whoever goes away in the middle is told again, with the time from then on",
      steps: [.prompt("Lie down.")], attendance: .person, inputs: "100 handsfree",
      lines: """
        0 waiting confirmation | -
        100 waiting confirmation | 10
        107 cue countdown 3 | 3
        108 cue countdown 2 | 2
        109 cue countdown 1 | 1
        110 answered confirmed timeout | 0
        """),
    Row(
      name: "whoever comes back is waited for", steps: [.prompt("Lie down.")],
      inputs: "5 attend; 70 confirm",
      lines: """
        0 waiting confirmation | 10
        5 waiting confirmation | -
        70 answered confirmed person | -
        """),
    Row(
      name: "where nobody was there all along, nothing changes", steps: [.prompt("Lie down.")],
      attendance: .nobody, inputs: "5 handsfree",
      lines: """
        0 waiting confirmation | 10
        10 answered confirmed timeout | 0
        """),
  ]

  @Test(arguments: rows)
  func `what waits goes on by itself`(row: Row) {
    // Nothing else is begun behind it, so that every line is of what waits.
    let plan = Plan(row.steps, share: 0, leadIn: .zero, ownPace: row.pace)
    var session = Session(
      plan: plan, settings: Session.Settings(attendance: row.attendance))
    let events = session.play(ScriptedInput.parse(row.inputs)).filter {
      switch $0.kind {
      case .waiting, .cue, .answered, .paused, .resumed, .adjusted: true
      case _: false
      }
    }
    let lines = events.map { event in
      let left = event.remaining?.step.map { Timeline.number($0.inSeconds) } ?? "-"
      let stands = event.remaining?.isPassing == false ? "·" : ""
      return Timeline.line(event) + " | \(left)\(stands)"
    }
    #expect(lines.joined(separator: "\n") == row.lines)
  }

  @Test func `what waits says how long, and which option it takes`() {
    var session = Session(
      plan: Plan([.prompt("Lie down."), Self.question, .reps("Lift", .times(2))], share: 0),
      settings: Session.Settings(attendance: .handsFree))
    #expect(
      session.play().filter { $0.kind == .waiting || $0.kind == .answered }.map(\.text) == [
        "Going on in 10 seconds.", "Going on.",
        "Choose: 1 No, 2 Yes. In 15 seconds it is 2, Yes.", "Chosen: Yes.",
        "2 repetitions, in your own time. Going on in 8 seconds.", "2 repetitions.",
      ])
  }
}
