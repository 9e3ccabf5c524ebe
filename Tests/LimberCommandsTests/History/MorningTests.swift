import LimberHistory
import LimberPlayer
import LimberTestSupport
import Testing

@testable import LimberCommands

/// The question of the morning after, from the key to the dose of the next day.
@Suite(.waits) struct `The morning after` {
  private func life() throws -> Life {
    let life = try Life()
    for (id, tag, growth) in [
      ("raise", "calf", "gradual"), ("hang", "fingers", "gradual"), ("ice", "calf", "none"),
    ] {
      try life.bench.writeOwn(
        """
        { "format": 1, "title": "Raise", "tags": ["\(tag)"], "cautions": ["Stop."],
          "progression": "\(growth)",
          "steps": [ { "type": "reps", "name": "Raise", "reps": { "min": 5, "max": 9 } } ] }
        """, id: id)
    }
    return life
  }

  /// Runs limber at an hour with somebody at the keys.
  private func limber(
    _ life: Life, _ arguments: String..., hours: Int, typed: [String]
  ) -> CommandBench.Result {
    life.bench.run(
      arguments, isTerminal: true, typed: typed,
      seconds: Int64(Life.monday) * 86_400 + Int64(hours) * 3_600)
  }

  private static let legs =
    "The morning after raise: how are your legs? From 0 (no pain) to 10 (as bad as can be), Enter for"

  @Test func `today asks once, and what was told holds the dose`() throws {
    let life = try life()
    for day in 0..<3 { try life.play(["raise"], day: day) }
    let asked = limber(life, "today", hours: 2 * 24 + 18 + 13, typed: ["12\n5\n"])
    #expect(asked.output.replacing("\n", with: " ").contains(Self.legs))
    #expect(asked.output.contains("From 0 to 10, please, or Enter alone"))
    #expect(asked.errors.contains("Your doses stay as they are for now."))
    #expect(
      life.progress("raise", day: 3).contains(
        "5 repetitions today: pain of 5 the morning after, so it stays"))
    let again = limber(life, "today", hours: 2 * 24 + 18 + 14, typed: ["5\n"])
    #expect(!again.output.contains("The morning after"))
    let id = String(
      life.limber("history", "--json", day: 3).output.matches(of: /"id":"([^"]*)"/).last?.output.1
        ?? "")
    #expect(life.limber("history", "show", id, day: 3).output.contains("Morning  5 of 10"))
  }

  struct Contact: Sendable {
    var hours: Int
    var isAsked: Bool
  }

  @Test(arguments: [
    Contact(hours: 11, isAsked: false), Contact(hours: 13, isAsked: true),
    Contact(hours: 47, isAsked: true), Contact(hours: 49, isAsked: false),
  ])
  func `the question comes 12 to 48 hours after, before the next session too`(contact: Contact)
    throws
  {
    for command in ["today", "play", "morning"] {
      let life = try life()
      try life.play(["raise"], day: 0)
      let arguments =
        command == "play" ? ["play", "raise", "--no-questions", "--plain"] : [command]
      let result = life.bench.run(
        arguments, isTerminal: true, typed: ["\n", ""],
        seconds: Int64(Life.monday) * 86_400 + Int64(18 + contact.hours) * 3_600,
        script: Life.confirming)
      #expect(result.output.contains("The morning after raise") == contact.isAsked, "\(command)")
      let history = try life.bench.read(".local/state/limber/history.jsonl")
      #expect(history.contains(#""usual":true"#) == contact.isAsked)
    }
  }

  @Test func `a terminal that is closed leaves the answer open, and a rise waits for it`() throws {
    let life = try life()
    for day in 0..<3 { try life.play(["raise"], day: day) }
    _ = limber(life, "today", hours: 2 * 24 + 18 + 13, typed: ["^]"])
    let history = try life.bench.read(".local/state/limber/history.jsonl")
    #expect(history.contains(#""kind":"morning""#))
    #expect(!history.contains(#""usual""#))
    #expect(
      life.progress("raise", day: 3).contains("the morning after is not answered; with your next"))
    #expect(life.limber("morning", "--usual", day: 3, hour: 12).status == .success)
    #expect(life.progress("raise", day: 3).contains("6 repetitions today: three comfortable"))
  }

  @Test func `twice running takes one step back and says so`() throws {
    let life = try life()
    for day in 0..<3 { try life.play(["raise"], day: day) }
    for day in 3..<5 {
      try life.play(["raise"], day: day)
      let result = life.limber("morning", "4", day: day + 1, hour: 8)
      #expect(result.output == "Kept for the morning after raise: pain of 4.\n")
      #expect(result.errors.contains("one step back") == (day == 4))
    }
    #expect(
      life.progress("raise", day: 5).contains(
        "5 repetitions today: a bad morning after it twice running, so one step back from 6"))
  }

  @Test func `only what may grow is asked about, and nobody who is not there`() throws {
    let life = try life()
    try life.play(["ice"], day: 0)
    let none = life.limber("morning", day: 1, hour: 12)
    #expect(none.status == .success)
    #expect(none.output.contains("There is nothing to ask about"))
    #expect(life.limber("morning", "3", day: 1, hour: 12).status == .notFound)
    try life.play(["hang"], day: 1)
    #expect(life.limber("morning", day: 2, hour: 12).status == .usage)
    let asked = limber(life, "morning", hours: 24 + 18 + 13, typed: ["7\n"])
    #expect(asked.output.contains("The morning after hang: how are you?"))
    #expect(asked.errors.contains("Rest it, and see a professional before you go on."))
  }

  @Test func `pain that stays a week says to see a professional`() throws {
    let life = try life()
    for day in [0, 3, 6] { try life.play(["raise"], day: day, pain: 3) }
    try life.play(["raise"], day: 8, pain: 1)
    let fine = life.limber("morning", "1", day: 9, hour: 9)
    #expect(!fine.errors.contains("professional"))
    for day in [10, 13, 16] { try life.play(["raise"], day: day, pain: 3) }
    try life.play(["raise"], day: 18, pain: 2)
    let late = life.limber("morning", "4", day: 19, hour: 9)
    #expect(
      late.errors.replacing("\n", with: " ").contains(
        "It has hurt for eight days now, each time that you said how it was."))
  }

  @Test func `history show tells the side and what was carried`() throws {
    let life = try Life()
    try life.bench.writeOwn(
      """
      { "format": 1, "title": "Row", "steps": [ { "type": "timed", "name": "Row", "sides": "each",
        "load": "8 kg", "duration": "5s" } ] }
      """, id: "row")
    let id = try life.play(["row"], day: 0)
    #expect(
      life.limber("history", "show", id, day: 0).output.contains("✓ Row, left, with 8 kg, 5 s"))
  }
}
