import LimberBasics
import LimberEvents
import Testing

/// What a voice says where it has so much time, at a tenth of a second a letter.
@Suite struct VoiceTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var body: SessionEvent.Body
    var text = ""
    var isAnnounced = false
    /// What is said with so many tenths of a second; nil for no limit.
    var said: [(tenths: Int?, words: String?)]
    var testDescription: String { said.first?.words ?? "\(body)" }
  }

  private static let drop = StepInfo(
    index: 1, of: 2, path: "/steps/0", routine: "a", kind: .reps, name: "Heel drop",
    cue: "Slowly. Never bounce.", side: .right, reps: 8, set: Ordinal(2, of: 3))
  private static let hold = StepInfo(
    index: 2, of: 2, path: "/steps/1", routine: "a", kind: .timed, name: "Hold",
    duration: .milliseconds(35_983), round: Ordinal(1, of: 2))
  private static func phase(_ index: Int) -> SessionEvent.Body {
    .phaseStarted(
      drop, rep: Ordinal(2, of: 8),
      phase: Phase(Ordinal(index, of: 2), cue: "Lower the heel", duration: .seconds(3)))
  }

  static let rows = [
    Row(
      body: phase(1),
      said: [
        (nil, "Right. Lower the heel. 2 of 8."), (29, "Right. Lower the heel."),
        (21, "Right. Lower."), (12, "Lower."), (5, nil),
      ]),
    Row(body: phase(2), said: [(nil, "Lower the heel."), (14, "Lower.")]),
    Row(
      body: .cue(drop, .prepare(.leadIn), remaining: .seconds(5)),
      text: "Get ready: Heel drop, right side.",
      said: [
        (nil, "Get ready: Heel drop, right side. Set 2 of 3. Slowly. Never bounce."),
        (60, "Get ready: Heel drop, right side. Set 2 of 3. Slowly."),
        (50, "Get ready: Heel drop, right side. Set 2 of 3."),
        (40, "Get ready: Heel drop, right side."), (30, "Heel drop, right side."), (10, "Right."),
      ]),
    Row(body: .stepStarted(drop, next: nil), isAnnounced: true, said: [(nil, "Go.")]),
    Row(
      body: .stepStarted(hold, next: nil),
      said: [(nil, "Hold, 36 seconds. Round 1 of 2."), (20, "Hold, 36 seconds."), (6, "Hold.")]),
    Row(
      body: .cue(hold, .next, remaining: .seconds(8)), text: "Next: Twists, left side.",
      said: [(nil, "Next: Twists, left side."), (15, "Next: Twists.")]),
    Row(
      body: .cue(hold, .authored, remaining: nil), text: "Breathe out. Let go.",
      said: [(nil, "Breathe out. Let go."), (15, "Breathe out."), (5, nil)]),
    Row(
      body: .cue(drop, .last, remaining: nil), text: "The last one.",
      said: [(nil, "The last one."), (9, "Last one.")]),
    Row(body: .cue(hold, .countdown, remaining: .seconds(3)), text: "3", said: [(10, "3")]),
    Row(
      body: .paused(by: .suspend, gap: .seconds(60)),
      text: "Paused. The computer slept for 1 minute.",
      said: [(nil, "Paused. The computer slept for 1 minute."), (10, "Paused.")]),
    Row(body: .resumed(by: .person, gap: nil), text: "Going on: Hold.", said: [(10, "Going on.")]),
    Row(body: .stepEnded(hold, .done, did: Effort()), text: "Hold: done.", said: [(nil, nil)]),
    Row(body: .answered(hold, answer: "a", by: .person), text: "Confirmed.", said: [(nil, nil)]),
    Row(
      body: .answered(hold, answer: "a", by: .timeout), text: "Going on.",
      said: [(nil, "Going on.")]),
    Row(body: .waiting(hold, .choice, options: []), text: "Choose.", said: [(nil, "Choose.")]),
    Row(body: .adjusted(hold, delta: Effort()), text: "More.", said: [(nil, "More.")]),
    Row(body: .tick(hold, elapsed: .seconds(1)), said: [(nil, nil)]),
  ]

  @Test(arguments: rows)
  func `says the fullest that ends in time, and begins nothing that does not`(row: Row) {
    let event = SessionEvent(at: .zero, text: row.text, body: row.body)
    for (tenths, words) in row.said {
      let said = EnglishPhrases().spoken(
        event, isAnnounced: row.isAnnounced,
        available: tenths.map { .milliseconds(100 * $0) },
        length: { .milliseconds(100 * $0.count) })
      #expect(said == words, "\(tenths ?? -1)")
    }
  }
}
