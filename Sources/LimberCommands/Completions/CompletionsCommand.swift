import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberReminders
import LimberRoutine
import LimberSchedule

/// Prints a completion script: `limber completions SHELL`.
struct CompletionsCommand: Command {
  static let shell = Argument<Shell>(.choice("SHELL"), help: "The shell: bash, zsh or fish")
  static let description = CommandDescription(
    name: "completions", summary: "Print the completion script of a shell",
    discussion: [
      """
      The script asks limber itself for every word, so it also knows your own routines, and it need \
      not be made anew when limber changes.
      """
    ],
    examples: [
      .init("source <(limber completions bash)", "in ~/.bashrc"),
      .init("source <(limber completions zsh)", "in ~/.zshrc, after compinit"),
      .init("limber completions fish | source", "in ~/.config/fish/config.fish"),
    ],
    arguments: [shell])

  private let shell: Shell

  init(_ arguments: ParsedArguments) throws(UsageError) {
    shell = try arguments.value(of: Self.shell)
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    try environment.streams.output.write(shell.script)
    return .success
  }
}

/// Completes a word for the scripts: `limber __complete -- WORD…`.
struct CompleteCommand: Command {
  static let words = ArgumentList<String>(.word("WORD"), mayBeEmpty: true, help: "The words so far")
  static let description = CommandDescription(
    name: "__complete", summary: "Print what may stand in the place of the last word",
    arguments: [words], isHidden: true)

  private let words: [String]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    words = arguments[Self.words]
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let source = CompletionSource(
      routines: { environment.catalogue.titles() },
      programmes: { environment.programmeDesk.all().map { ($0.id, $0.title) } },
      reminders: {
        ((try? environment.reminderDesk.reminders()) ?? []).map {
          ($0.id.text, $0.phrase(in: environment.reminderHost))
        }
      },
      sinks: { SinkListing.all(from: environment.sinkSources).filter { $0.state.reason == nil } })
    let completion = Limber.completer(source).complete(words)
    try environment.streams.output.write(completion.text)
    return .success
  }
}
