import LimberHost
import LimberPlatform
import LimberRoutine
import LimberSession
import LimberSyntax
import Testing

@testable import LimberCommands

@Suite struct `limber new` {
  private static let own = ".local/share/limber/routines/"

  @Test(arguments: RoutineTemplate.allCases)
  func `each template passes the strictest check, is laid out and plays`(
    template: RoutineTemplate
  ) throws {
    let bench = try CommandBench()
    let result = bench.run("new", "my-own", "--template", template.rawValue)
    #expect(result.output == "Wrote \(Self.own)my-own.json\n")
    #expect(result.errors == "Change it in any editor; 'limber play my-own' plays it.\n")
    #expect(
      bench.run("check", "--strict", Self.own).output == "1 file, 0 errors, 0 warnings\n")
    #expect(bench.run("fmt", "--check", Self.own).status == .success)
    #expect(bench.run("play", "my-own", "--dry-run").output.contains("Session completed"))
    #expect(Disk.system.status(of: "\(bench.folder)/\(Self.own)my-own.json")?.mode == 0o600)
  }

  @Test func `the schema is kept where an editor finds it`() throws {
    let bench = try CommandBench()
    try bench.write("an older one", to: ".local/share/limber/routine.schema.json")
    #expect(bench.run("new", "my-own").status == .success)
    #expect(
      try bench.read(".local/share/limber/routine.schema.json") == bench.run("schema").output)
  }

  @Test func `a copy is to the letter but for its title`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.mixed, to: "mixed.json")
    #expect(bench.run("new", "again", "--from", "mixed.json", "-o", "sub").status == .success)
    #expect(
      try bench.read("sub/again.json")
        == SampleRoutine.mixed.exchanging("\"Mixed\"", for: "\"Again\""))
  }

  @Test func `the schema of a copy is there where it says, or is not named`() throws {
    let bench = try CommandBench()
    #expect(bench.run("new", "my-legs", "--from", "morning-legs").status == .success)
    let own = try bench.read(Self.own + "my-legs.json")
    #expect(own.hasPrefix("{\n  \"$schema\": \"../routine.schema.json\",\n"))
    #expect(own.contains("\"title\": \"My legs\""))
    #expect(bench.run("new", "my-legs", "--from", "morning-legs", "-o", ".").status == .success)
    #expect(try bench.read("my-legs.json").hasPrefix("{\n  \"format\": 1,\n"))
    #expect(bench.run("fmt", "--check", "my-legs.json").status == .success)
  }

  @Test func `what takes the place of a shipped routine is said to`() throws {
    let bench = try CommandBench()
    let taken = bench.run("new", "warm-up", "--template", "stretch")
    #expect(taken.errors.contains("It takes the place of the 'warm-up' that came with limber"))
    let elsewhere = bench.run("new", "warm-up", "--template", "stretch", "-o", ".")
    #expect(!elsewhere.errors.contains("takes the place"))
  }

  @Test func `a faulty copy is not written`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.faulty, to: "faulty.json")
    let result = bench.run("new", "again", "--from", "faulty.json", "-o", ".")
    #expect(result.status == .data)
    #expect(result.errors.hasPrefix("again.json:5:54: error: "))
    #expect(bench.run("check", "again.json").status == .notFound)
  }

  @Test func `a file that is there is replaced only by force`() throws {
    let bench = try CommandBench()
    try bench.write("mine", to: "a.json")
    let refused = bench.run("new", "a", "--output", ".")
    #expect(refused.status == .cannotCreate)
    #expect(refused.errors == "limber: 'a.json' is there already; --force replaces it\n")
    #expect(try bench.read("a.json") == "mine")
    #expect(bench.run("new", "a", "--output", ".", "--force").status == .success)
    #expect(try bench.read("a.json").contains("Stretch"))
  }

  @Test func `an id that no disk would take is refused before anything is asked`() throws {
    let id = String(repeating: "a", count: 300)
    let result = try CommandBench().run("new", id, input: "A\n", isTerminal: true)
    #expect(result.status == .usage)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("limber: an id has at most 200 characters"))
  }

  @Test func `a hyphen writes to standard output`() throws {
    let result = try CommandBench().run("new", "a", "--template", "empty", "--output", "-")
    #expect(result.output.hasPrefix("{\n  \"format\": 1,\n  \"title\": \"A\",\n"))
    #expect(result.errors == "")
  }

  @Test func `a person is asked, shown the timeline, and told what to do next`() throws {
    let bench = try CommandBench()
    let result = bench.run(
      "new", "my-legs",
      input:
        "\nCalf\nsoon\n20-40s\ny\nPress the heel down.\nSquat\n8-10\na\n\n\n2\n1 min\n\nStop when it hurts.\noften\n3 times a week\n",
      isTerminal: true, variables: ["NO_COLOR": "1"])
    #expect(result.status == .success)
    #expect(result.output.contains("What is it called? [My legs] "))
    #expect(
      result.output.contains("Please write a time such as 30s, or repetitions such as 10 or 8-10."))
    #expect(
      try bench.read(Self.own + "my-legs.json") == """
        {
          "$schema": "../routine.schema.json",
          "format": 1,
          "title": "My legs",
          "cautions": ["Stop when it hurts."],
          "goal": { "perWeek": 3 },
          "between": "5s",
          "steps": [
            {
              "type": "rounds",
              "rounds": 2,
              "rest": "1m",
              "steps": [
                {
                  "type": "timed",
                  "name": "Calf",
                  "cue": "Press the heel down.",
                  "duration": { "min": "20s", "max": "40s" },
                  "sides": "each"
                },
                {
                  "type": "reps",
                  "name": "Squat",
                  "cue": "Squat, and keep breathing.",
                  "reps": { "min": 8, "max": 10 },
                  "sides": "alternate"
                }
              ]
            }
          ]
        }

        """)
    #expect(
      result.output.hasSuffix(
        """
          4:53  the end

        Wrote .local/share/limber/routines/my-legs.json

        """))
    #expect(bench.run("check", "--strict", Self.own).status == .success)
  }

  @Test func `rounds may fill a time, sets be open, and a side stand alone`() throws {
    let bench = try CommandBench()
    let result = bench.run(
      "new", "amrap",
      input: "\nPull-up\n9+\nl\n\nPlank\nmax\n\n\n\n20 min\n0\n\n\n", isTerminal: true)
    #expect(result.status == .success)
    let text = try bench.read(Self.own + "amrap.json")
    for part in [
      #""rounds": { "within": "20m" }"#, #""reps": { "min": 9 }"#, #""sides": "left""#,
      #""reps": {}"#,
    ] { #expect(text.contains(part), "\(text)") }
    #expect(!text.contains("between") && !text.contains("goal"))
    #expect(bench.run("check", "--strict", Self.own).status == .success)
  }

  @Test(arguments: [
    ("3 a week", "perWeek", 3), ("twice a day", "perDay", 2), ("daily", "perDay", 1),
    ("3x per week", "perWeek", 0), ("2 times a day", "perDay", 2), ("every week", "perWeek", 1),
    ("often", "", 0), ("0 a day", "", 0), ("3", "", 0), ("", "", 0),
  ])
  func `how often it is meant to be done is understood as people say it`(
    _ text: String, _ key: String, _ count: Int
  ) {
    #expect(
      RoutineDraft.Goal(text) == (count > 0 ? RoutineDraft.Goal(key: key, count: count) : nil))
  }

  @Test func `whoever leaves in the middle has written nothing`() throws {
    let bench = try CommandBench()
    let result = bench.run("new", "a", input: "A\nStretch\n", isTerminal: true)
    #expect(result.status == .success)
    #expect(result.errors == "Nothing was written.\n")
    #expect(Disk.system.status(of: bench.folder + "/" + Self.own) == nil)
  }

  @Test(arguments: [
    ("30s", RoutineDraft.Measure.time(.one("30s"))), ("1m30s", .time(.one("1m30s"))),
    ("20-40s", .time(.range("20s", "40s"))), ("20s – 1m", .time(.range("20s", "1m"))),
    ("30 sec", .time(.one("30s"))), ("00:30", .time(.one("30s"))),
    ("10-8", .repetitions(.range("8", "10"))), ("10", .repetitions(.one("10"))),
    ("8-10", .repetitions(.range("8", "10"))), ("max", .repetitions(.open(nil))),
    ("9+", .repetitions(.open("9"))), ("20s+", .time(.open("20s"))),
  ])
  func `a time or a count is understood as people write it`(
    pair: (String, RoutineDraft.Measure)
  ) {
    #expect(RoutineDraft.Measure(pair.0) == pair.1)
  }

  @Test(arguments: ["", "-", "0", "-5", "8-10-12", "soon", "10001", "1h30"])
  func `what is neither is asked again`(text: String) {
    #expect(RoutineDraft.Measure(text) == nil)
  }
}
