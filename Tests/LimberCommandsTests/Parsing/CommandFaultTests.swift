import Testing

@testable import LimberCommands

@Suite struct `Faults that only limber knows` {
  struct Case: Sendable, CustomTestStringConvertible {
    var words: [String]
    var message: String
    var see: String
    init(_ words: String..., says message: String, see: String) {
      self.words = words
      self.message = message
      self.see = see
    }
    var testDescription: String { words.joined(separator: " ") }
  }

  @Test(arguments: [
    Case(
      "history", "--since", "soon",
      says: "'--since' takes 3d, 2w, 6mo, 1y or a day such as 2026-03-29, not 'soon'",
      see: "history"),
    Case(
      "history", "rate", "abc",
      says: "say what to keep: '--pain N' and '--effort N' from 0 to 10, '--side SIDE'",
      see: "history rate"),
    Case(
      "history", "note", "abc", String(repeating: "a", count: 501),
      says: "a note has at most 500 characters", see: "history note"),
    Case(
      "sinks", "new", "log", says: "the sink 'log' is compiled in; choose another name",
      see: "sinks new"),
    Case(
      "sinks", "test", "log", says: "the sink 'log' is compiled in; only programs are tested so",
      see: "sinks test"),
    Case(
      "remind", "pause", "abc", "--until", "soon",
      says: "'--until' takes a day such as 2026-12-24, a time such as 18:00, or a while such as 3d"
        + " or 2w, not 'soon'",
      see: "remind pause"),
    Case(
      "today", "now", says: "'limber today' takes no arguments, so 'now' is one too many",
      see: "today"),
    Case("remind", says: "'remind' needs a command", see: "remind"),
    Case("programme", says: "'programme' needs a command", see: "programme"),
  ])
  func `are told like any other, with where to read on`(example: Case) throws {
    let result = try CommandBench().run(example.words)
    #expect(result.status == .usage)
    #expect(
      result.errors == "limber: \(example.message)\nSee 'limber \(example.see) --help'.\n")
  }
}
