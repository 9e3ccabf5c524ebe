import LimberCommandLine
import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite struct `Any command line` {
  private static let words = [
    "", "-", "--", "---", "-h", "--help", "--=", "--dose", "--dose=", "-d", "-dq", "-qd", "--no-",
    "play", "sinks", "test", "help", "\u{130}", "-\u{130}", "--\u{0}", "👩‍👩‍👧", "-👩‍👩‍👧", "1e999", "-1",
    "-1e5",
    "min", "--from=9999999999999999999999", "--speed=nan", "--sink=:,=", "log:=,", "\u{202E}", "-=",
    "--color", "never", "--version", "a b", "\r\n", "--json=",
  ]

  @Test(arguments: 0..<20)
  func `is either run, explained or refused in one line, and can be completed`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<200 {
      let line = (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in
        Self.words.randomElement(using: &random)
      }
      do {
        switch try ArgumentParser(root: Limber.commands).parse(line) {
        case .run(let arguments):
          #expect(Limber.commands.descend(arguments.command).depth == arguments.command.count)
        case .help(let words):
          #expect(!HelpScreen(of: Limber.commands, command: words, columns: 60).text.isEmpty)
        case .version: break
        }
      } catch {
        #expect(error.message(program: "limber").split(separator: "\n").count == 2)
      }
      let completion = Limber.completer(Sample.source).complete(line)
      #expect(completion.candidates.allSatisfy { $0.word.hasPrefix(line.last ?? "") })
    }
  }
}
