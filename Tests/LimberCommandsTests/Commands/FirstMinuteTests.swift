import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite struct `The first minute` {
  @Test func `limber alone explains itself to whoever is new, in ten lines, and only then`() throws
  {
    let bench = try CommandBench()
    let first = bench.run([], input: "q\n", isTerminal: true).output
    let words = first.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(words.first == "limber guides you through exercise routines, step by step.")
    let end = try #require(words.firstIndex { $0.hasPrefix("Nothing here is medical advice") })
    #expect(end < 10)
    #expect(words.allSatisfy { $0.count <= 80 })
    #expect(first.contains("limber play --taste"))
    #expect(first.hasSuffix("Enter lets you choose what to play, q and Enter leave. "))
    let narrow = bench.run(
      [], input: "q\n", isTerminal: true, columns: 40
    ).output
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 40 }, "\(narrow)")
    try bench.write("{}", to: ".config/limber/settings.json")
    #expect(!bench.run([], input: "q\n", isTerminal: true).output.contains("limber guides you"))
  }

  @Test func `the start screen begins with the taste, for whoever is new`() throws {
    let bench = try CommandBench()
    let new = bench.run(
      [], input: "\n", isTerminal: true, typed: ["^["], variables: ["TERM": "xterm"])
    #expect(new.output.contains("New here?"))
    try bench.writeOwn(SampleRoutine.short, id: "mine")
    let known = bench.run([], isTerminal: true, typed: ["^["], variables: ["TERM": "xterm"])
    #expect(!known.output.contains("New here?"))
  }

  @Test func `the taste is played, nothing of it is kept, and more is offered`() throws {
    let bench = try CommandBench()
    let result = bench.run(
      ["play", "--taste", "--plain", "--unattended"], isTerminal: true,
      variables: ["SHELL": "/bin/zsh"])
    #expect(result.status == .success)
    #expect(result.output.contains("Heel raise"))
    #expect(result.output.contains("Stand on one leg, right side"))
    for offer in ["--also speech", "limber remind add", "limber completions zsh", "limber doctor"] {
      #expect(result.output.contains(offer), "\(offer)")
    }
    #expect(bench.run("history", "--json").output == "[]\n")
    // A line each on 80 columns, and nothing that is there already.
    let offers = result.output.split(separator: "\n").drop { !$0.hasPrefix("That was a taste") }
    #expect(offers.count == 5 && offers.allSatisfy { $0.count <= 80 }, "\(offers)")
    try bench.write("source <(limber completions zsh)\n", to: ".zshrc")
    let again = bench.run(
      ["play", "--taste", "--plain", "--unattended"], isTerminal: true,
      variables: ["SHELL": "/bin/zsh"])
    #expect(!again.output.contains("limber completions"))
  }

  @Test func `elsewhere than on a terminal nothing is offered`() throws {
    let result = try CommandBench().run("play", "--taste", "--dry-run", "--plain")
    #expect(result.status == .success)
    #expect(!result.output.contains("limber doctor"))
  }

  @Test func `the taste takes no routine`() throws {
    let result = try CommandBench().run("play", "warm-up", "--taste")
    #expect(result.status == .usage)
    #expect(result.errors.contains("--taste plays a routine of its own"))
  }
}
