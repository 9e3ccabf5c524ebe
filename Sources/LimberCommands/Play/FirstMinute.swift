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
    let commands = TextLayout.columns(
      [
        ("limber play --taste", "one minute of what a session is like"),
        ("limber list", "the routines that it brings"),
        ("limber show warm-up", "what one will do, before you do it"),
        ("limber play warm-up", "and play it: space pauses, ? shows every key, q leaves"),
        ("limber new", "a routine of your own, by a few questions"),
        ("limber help", "everything else; 'limber help play' all about playing"),
      ], width: streams.columns)
    let all =
      lines("limber guides you through exercise routines, step by step.") + [""] + commands + [""]
      + lines("Nothing here is medical advice. What you do stays on this computer.")
      + lines("Enter lets you choose what to play, q and Enter leave.")
    try streams.output.write(all.joined(separator: "\n") + " ")
    guard let answer = try streams.input.readLine() else { return false }
    return answer.filter { $0 != " " && $0 != "\r" }.lowercased() != "q"
  }

  private func lines(_ text: String) -> [String] {
    Wrapping.lines(text, width: streams.columns)
  }

  /// Says what goes well with it, each with its command.
  func offerMore() throws {
    let shell = Shell(rawValue: FilePath.split(surroundings.variable("SHELL") ?? "").name)
    var rows = [
      ("limber play warm-up --also speech", "a routine, with a voice"),
      ("limber remind add warm-up --at 18:00", "a reminder each day"),
      ("limber doctor", "what could be better"),
    ]
    if let shell, !shell.isLoaded(in: surroundings) {
      rows.insert((shell.loading, "completion in \(shell.rawValue)"), at: 2)
    }
    let lines = TextLayout.columns(
      rows.map { (term: $0.0, text: $0.1) }, width: streams.columns, termShare: 0.7)
    try streams.output.write(
      "\nThat was a taste; nothing of it was kept. From here:\n\n"
        + lines.map { $0 + "\n" }.joined())
  }
}
