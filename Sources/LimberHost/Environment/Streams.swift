internal import LimberBasics
package import LimberEvents
package import LimberPlatform

/// The three streams of the program, and what is said on them.
package struct Streams: Sendable {
  package var input: HostInput
  package var output: HostOutput
  package var errors: HostOutput
  /// What makes the words of a session, in the language of whoever reads them.
  package var phrases: any Phrases

  package init(
    input: HostInput, output: HostOutput, errors: HostOutput,
    phrases: any Phrases = EnglishPhrases()
  ) {
    self.input = input
    self.output = output
    self.errors = errors
    self.phrases = phrases
  }

  /// The same, where nothing is said on standard error.
  package var quiet: Streams {
    Streams(
      input: input, output: output, errors: HostOutput(write: { _ in }), phrases: phrases)
  }

  /// Whether a person reads what is printed and types what is read.
  package var haveAPerson: Bool { input.isTerminal && output.isTerminal }

  /// How wide what is printed may be.
  package var columns: Int { output.isTerminal ? output.size().columns : 80 }

  /// Writes one line to standard error, whatever stands in it; a person who does not see it misses
  /// nothing that lasts.
  package func say(_ line: String) {
    try? errors.write(Wrapping.fit(SafeText.shown(line), in: errors) + "\n")
  }

  /// Tells the person something about the session that is played.
  package func say(_ note: SessionNote) { say("limber: " + phrases.note(note)) }

  /// Writes one line to standard output, whatever stands in it.
  package func tell(_ line: String) throws {
    try show(SafeText.shown(line) + "\n")
  }

  /// Writes lines for a person to standard output; on a terminal those that are too long break at words.
  package func show(_ lines: String) throws {
    try output.write(output.fit(lines))
  }

  /// Asks a question that is answered with yes or no; anything but yes is no.
  package func ask(_ question: String) throws -> Bool {
    try output.write("\(question) [y/N] ")
    let answer = try input.readLine()?.lowercased() ?? ""
    return ["y", "yes"].contains(answer.filter { $0 != " " && $0 != "\r" })
  }
}
