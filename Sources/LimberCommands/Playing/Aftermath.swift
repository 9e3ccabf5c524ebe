import LimberEvents
import LimberHost
import LimberProgress

/// What is asked after a session, each with one key: how hard it was, and how much it hurt.
struct Aftermath {
  let environment: HostEnvironment
  let session: String

  /// Asks, and keeps the answers.
  ///
  /// - Returns: the signal by which the program is to end, where one came meanwhile.
  func ask(about end: SessionEnd) -> Int32? {
    if end.reason == "pain" {
      askWhere()
      return nil
    }
    var effort: Int?
    var pain: Int?
    switch number("How hard was it, from 0 (not at all) to 10 (as hard as can be)?") {
    case .signal(let signal): return signal
    case .skipped: break
    case .number(let number): effort = number
    }
    switch number("How much does it hurt, from 0 (not at all) to 10 (as bad as can be)?") {
    case .signal(let signal):
      keep(effort: effort, pain: nil)
      return signal
    case .skipped: break
    case .number(let number): pain = number
    }
    keep(effort: effort, pain: pain)
    if let pain, pain >= DoseRules.badPain {
      environment.say("It goes back a little next time. When the pain stays, see a professional.")
    }
    return nil
  }

  private enum Answer {
    case number(Int), skipped, signal(Int32)
  }

  /// Ten has a key of its own.
  private func number(_ question: String) -> Answer {
    tell("\(question)\n0–9, x for 10, Enter to skip: ")
    let answer = environment.readKey { Self.value(of: $0) != nil || Self.skips.contains($0) }
    switch answer {
    case .key(let key):
      guard let value = Self.value(of: key) else {
        tell("skipped\n")
        return .skipped
      }
      tell("\(value)\n")
      return .number(value)
    case .end(let signal):
      tell("\n")
      return .signal(signal)
    case nil:
      tell("\n")
      return .skipped
    }
  }

  private static let skips: Set<Key> = [.enter, .escape, .character("q"), .character(" ")]

  private static func value(of key: Key) -> Int? {
    guard case .character(let character) = key, character.isASCII else { return nil }
    return character == "x" || character == "X" ? 10 : character.wholeNumberValue
  }

  private func askWhere() {
    tell("Where does it hurt? A few words, or Enter to skip: ")
    guard let line = try? environment.input.readLine() else { return tell("\n") }
    let words = line.filter { !$0.isNewline }.prefix(200)
    guard words.contains(where: { !$0.isWhitespace }) else { return }
    keep([.note(session, "It hurt: \(words)")])
  }

  private func keep(effort: Int?, pain: Int?) {
    guard effort != nil || pain != nil else { return }
    keep([.rating(session, effort: effort, pain: pain)])
  }

  private func keep(_ lines: [HistoryLine]) {
    do {
      try environment.history?.append(lines.map(\.text))
    } catch {
      environment.say("limber: your answer cannot be kept: \(error)")
    }
  }

  /// A question that nobody can see is not worth an error.
  private func tell(_ text: String) {
    try? environment.output.write(text)
  }
}
