import LimberBasics
import LimberCommandLine
import LimberHost
import LimberPlatform

/// What a person is told who starts limber for the first time, and what is offered after the taste.
struct FirstMinute {
  let streams: Streams
  let surroundings: Surroundings

  /// Whether nothing of limber's is there yet: no history, no routine, no settings.
  var isFirst: Bool {
    let folders = surroundings.folders
    let places = [folders.state, folders.data, folders.config].compactMap { $0 }
    return !places.isEmpty && places.allSatisfy { surroundings.disk.status(of: $0) == nil }
  }

  /// Explains limber in ten lines, and waits for Enter, for what follows may take the whole window.
  ///
  /// - Returns: whether the person goes on to choose.
  func explain() throws -> Bool {
    try streams.output.write(
      """
      limber guides you through exercise routines, step by step.

        limber play --taste     one minute of what a session is like
        limber list             the routines that it brings
        limber show warm-up     what one will do, before you do it
        limber play warm-up     and play it: space pauses, ? shows every key, q leaves
        limber new              a routine of your own, by a few questions
        limber help             everything else; 'limber help play' all about playing

      Nothing here is medical advice. What you do stays on this computer.
      Enter lets you choose what to play, q leaves. 
      """)
    guard let answer = try streams.input.readLine() else { return false }
    return answer.filter { $0 != " " && $0 != "\r" }.lowercased() != "q"
  }

  /// Says what goes well with it, each with its command.
  func offerMore() throws {
    let shell = Shell(rawValue: FilePath.split(surroundings.variable("SHELL") ?? "").name)
    var rows = [
      ("limber play warm-up --also speech", "a whole routine, with a voice"),
      ("limber remind add warm-up --at 18:00", "be reminded of it every day"),
      ("limber doctor", "what else could be better here"),
    ]
    if let shell {
      rows.insert((shell.loading, "completes limber's words in \(shell.rawValue)"), at: 2)
    }
    let lines = TextLayout.columns(
      rows.map { (term: $0.0, text: $0.1) }, width: streams.columns, termShare: 0.7)
    try streams.output.write(
      "\nThat was a taste; nothing of it was kept. From here:\n\n"
        + lines.map { $0 + "\n" }.joined())
  }
}
