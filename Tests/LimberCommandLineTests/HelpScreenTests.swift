import Testing

@testable import LimberCommandLine

@Suite struct `Help screens` {
  private func help(_ words: String..., columns: Int = 80) -> String {
    HelpScreen(of: Sample.root, command: words, columns: columns).text
  }

  @Test func `a command shows its examples first`() {
    #expect(
      help("play") == """
        Play routines.

        Examples:
          limber play stretch  play one
          limber play a b      play two

        Usage:
          limber play ROUTINE… [options]

        Arguments:
          ROUTINE  The routines to play.

        Options:
          -d, --dose DOSE  Aim at this dose. Default: min.
          --sink SINK      Send events to this sink; may be repeated.
          --speed N        Play this much faster. Default: 1.
          --from N         Begin at this step.
          --style STYLE    Show it so: live or plain.
          -q, --quiet      Say little.
          -j, --json       Print JSON.
          --color WHEN     Use colour: auto, always or never. Default: auto.
          --no-color       Use no colour; the same as --color never.
          -h, --help       Show this help.

        Several routines are played as one session, one after another.

        """)
  }

  @Test func `a narrow terminal gets narrow lines`() {
    let text = help("play", columns: 40)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 40 })
    #expect(
      text.contains(
        """
          --sink SINK      Send events to this
                           sink; may be
                           repeated.
        """))
  }

  @Test(arguments: [1, 0, -5, 10000])
  func `an odd width is brought to between 40 and 80`(columns: Int) {
    let widest = help("play", columns: columns).split(separator: "\n").map(\.count).max()
    #expect((widest ?? 0) <= 80)
  }

  @Test func `the root lists its commands but for the hidden`() {
    let text = help()
    #expect(
      text.contains(
        """
        Commands:
          play   Play routines
          move   Move a file
          sinks  List the sinks
        """))
    #expect(!text.contains("__secret"))
  }

  @Test func `a command with commands below shows both ways to call it`() {
    #expect(
      help("sinks").contains(
        """
        Usage:
          limber sinks [options]
          limber sinks COMMAND
        """))
  }
}
