import Testing

@testable import LimberCommands

@Suite struct `limber alone` {
  @Test func `elsewhere than on a terminal it prints its help`() throws {
    let bench = try CommandBench()
    let result = bench.run()
    #expect(result == bench.run("--help"))
    #expect(result.output.hasPrefix("Guides you through exercise routines, step by step.\n"))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var answers: String
    var says: String
    init(_ answers: String, says: String) {
      self.answers = answers
      self.says = says
    }
    var testDescription: String { answers.debugDescription }
  }

  @Test(arguments: [
    Case("q\n", says: "A number or a part of a name, q to leave: "),
    Case("", says: "A number or a part of a name, q to leave: \n"),
    Case("\n  \nQ\n", says: "A number or a part of a name, q to leave: "),
    Case("99\nq\n", says: "The numbers go from 1 to 16.\n"),
    Case("xyzzy\nq\n", says: "No routine has 'xyzzy' in its name.\n"),
    Case("foot-soka\nq\n", says: "Did you mean 'foot-soak'?\n"),
    Case("legs\nq\n", says: "That fits several:\n"),
  ])
  func `whoever does not choose is asked again until they leave`(example: Case) throws {
    let bench = try CommandBench()
    try bench.writeOwn(SampleRoutine.short, id: "zzz")
    let result = bench.run(input: example.answers, isTerminal: true)
    #expect(result.status == .success)
    #expect(result.output.contains(example.says))
    #expect(!result.output.contains("Get ready"))
  }

  @Test(arguments: ["16\n", "zz\n", "zzz\n", "Short\n", " SHORT \n"])
  func `a number, a part of the name or of the title chooses`(answer: String) throws {
    let bench = try CommandBench()
    try bench.writeOwn(SampleRoutine.short, id: "zzz")
    let result = bench.run(
      input: answer, isTerminal: true, variables: ["ACCESSIBLE": "1"])
    #expect(result.status == .success)
    #expect(result.output.contains("Stand, 15 seconds. Stand tall."))
  }
}
