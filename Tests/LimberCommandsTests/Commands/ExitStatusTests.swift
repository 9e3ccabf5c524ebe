import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite(.waits) struct `Exit codes` {
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var code: Int32
    var errors: String
    init(_ line: String, _ code: Int32, _ errors: String = "") {
      self.line = line
      self.code = code
      self.errors = errors
    }
    var testDescription: String { "limber \(line)" }
  }

  @Test(arguments: [
    Case("", 0),
    Case("help", 0),
    Case("help play", 0),
    Case("--version", 0),
    Case("list", 0),
    Case("list --json", 0),
    Case("sinks --json", 0),
    Case("show short.json", 0),
    Case("check short.json", 0),
    Case("play short.json --dry-run", 0),
    Case(
      "help plya", 64,
      "limber: there is no command 'plya'; did you mean 'play'?\nSee 'limber help --help'.\n"),
    Case(
      "plya", 64, "limber: there is no command 'plya'; did you mean 'play'?\nSee 'limber --help'.\n"
    ),
    Case(
      "play", 64,
      "limber: say what to play, as in 'limber play calf-step-stretch'; 'limber list' shows what there is\nSee 'limber play --help'.\n"
    ),
    Case(
      "today now", 64,
      "limber: 'limber today' takes no arguments, so 'now' is one too many\nSee 'limber today --help'.\n"
    ),
    Case(
      "play short.json --sink lgo", 69, "limber: there is no sink 'lgo'; did you mean 'log'?\n"),
    Case(
      "play short.json --sink log:formt=text", 64,
      "limber: sink 'log' has no option 'formt'; it takes 'path', 'format', 'max-size' and 'keep'; did you mean 'format'?\nSee 'limber play --help'.\n"
    ),
    Case(
      "play short.json --sink LOG", 64,
      "limber: a sink's name is made of lower-case letters, digits and hyphens, found 'LOG'\nSee 'limber play --help'.\n"
    ),
    Case(
      "play short.json --from 2", 64,
      "limber: '--from' takes a whole number from 1 to 1, not '2'\nSee 'limber play --help'.\n"),
    Case(
      "play short.json --dry-run --speed 2", 64,
      "limber: '--dry-run' and '--speed' cannot be used together\nSee 'limber play --help'.\n"),
    Case(
      "play - --watch", 64,
      "limber: '--watch' works with the file of one routine\nSee 'limber play --help'.\n"),
    Case(
      "play warm-up --watch", 64,
      "limber: '--watch' works with the file of one routine\nSee 'limber play --help'.\n"),
    Case(
      "play - -", 64,
      "limber: standard input can be read only once, so '-' may be given only once\nSee 'limber play --help'.\n"
    ),
    Case(
      "check - -", 64,
      "limber: standard input can be read only once, so '-' may be given only once\nSee 'limber check --help'.\n"
    ),
    Case(
      "check short.json --json --format text", 64,
      "limber: '--json' and '--format' cannot be used together\nSee 'limber check --help'.\n"),
    Case(
      "show faulty.json", 65,
      """
      faulty.json:5:54: error: a duration needs a unit, such as "90s", "5m" or "1h" [bad-duration]
          { "type": "timed", "name": "Bridge", "duration": "20", "cue": "Lift." }
                                                           ^
        fix: write "20s"
        fix: write "20m"
      limber: 'faulty.json' is faulty and cannot be used

      """),
    Case(
      "leg-elevation", 64,
      "limber: there is no command 'leg-elevation'; did you mean 'limber play leg-elevation'?\n"
        + "See 'limber --help'.\n"),
    Case(
      "short.json", 64,
      "limber: there is no command 'short.json'; did you mean 'limber play short.json'?\n"
        + "See 'limber --help'.\n"),
    Case(
      "version", 64,
      "limber: there is no command 'version'; did you mean 'limber --version'?\n"
        + "See 'limber --help'.\n"),
    Case(
      "play leg-elevation.json", 66,
      "limber: there is no file 'leg-elevation.json'; did you mean 'leg-elevation'?\n"),
    Case("check faulty.json", 65),
    Case("check warned.json --strict", 65),
    Case("check warned.json", 0),
    Case(
      "play calf-step-strech", 66,
      "limber: there is no routine 'calf-step-strech'; did you mean 'calf-step-stretch'?\n"),
    Case(
      "play elevation", 66,
      "limber: there is no routine 'elevation'; did you mean 'leg-elevation'?\n"),
    Case(
      "play calf", 66,
      "limber: there is no routine 'calf'; did you mean 'calf-massage' or 'calf-step-stretch'?\n"),
    Case(
      "show xyzzy", 66, "limber: there is no routine 'xyzzy'; 'limber list' shows what there is\n"),
    Case(
      "show notes", 66, "limber: there is no routine 'notes'; to name the file, write './notes'\n"),
    Case("show missing.json", 66, "limber: missing.json: no such file or directory\n"),
    Case("show ./", 66, "limber: ./: is a folder\n"),
    Case("check missing.json", 66, "limber: missing.json: there is no such file or folder\n"),
    Case(
      "check faulty.json missing.json", 65,
      "limber: missing.json: there is no such file or folder\n"),
  ])
  func `each command line ends with its code and says why`(example: Case) throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: "short.json")
    try bench.write(SampleRoutine.faulty, to: "faulty.json")
    try bench.write(
      #"{"format":1,"title":"T","steps":[{"type":"timed","name":"A","duration":"5s"}]}"#,
      to: "warned.json")
    try bench.write("", to: "notes")
    let result = bench.run(example.line.split(separator: " ").map(String.init))
    #expect(result.status.code == example.code)
    #expect(result.errors == example.errors)
  }

  @Test(arguments: [
    "list", "help", "--version", "sinks", "show short.json", "check short.json",
    "completions bash", "play short.json --dry-run --events",
  ])
  func `output that cannot be written ends with 74`(line: String) throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: "short.json")
    let result = bench.run(line.split(separator: " ").map(String.init), failing: true)
    #expect(result.status.code == 74)
    #expect(result.errors.contains("standard output: no space left on device"))
  }

  @Test func `a signal ends the program as a shell shows it`() {
    #expect(ExitStatus.signal(2).code == 130)
    #expect(ExitStatus.signal(15).code == 143)
  }
}
