import Testing

@testable import LimberCommandLine

@Suite struct `Parsing a command line` {
  private let parser = ArgumentParser(root: Sample.root)

  private func run(_ words: String...) throws -> ParsedArguments? {
    guard case .run(let arguments) = try parser.parse(words) else { return nil }
    return arguments
  }

  @Test func `a value stands behind its option or behind an equals sign`() throws {
    #expect(try run("play", "a", "--dose", "mid")?[Sample.dose] == 0.5)
    #expect(try run("play", "a", "--dose=0.5")?[Sample.dose] == 0.5)
    #expect(
      try run("play", "a", "--sink=log:path=x=y")?[Sample.sink] == ["log:path=x=y"])
  }

  @Test func `options may stand behind, between and before arguments`() throws {
    let arguments = try run("play", "--quiet", "a", "--dose", "max", "b", "-j")
    #expect(arguments?.operands == ["a", "b"])
    #expect(arguments?.has(Sample.quiet) == true)
    #expect(arguments?.has(Sample.json) == true)
    #expect(arguments?[Sample.dose] == 1)
  }

  @Test func `flags of one letter may be bundled, with a value behind the last`() throws {
    let arguments = try run("play", "a", "-qjdmax")
    #expect(arguments?.has(Sample.quiet) == true)
    #expect(arguments?.has(Sample.json) == true)
    #expect(arguments?[Sample.dose] == 1)
    #expect(try run("play", "a", "-qd", "mid")?[Sample.dose] == 0.5)
  }

  @Test func `two hyphens end the options and one is an argument`() throws {
    #expect(
      try run("play", "-", "--", "--dose", "-q", "--help")?.operands == [
        "-", "--dose", "-q", "--help",
      ])
  }

  @Test func `a repeatable option keeps every value in order`() throws {
    let arguments = try run("play", "a", "--sink", "bell", "--sink=log")
    #expect(arguments?[Sample.sink] == ["bell", "log"])
  }

  @Test func `a command below a command is found, and the one above stands alone too`() throws {
    #expect(try run("sinks", "test", "bell")?.command == ["sinks", "test"])
    #expect(try run("sinks", "--json")?.command == ["sinks"])
    #expect(try run("__secret")?.command == ["__secret"])
    #expect(try run()?.command == [])
  }

  @Test func `an alias sets the option it stands for`() throws {
    let arguments = try run("play", "a", "--colour", "never")
    #expect(arguments?[CommonOptions.colour] == .never)
  }

  @Test func `common options may stand before the command`() throws {
    let arguments = try run("--no-color", "play", "a")
    #expect(arguments?.has(CommonOptions.noColour) == true)
    #expect(arguments?.command == ["play"])
  }

  @Test func `a value is read once, and what holds otherwise is a value too`() throws {
    #expect(try run("play", "a")?[Sample.speed] == 1)
    #expect(try run("play", "a", "--speed", "2.5")?[Sample.speed] == 2.5)
    #expect(try run("play", "a", "--from", "3")?[Sample.from] == 3)
    #expect(try run("play", "a", "--style", "plain")?[Sample.style] == .plain)
    #expect(try run("play", "a")?[Sample.style] == nil)
    let move = try #require(try run("move", "here"))
    #expect(try move.value(of: Sample.old) == "here")
    #expect(move[Sample.new] == nil)
    #expect(try run("play", "a", "b")?[Sample.routines] == ["a", "b"])
  }

  @Test func `a negative number is a value and an argument`() throws {
    #expect(throws: UsageFailure.self) { try parser.parse(["play", "a", "--from", "-1"]) }
    #expect(try run("play", "-5")?.operands == ["-5"])
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
    guard case .help(let command) = try parser.parse(asked.words) else {
      Issue.record("no help")
      return
    }
    #expect(command == asked.command)
  }

  @Test func `the version is asked for without a command`() throws {
    guard case .version = try parser.parse(["--version"]) else {
      Issue.record("no version")
      return
    }
    #expect(throws: UsageFailure.self) { try parser.parse(["play", "--version"]) }
  }
}
