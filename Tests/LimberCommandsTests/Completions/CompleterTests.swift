import LimberCommandLine
import Testing

@testable import LimberCommands

@Suite struct `Completing what limber looks up` {
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
    Case("play ", "after-run", "warm-up", paths: .files(suffix: ".json")),
    Case("play after-run ", "warm-up", paths: .files(suffix: ".json")),
    Case("play w", "warm-up", paths: .files(suffix: ".json")),
    Case("play -- --", "", paths: .files(suffix: ".json")),
    Case("play -", "", paths: .files(suffix: ".json")),
    Case("history --routine ", "after-run", "warm-up"),
    Case("check ", "", paths: .files(suffix: ".json")),
    Case("play --dose ", "min", "mid", "max"),
    Case("play --dose=m", "--dose=min", "--dose=mid", "--dose=max"),
    Case("play --lead-in ", "0s", "5s", "10s"),
    Case("remind snooze a ", "evening"),
    Case("programme start ", "walk-first"),
    Case("programme start -", "--week", "--yes", "--color", "--no-color", "--help"),
    Case("play --sink ", "log", "bell"),
    Case("play --also b", "bell", "bell:"),
    Case("settings ", "set", "unset"),
    Case(
      "settings set ", "sinks.terminal", "sinks.elsewhere", "leadIn", "resumeCountdown", "dose",
      "handsFree", "plain", "control", "quietHours", "terminalProgram"),
    Case("settings unset sinks.t", "sinks.terminal"),
    Case("settings set terminal ", "log", "bell"),
    Case("settings set terminal log,b", "log,bell", "log,bell:"),
    Case(
      "settings set terminal log:format=text,", "log:format=text,path=", "log:format=text,log",
      "log:format=text,bell"),
    Case("settings set dose ", "min", "mid", "max"),
    Case("settings set plain t", "true"),
    Case("play --sink log", "log", "log:"),
    Case("play --sink log:", "log:path=", "log:format="),
    Case("play --sink log:format=", "log:format=text", "log:format=jsonl"),
    Case("play --sink log:format=text,", "log:format=text,path="),
    Case("play --sink=log:f", "--sink=log:format="),
    Case("play --sink bell:on=", "bell:on=cue", "bell:on=tick"),
    Case("play --sink bell:on=cue+", "bell:on=cue+tick"),
    Case("play --sink gong:", ""),
    Case("sinks describe b", "bell"),
    Case("completions ", "bash", "zsh", "fish"),
    Case("help sinks ", "describe", "test", "new"),
  ])
  func `the last word is completed by what stands before it`(example: Case) {
    let words = example.line.split(separator: " ", omittingEmptySubsequences: false)
    let completion = Limber.completer(Sample.source).complete(words.map(String.init))
    #expect(completion.candidates.map(\.word) == example.words.filter { !$0.isEmpty })
    #expect(completion.paths == example.paths)
  }
}
