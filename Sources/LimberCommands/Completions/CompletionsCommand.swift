import LimberCommandLine
import LimberHost
import LimberPlatform

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
