import Testing

@testable import LimberCommandLine

@Suite struct `Completing a command line` {
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var words: [String]
    var paths: Completion.Paths
    init(_ line: String, _ words: String..., paths: Completion.Paths = .none) {
      self.line = line
      self.words = words
      self.paths = paths
    }
    var testDescription: String { "'\(line)'" }
  }

  @Test(arguments: [
    Case("", "play", "move", "sinks"),
    Case("p", "play"),
    Case("__", ""),
    Case("-", "--color", "--no-color", "--version", "--help"),
    Case("play --s", "--sink", "--speed", "--style"),
    Case("play --quiet --q", ""),
    Case("play --sink bell --si", "--sink"),
    Case("play ", "after-run", "warm-up", paths: .files(suffix: ".json")),
    Case("play after-run ", "warm-up", paths: .files(suffix: ".json")),
    Case("play w", "warm-up", paths: .files(suffix: ".json")),
    Case("play --dose ", "min", "mid", "max"),
    Case("play --dose=m", "--dose=min", "--dose=mid", "--dose=max"),
    Case("play -d m", "min", "mid", "max"),
    Case("play -qd m", "min", "mid", "max"),
    Case("play --style p", "plain"),
    Case("play --colour=n", "--colour=never"),
    Case("play --sink ", "log", "bell"),
    Case("play --sink l", "log"),
    Case("play -- --", "", paths: .files(suffix: ".json")),
    Case("move ", "", paths: .files(suffix: nil)),
    Case("move -", "", paths: .files(suffix: nil)),
    Case("move a -", "--color", "--no-color", "--help"),
    Case("sinks test -", "--color", "--no-color", "--help"),
    Case("move a ", "", paths: .folders),
    Case("move a b ", ""),
    Case("sinks ", "test"),
    Case("sinks test b", "bell"),
    Case("nonsense ", ""),
    Case("play --from ", ""),
  ])
  func `the last word is completed by what stands before it`(example: Case) {
    let words = example.line.split(separator: " ", omittingEmptySubsequences: false)
    let completion = Sample.completer.complete(words.map(String.init))
    #expect(completion.candidates.map(\.word) == example.words.filter { !$0.isEmpty })
    #expect(completion.paths == example.paths)
  }

  @Test func `the scripts read a word and its meaning a line, and what paths fit`() {
    var completion = Completion(
      candidates: [.init("warm-up", "Warm-up"), .init("x")], paths: .files(suffix: ".json"))
    #expect(completion.text == "warm-up\tWarm-up\nx\n:files .json\n")
    completion = Completion(candidates: [.init("\u{1B}[2J"), .init("x", "\u{1B}[2J")])
    #expect(completion.text == "x\t␛[2J\n")
    completion = Completion(paths: .folders)
    #expect(completion.text == ":folders\n")
  }
}
