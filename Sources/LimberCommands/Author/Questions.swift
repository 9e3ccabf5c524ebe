import LimberBasics
import LimberHost
import LimberPlatform

/// Asks a person at a terminal, a line at a time.
struct Questions {
  /// The person leaves instead of answering.
  struct Left: Error {}

  private let streams: Streams
  private let ink: Ink

  init(_ streams: Streams, ink: Ink) {
    self.streams = streams
    self.ink = ink
  }

  /// Tells the person something.
  func say(_ text: String) throws {
    try streams.output.write(text + "\n")
  }

  /// Asks until an answer can be understood.
  ///
  /// - Parameters:
  ///   - fallback: what an empty line means; nil where there is no such thing.
  ///   - understand: the meaning of an answer; throws `NotUnderstood` with what to say about it.
  /// - Throws: `Left` at the end of the input.
  func ask<Value>(
    _ question: String, fallback: String? = nil,
    _ understand: (String) throws(NotUnderstood) -> Value
  ) throws -> Value {
    while true {
      let hint = fallback.map { $0.isEmpty ? "" : ink.dim(" [\($0)]") } ?? ""
      try streams.output.write("\(question)\(hint) ")
      guard let line = try streams.input.readLine() else {
        try streams.output.write("\n")
        throw Left()
      }
      let answer = line.trimmed.isEmpty ? fallback : line.trimmed
      guard let answer else { continue }
      do {
        return try understand(answer)
      } catch {
        try say("  " + error.reason)
      }
    }
  }
}

extension Questions {
  /// Asks what a line of a text was meant to be; nil leaves it out.
  func ask(about unread: TextRoutine.Unread) throws -> String? {
    try say("Line \(unread.number): \(SafeText.shown(unread.line))")
    if unread.lacksName {
      return try ask("  What is it? Enter leaves the line out", fallback: "") { answer in
        answer.isEmpty ? nil : answer
      }
    }
    let question = "  How long, or how often? 30s, 10, 8-10 or 3x15; Enter leaves the line out"
    return try ask(question, fallback: "") { answer throws(NotUnderstood) -> String? in
      guard !answer.isEmpty else { return nil }
      guard TextDose([answer][...])?.amount != nil else {
        throw NotUnderstood(
          reason: "Please write a time such as 30s, or repetitions such as 10 or 3x15.")
      }
      return answer
    }
  }
}

/// Why an answer cannot be understood, in a sentence for the person.
struct NotUnderstood: Error, Hashable {
  var reason: String
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    let body = drop { $0.isWhitespace }
    guard let last = body.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(body[...last])
  }
}
