import Testing

@testable import LimberPlayer

@Suite struct KeyBrakeTests {
  struct Row: CustomTestStringConvertible {
    var what: String
    /// What is typed, and how many milliseconds after what came before it.
    var typed: [(String, Int64)]
    /// When keys count, in milliseconds from the first.
    var counted: [String]
    var testDescription: String { what }
    init(_ what: String, _ typed: [(String, Int64)], _ counted: [String]) {
      self.what = what
      self.typed = typed
      self.counted = counted
    }
  }

  private static func held(_ key: String, first: Int64, every: Int64, count: Int) -> [(
    String, Int64
  )] {
    [(key, 0), (key, first)] + [(String, Int64)](repeating: (key, every), count: count)
  }

  @Test(arguments: [
    Row("a key that is pressed once", [("n", 0)], ["0 n"]),
    Row(
      "a key that is held, after half a second of nothing",
      held("n", first: 500, every: 33, count: 40), ["0 n"]),
    Row(
      "a key that is held on a fast keyboard", held("d", first: 225, every: 15, count: 60), ["0 d"]),
    Row(
      "a key that is held on a slow keyboard", held("-", first: 700, every: 190, count: 9), ["0 -"]),
    Row("a key that repeats at once", held("n", first: 30, every: 30, count: 30), ["0 n"]),
    Row("many at one instant", [("nnnn", 0)], ["0 n"]),
    Row("two presses of a quick person", [("n", 0), ("n", 210)], ["0 n", "410 n"]),
    Row(
      "four a second", [("d", 0), ("d", 250), ("d", 250), ("d", 250)],
      ["0 d", "450 d", "700 d", "950 d"]),
    Row("one a second", [("n", 0), ("n", 1000), ("n", 1000)], ["0 n", "1000 n", "2000 n"]),
    Row(
      "held, released, and pressed again",
      held("n", first: 30, every: 30, count: 5) + [("n", 300)], ["0 n", "480 n"]),
    Row(
      "held, and not released for long enough",
      held("n", first: 30, every: 30, count: 5) + [("n", 290)], ["0 n"]),
    Row("an arrow and the letter for the same", [("n", 0), ("\u{1B}[C", 50)], ["0 n"]),
    Row("another key meanwhile", [("n", 0), ("d", 50), ("q", 20)], ["0 n", "50 d", "70 q"]),
    Row(
      "another key while a second press waits", [("n", 0), ("n", 300), (" ", 50)],
      ["0 n", "350 n", "350  "]),
    Row(
      "a key that may be held", held("+", first: 300, every: 30, count: 2),
      ["0 +", "300 +", "330 +", "360 +"]),
    Row("what stops", [("q", 0), ("q", 20)], ["0 q", "20 q"]),
  ]) func `a key that is held acts once`(_ row: Row) {
    #expect(Self.counted(row.typed, for: .playing) == row.counted)
  }

  @Test func `in an answer every letter counts`() {
    #expect(
      Self.counted([("nn", 0), ("--", 10)], for: .answering) == ["0 n", "0 n", "10 -", "10 -"])
  }

  private static func counted(_ typed: [(String, Int64)], for use: KeyUse) -> [String] {
    var reader = KeyReader(for: use)
    var now: Int64 = 0
    var counted: [String] = []
    func note(_ keys: [Key]) {
      for case .character(let character) in keys { counted.append("\(now) \(character)") }
    }
    for (text, gap) in typed {
      let next = now + gap
      // A thread that reads is woken when there is something to decide.
      while let wait = reader.wait(at: now), now + wait <= next {
        now += wait
        note(reader.settle(at: now))
      }
      now = next
      note(reader.take(Array(text.utf8), at: now))
    }
    while let wait = reader.wait(at: now) {
      now += wait
      note(reader.settle(at: now))
    }
    return counted
  }
}
