import LimberPlatform
import LimberRoutine
import LimberSyntax
import Testing

@testable import LimberCommands

@Suite struct `limber new --from-text` {
  private static let own = ".local/share/limber/routines/"

  private static let plan = """
    Evening calves

    Caution: Stop when the pain grows.
    Source: my physiotherapist
    Stand on the second stair.
    - 3x15 heel drop, each side, slowly, rest 60s
    - Wall stretch 30-45 s per side
    rest 1 min

    2 rounds:
      10 squats
      Plank: 20s, hips up
    """

  @Test func `a plan in another encoding is told once, and not line by line`() throws {
    let bench = try CommandBench()
    for zeros in [("\0", ""), ("", "\0")] {
      try bench.write(Self.plan.map { zeros.0 + "\($0)" + zeros.1 }.joined(), to: "plan.txt")
      let result = bench.run("new", "calves", "--from-text", "plan.txt", "-o", ".")
      #expect(result.status == .data)
      #expect(
        result.errors
          == "limber: plan.txt: expected UTF-8, found what looks like UTF-16; save the file as UTF-8\n"
      )
      #expect(Disk.system.status(of: bench.folder + "/calves.json") == nil)
    }
  }

  @Test func `a plan as people jot it down becomes a routine`() throws {
    let bench = try CommandBench()
    try bench.write(Self.plan, to: "plan.txt")
    let result = bench.run("new", "calves", "--from-text", "plan.txt", "-o", ".")
    #expect(result.status == .success)
    #expect(
      try bench.read("calves.json") == """
        {
          "format": 1,
          "title": "Evening calves",
          "source": "my physiotherapist",
          "cautions": ["Stop when the pain grows."],
          "steps": [
            { "type": "prompt", "cue": "Stand on the second stair." },
            {
              "type": "reps",
              "name": "Heel drop",
              "cue": "Slowly.",
              "reps": 15,
              "sides": "each",
              "sets": 3,
              "rest": "60s"
            },
            {
              "type": "timed",
              "name": "Wall stretch",
              "duration": { "min": "30s", "max": "45s" },
              "sides": "each"
            },
            { "type": "rest", "duration": "1m" },
            {
              "type": "rounds",
              "rounds": 2,
              "steps": [
                { "type": "reps", "name": "Squats", "reps": 10 },
                { "type": "timed", "name": "Plank", "cue": "Hips up.", "duration": "20s" }
              ]
            }
          ]
        }

        """)
    #expect(bench.run("check", "calves.json").status == .success)
    #expect(bench.run("play", "calves.json", "--dry-run").status == .success)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let line: String
    let step: String
    var testDescription: String { line }

    init(_ line: String, _ step: String) {
      self.line = line
      self.step = step
    }
  }

  private static let rows = [
    Row("3x15 heel drop", #""name": "Heel drop", "reps": 15, "sets": 3"#),
    Row("heel drop 3x15", #""name": "Heel drop", "reps": 15, "sets": 3"#),
    Row("3 x 8-10 Squat", #""name": "Squat", "reps": { "min": 8, "max": 10 }, "sets": 3"#),
    Row("3 × 30s plank", #""name": "Plank", "duration": "30s", "sets": 3"#),
    Row(
      "Plank 30s x 4, rest 30 s", #""name": "Plank", "duration": "30s", "sets": 4, "rest": "30s""#),
    Row("wall sit 45 sec x3", #""name": "Wall sit", "duration": "45s", "sets": 3"#),
    Row("12 reps x 3 sets row", #""name": "Row", "reps": 12, "sets": 3"#),
    Row("5 rounds of 10 burpees", #""name": "Burpees", "reps": 10, "sets": 5"#),
    Row("3 sets of 12 reps lunges", #""name": "Lunges", "reps": 12, "sets": 3"#),
    Row("2-3x10 dip", #""name": "Dip", "reps": 10, "sets": { "min": 2, "max": 3 }"#),
    Row("bridge, 10 reps", #""name": "Bridge", "reps": 10"#),
    Row("bridge for 1:30", #""name": "Bridge", "duration": "1m30s""#),
    Row("hold 20 to 40 seconds", #""name": "Hold", "duration": { "min": "20s", "max": "40s" }"#),
    Row("1. Twist 8x alternating", #""name": "Twist", "reps": 8, "sides": "alternate""#),
    Row("* clam, 12 per side", #""name": "Clam", "reps": 12, "sides": "each""#),
    Row("walk 5 min", #""name": "Walk", "duration": "5m""#),
    Row(
      "2x20s stretch, both sides, rest 10 s",
      #""duration": "20s", "sides": "each", "sets": 2, "rest": "10s""#),
    Row(
      "bridge 2 sets of 10-12, hold 5 seconds",
      #""name": "Bridge", "cue": "Hold 5 seconds.", "reps": { "min": 10, "max": 12 }, "sets": 2"#),
    Row(
      "bird dog 10 reps per side x 3 with 3s hold",
      #""name": "Bird dog", "cue": "3s hold per side.", "reps": 10, "sides": "each", "sets": 3"#),
    Row(
      "Stand on one leg, 45 sec left, 45 sec right",
      #""name": "Stand on one leg", "duration": "45s", "sides": "each""#),
    Row(
      "heel drop 3x15 left, 3x10-12 right leg, slowly",
      #""reps": { "left": 15, "right": { "min": 10, "max": 12 } }, "sides": "each", "sets": 3"#),
    Row("ball squeeze 5s hold x 10", #""name": "Ball squeeze hold", "duration": "5s", "sets": 10"#),
    Row("ankle circles x 20 each way", #""name": "Ankle circles each way", "reps": 20"#),
    Row("hamstring curl 3x10 with 20 kg", #""cue": "20 kg.", "reps": 10, "sets": 3"#),
    Row("heel drop 3x15, left leg only", #""reps": 15, "sides": "left", "sets": 3"#),
    Row("calf stretch 30s on the right", #""duration": "30s", "sides": "right""#),
    Row("squat 10, rest 30 sec", #""reps": 10 }, { "type": "rest", "duration": "30s" }"#),
  ]

  @Test(arguments: rows)
  private func `a line is read as it was meant`(_ row: Row) throws {
    let bench = try CommandBench()
    let result = bench.run("new", "a", "--from-text", "-", "-o", "-", input: "T\n\(row.line)\n")
    #expect(result.status == .success, "\(result.errors)")
    let flat = result.output.split { $0.isWhitespace }.joined(separator: " ")
      .exchanging("[ {", for: "[{").exchanging("} ]", for: "}]")
    #expect(flat.holds(row.step), "\(flat)")
  }

  @Test func `what could be meant in two ways is said`() throws {
    let result = try CommandBench().run(
      "new", "a", "--from-text", "-", "-o", "-", input: "T\n3x15 heel drop, 2 per side, rest 60s\n")
    #expect(result.status == .success)
    #expect(
      result.errors.holds(
        "<stdin>:2: '2 per side' was taken for both sides; how much of it is for you to say"))
    #expect(result.output.holds(#""cue": "2 per side.""#))
    #expect(result.output.holds(#""sides": "each""#))
    #expect(result.output.holds(#""sets": 3"#))
  }

  @Test func `a line that cannot be read is told, and nothing written`() throws {
    let bench = try CommandBench()
    try bench.write("T\nsquat 10\nsome lunges\n3x15\n", to: "plan.txt")
    let result = bench.run("new", "a", "--from-text", "plan.txt")
    #expect(result.status == .data)
    #expect(result.errors.holds("plan.txt:3: 'some lunges' does not say how long or how often"))
    #expect(result.errors.holds("plan.txt:4: '3x15' does not say what to do"))
    #expect(Disk.system.status(of: "\(bench.folder)/\(Self.own)a.json") == nil)
  }

  @Test func `a text that is too long is refused whole, and nothing of it left out`() throws {
    let bench = try CommandBench()
    let lines = "T\n" + String(repeating: "squat 10\n", count: 999)
    func errors(_ text: String) throws -> String {
      try bench.write(text, to: "plan.txt")
      return bench.run("new", "a", "--from-text", "plan.txt", "-o", ".", "--force").errors
    }
    #expect(try errors(lines).contains("plan.txt") == false)
    #expect(try errors(lines + "squat 10\n").contains("plan.txt: expected at most 1000 lines"))
    let long = "squat " + String(repeating: "3x15 ", count: 400)
    #expect(
      try errors("T\n" + long).contains("plan.txt:2: expected at most 2000 characters in a line"))
  }

  @Test func `a person is asked about it`() throws {
    let bench = try CommandBench()
    try bench.write("T\nsome lunges\nnoise\n3x15\n", to: "plan.txt")
    let result = bench.run(
      "new", "a", "--from-text", "plan.txt", "-o", ".", input: "soon\n8-10\n\nheel drop\n",
      isTerminal: true)
    #expect(result.status == .success)
    #expect(result.output.holds("Line 2: some lunges"))
    let text = try bench.read("a.json")
    #expect(
      text.holds(#"{ "type": "reps", "name": "Some lunges", "reps": { "min": 8, "max": 10 } }"#))
    #expect(text.holds(#""name": "Heel drop", "reps": 15, "sets": 3"#))
    #expect(!text.holds("oise"))
  }

  @Test(arguments: [
    "", "T", "\u{200B} 10", "T\n" + String(repeating: "a", count: 100) + " 10", "T\nsquat 0",
    "T\n\u{1B}[2J 10",
    "T\nsquat 99999x99999", "T\nwalk 25h", "2 rounds:\n", String(repeating: "9", count: 10_000),
  ])
  func `what would not pass a check is never written`(text: String) throws {
    let bench = try CommandBench()
    let result = bench.run("new", "a", "--from-text", "-", "-o", ".", input: text)
    #expect(result.status == .data)
    #expect(Disk.system.status(of: bench.folder + "/a.json") == nil)
  }
}
