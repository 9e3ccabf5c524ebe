import Testing

@testable import LimberCommandLine

@Suite struct `Usage errors` {
  struct Case: Sendable, CustomTestStringConvertible {
    var words: [String]
    var message: String
    var see: String
    init(_ words: String..., says message: String, see: String = "limber play") {
      self.words = words
      self.message = message
      self.see = see
    }
    var testDescription: String { words.joined(separator: " ") }
  }

  @Test(arguments: [
    Case("plya", says: "there is no command 'plya'; did you mean 'play'?", see: "limber"),
    Case("xyzzy", says: "there is no command 'xyzzy'", see: "limber"),
    Case("__secre", says: "there is no command '__secre'", see: "limber"),
    Case(
      "sinks", "tset", says: "there is no command 'tset'; did you mean 'test'?",
      see: "limber sinks"),
    Case("play", "a", "--dos", "1", says: "there is no option '--dos'; did you mean '--dose'?"),
    Case("play", "a", "--dos=1", says: "there is no option '--dos'; did you mean '--dose'?"),
    Case("play", "a", "--wobble", says: "there is no option '--wobble'"),
    Case("play", "a", "-dose", says: "'-d' takes min, mid, max or a number from 0 to 1, not 'ose'"),
    Case("play", "a", "-json", says: "there is no option '-json'; did you mean '--json'?"),
    Case("play", "a", "-x", says: "there is no option '-x'"),
    Case("play", "a", "-f", says: "there is no option '-f'; did you mean '--from'?"),
    Case("-V", says: "there is no option '-V'; did you mean '--version'?", see: "limber"),
    Case(
      "play", "a", "--dose",
      says:
        "'--dose' needs a value, min, mid, max or a number from 0 to 1"),
    Case(
      "play", "a", "--dose", "--quiet",
      says:
        "'--dose' needs a value, min, mid, max or a number from 0 to 1"),
    Case(
      "play", "a", "--dose=",
      says:
        "'--dose' takes min, mid, max or a number from 0 to 1, not ''"),
    Case("play", "a", "--quiet=yes", says: "'--quiet' takes no value"),
    Case("play", "a", "--dose", "min", "-d", "max", says: "'-d' may be given only once"),
    Case(
      "play", "a", "--dose", "1.5",
      says:
        "'--dose' takes min, mid, max or a number from 0 to 1, not '1.5'"),
    Case(
      "play", "a", "--dose", "nan",
      says:
        "'--dose' takes min, mid, max or a number from 0 to 1, not 'nan'"),
    Case("play", "a", "--speed", "0", says: "'--speed' takes a number from 0.1 to 1000, not '0'"),
    Case("play", "a", "--from", "-1", says: "'--from' takes a whole number from 1, not '-1'"),
    Case(
      "play", "a", "--style", "plian",
      says:
        "'--style' takes live or plain, not 'plian'; did you mean 'plain'?"),
    Case("play", says: "ROUTINE is missing: the routines to play"),
    Case(
      "move", "a", "b", "c", says: "'limber move' takes FROM [TO], so 'c' is one too many",
      see: "limber move"),
    Case("move", says: "FROM is missing: the old place", see: "limber move"),
    Case("play", "a", "--\u{1B}[2J", says: "there is no option '--␛[2J'"),
  ])
  func `each says what is wrong and where to read on`(example: Case) throws {
    let failure = #expect(throws: UsageFailure.self) {
      try ArgumentParser(root: Sample.root).parse(example.words)
    }
    #expect(
      failure?.message(program: "limber")
        == "limber: \(example.message)\nSee '\(example.see) --help'.\n")
  }

  @Test func `a word without end is cut`() {
    let error = UsageError.unexpectedArgument(
      String(repeating: "a", count: 5000), command: ["limber", "today"], takes: [])
    #expect(error.words.count < 130)
  }
}
