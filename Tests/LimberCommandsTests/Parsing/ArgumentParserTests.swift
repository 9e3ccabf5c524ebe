import Testing

@testable import LimberCommands

@Suite struct `Parsing a command line` {
  private let parser = ArgumentParser(root: Sample.root)

  private func run(_ words: String...) throws -> ParsedArguments? {
    guard case .run(let arguments) = try parser.parse(words) else { return nil }
    return arguments
  }

  @Test func `a value stands behind its option or behind an equals sign`() throws {
    #expect(try run("play", "a", "--dose", "mid")?.value(of: Sample.dose) == "mid")
    #expect(try run("play", "a", "--dose=0.5")?.value(of: Sample.dose) == "0.5")
    #expect(
      try run("play", "a", "--sink=log:path=x=y")?.values(of: Sample.sink) == ["log:path=x=y"])
  }

  @Test func `options may stand behind, between and before arguments`() throws {
    let arguments = try run("play", "--quiet", "a", "--dose", "max", "b", "-j")
    #expect(arguments?.operands == ["a", "b"])
    #expect(arguments?.has(Sample.quiet) == true)
    #expect(arguments?.has(Sample.json) == true)
    #expect(arguments?.value(of: Sample.dose) == "max")
  }

  @Test func `flags of one letter may be bundled, with a value behind the last`() throws {
    let arguments = try run("play", "a", "-qjdmax")
    #expect(arguments?.has(Sample.quiet) == true)
    #expect(arguments?.has(Sample.json) == true)
    #expect(arguments?.value(of: Sample.dose) == "max")
    #expect(try run("play", "a", "-qd", "mid")?.value(of: Sample.dose) == "mid")
  }

  @Test func `two hyphens end the options and one is an argument`() throws {
    #expect(
      try run("play", "-", "--", "--dose", "-q", "--help")?.operands == [
        "-", "--dose", "-q", "--help",
      ])
  }

  @Test func `a repeatable option keeps every value in order`() throws {
    let arguments = try run("play", "a", "--sink", "bell", "--sink=log")
    #expect(arguments?.values(of: Sample.sink) == ["bell", "log"])
  }

  @Test func `a command below a command is found, and the one above stands alone too`() throws {
    #expect(try run("sinks", "test", "bell")?.command == ["sinks", "test"])
    #expect(try run("sinks", "--json")?.command == ["sinks"])
    #expect(try run("__secret")?.command == ["__secret"])
    #expect(try run()?.command == [])
  }

  @Test func `an alias sets the option it stands for`() throws {
    let arguments = try run("play", "a", "--colour", "never")
    #expect(arguments?.value(of: CommonOptions.colour) == "never")
  }

  @Test func `common options may stand before the command`() throws {
    let arguments = try run("--no-color", "play", "a")
    #expect(arguments?.has(CommonOptions.noColour) == true)
    #expect(arguments?.command == ["play"])
  }

  // MARK: - Help and version

  struct Asked: Sendable, CustomTestStringConvertible {
    var words: [String]
    var command: [String]
    var testDescription: String { words.joined(separator: " ") }
  }

  @Test(arguments: [
    Asked(words: ["--help"], command: []),
    Asked(words: ["-h"], command: []),
    Asked(words: ["play", "--help"], command: ["play"]),
    Asked(words: ["--help", "play"], command: ["play"]),
    Asked(words: ["play", "a", "b", "-h", "--dose", "min"], command: ["play"]),
    Asked(words: ["sinks", "test", "-h"], command: ["sinks", "test"]),
    Asked(words: ["play", "--nonsense", "--help"], command: ["play"]),
    Asked(words: ["play", "-qh"], command: ["play"]),
  ])
  func `whoever asks for help gets it wherever the question stands`(asked: Asked) throws {
    #expect(try parser.parse(asked.words) == .help(asked.command))
  }

  @Test func `the version is asked for without a command`() throws {
    #expect(try parser.parse(["--version"]) == .version)
    #expect(throws: UsageFailure.self) { try parser.parse(["play", "--version"]) }
  }
}
