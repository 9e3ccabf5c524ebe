import LimberEvents
import LimberHost
import LimberPlayer
import LimberSyntax
import LimberTestSupport
import Testing

@testable import LimberCommands

/// A session that is played with a maker of nonsense: any word of a language that reaches a screen, a log
/// or an event did not come from `Phrases`.
@Suite(.waits) struct `Every word comes from one maker` {
  /// Every kind of step; its own texts have no letter that English has.
  private static let routine = """
    { "format": 1, "title": "Πόδια", "cautions": ["Σιγά."], "limits": { "perDay": 2 }, "steps": [
      { "type": "prompt", "cue": "Έτοιμος;", "timeout": "40s" },
      { "type": "timed", "name": "Τέντωμα", "cue": "Κάτω.", "sides": "each",
        "duration": { "min": "20s", "max": "90s" }, "sets": 2, "rest": "5s" },
      { "type": "reps", "name": "Άρση", "reps": { "min": 2, "max": 4 },
        "sides": { "order": "alternate", "changeover": "3s" },
        "tempo": [{ "cue": "Πάνω", "duration": "2s" }, { "cue": "Κάτω", "duration": "2s" }] },
      { "type": "rest", "duration": "12s" },
      { "type": "rounds", "rounds": { "min": 2, "max": 3 }, "steps": [
        { "type": "reps", "name": "Βήμα", "cue": "Μόνος.", "reps": { "min": 3, "max": 5 } } ] },
      { "type": "choice", "question": "Κι άλλο;", "options": [
        { "label": "Όχι", "steps": [] },
        { "label": "Ναι", "steps": [{ "type": "timed", "name": "Βόλτα", "duration": "15s" }] } ] }
    ] }
    """

  /// One session and what happens in it.
  struct Playing: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var arguments: [String]
    /// What is typed each time that the terminal's keys are taken: by questions, by the session.
    var typed: [String]
    var script: [VirtualScheduler.Entry]
    /// What must have been there to be seen.
    var marks: Set<String>

    init(
      _ description: String, _ arguments: String..., typed: [String] = [""],
      script: [VirtualScheduler.Entry] = [], shows marks: Set<String>
    ) {
      (testDescription, self.arguments, self.typed) = (description, arguments, typed)
      (self.script, self.marks) = (script, marks)
    }
  }

  private static func at(_ second: Int, _ key: Key) -> VirtualScheduler.Entry {
    VirtualScheduler.Entry(at: .seconds(second), .input(.key(key)))
  }

  private static func at(_ second: Int, _ key: Character) -> VirtualScheduler.Entry {
    at(second, .character(key))
  }

  /// Confirms whatever waits, every few seconds from a time on.
  private static func confirming(from second: Int) -> [VirtualScheduler.Entry] {
    (0..<80).map { at(second + 4 * $0, .enter) }
  }

  private static let n = NonsensePhrases.self

  private static let days: [[Playing]] = [
    [
      Playing(
        "to the end, with every key, and rated", typed: ["", "5\n11\nž\n3\n\n"],
        script: [
          at(1, "?"), at(2, "?"), at(3, .enter), at(6, " "), at(8, " "), at(10, "+"),
          at(11, "-"), at(13, "r"), at(40, "d"), at(44, "n"), at(60, "b"),
        ] + confirming(from: 70), shows: [n.label, n.question]),
      Playing(
        "in plain lines", "--plain", typed: ["", "\n\n"], script: confirming(from: 1),
        shows: [n.sentence, n.question, n.note]),
      Playing(
        "more often than it allows, at a dose of one's own, with a sleep", "--dose", "max",
        typed: ["ž\n", "", "\n\n"],
        script: [VirtualScheduler.Entry(at: .seconds(30), .sleep(.seconds(60))), at(33, " ")]
          + confirming(from: 1), shows: [n.label, n.question, n.note]),
    ],
    [
      Playing(
        "left by its key", typed: ["", "\n\n"], script: [at(2, .enter), at(15, "q")],
        shows: [n.label, n.note, n.question]),
      Playing(
        "interrupted",
        script: [
          at(2, .enter), VirtualScheduler.Entry(at: .seconds(15), .input(.end(signal: 15))),
        ], shows: [n.label, n.note]),
      Playing(
        "gone on with, until it hurts", typed: ["ž\n", "", "8\n\nφτέρνα\n"],
        script: [at(15, "!")], shows: [n.label, n.note, n.question]),
      Playing(
        "after pain", typed: ["q\nž\n", "ž\n", "", "\n\n"],
        script: [at(2, .enter), at(15, "q")], shows: [n.label, n.question]),
    ],
    [
      Playing("with nobody there", "--unattended", shows: [n.label, n.note]),
      Playing("as a rehearsal", "--speed", "4", "--unattended", shows: [n.label, n.note]),
      Playing("at once", "--dry-run", "--plain", shows: [n.sentence]),
    ],
  ]

  @Test(arguments: days.indices)
  func `no English word reaches a screen, a log or an event`(day: Int) throws {
    let bench = try CommandBench()
    try bench.writeOwn(Self.routine, id: "podia")
    for (number, playing) in Self.days[day].enumerated() {
      let result = bench.run(
        [
          "play", "podia", "--sink", "console", "--sink", "log:path=a.log", "--sink",
          "log:path=a.jsonl,format=jsonl",
        ] + playing.arguments,
        isTerminal: true, typed: playing.typed, variables: ["TERM": "xterm", "LANG": "C.UTF-8"],
        seconds: 1_000_000 + Int64(number) * 3_600,
        script: playing.script, session: "0000000\(number)-0000-4000-8000-000000000000",
        phrases: NonsensePhrases())
      let screen = result.output + result.errors + result.terminal
      let name = playing.testDescription
      #expect(Self.words(in: screen) == [], "\(name)")
      #expect(playing.marks.filter { !screen.contains($0) } == [], "\(name)")
      // Plain lines are sentences, and those say nothing here.
      #expect(screen.contains("Πόδια") || playing.arguments.contains("--plain"), "\(name)")
    }
    let log = try bench.read("a.log")
    #expect(Self.words(in: log) == [])
    #expect(log.contains(NonsensePhrases.sentence))
    let events = try bench.read("a.jsonl").split(separator: "\n").compactMap {
      WireEvent(String($0))?.event
    }
    #expect(Set(events.map(\.kind)).count > 5)
    #expect(
      Set(events.map(\.text)).subtracting(["", NonsensePhrases.sentence]) == [])
    #expect(
      Set(events.compactMap(\.step).map(\.name)).flatMap(Self.words) == [])
    let names = events.flatMap { event -> [String] in
      guard case .sessionEnded(let end) = event.body else { return [] }
      return end.doses.map(\.name)
    }
    #expect(names.contains(NonsensePhrases.label))
    #expect(Set(names).flatMap(Self.words) == [])
    // A range is found again by its name: one without has the same word in each language.
    #expect(try bench.read(".local/state/limber/history.jsonl").contains(#""name":"Rounds""#))
  }

  /// The words of ASCII letters in what a terminal is sent, the program's own name left out.
  private static func words(in text: String) -> [String] {
    text.replacing(/\u{1B}\[[0-9;?]*[A-Za-z]/, with: " ").matches(of: /[A-Za-z]{2,}/)
      .map { String($0.output) }.filter { $0 != "limber" }
  }
}
