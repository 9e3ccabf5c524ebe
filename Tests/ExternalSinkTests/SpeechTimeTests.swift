import Foundation
import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

/// What the speech sink says where something else is to be said soon: an engine that only notes its
/// words, recorded, so that no clock has a say in it.
@Suite(.waits) struct `The speech sink in time` {
  private static let drop = StepInfo(
    index: 1, of: 2, path: "/steps/0", routine: "test", kind: .reps, name: "Heel drop",
    cue: "Slowly. Never bounce.", side: .right, reps: 8, set: Ordinal(2, of: 3))

  private static func event(
    _ seconds: Double, _ body: SessionEvent.Body, _ text: String = "", next: Double?
  ) -> SessionEvent {
    var event = Sample.at(seconds, text, body)
    event.remaining = Remaining(
      session: .seconds(60), next: next.map { .milliseconds(Int($0 * 1000)) })
    return event
  }

  private static func phase(
    _ rep: Int, _ index: Int, _ cue: String, _ seconds: Double, at time: Double
  ) -> SessionEvent {
    event(
      time,
      .phaseStarted(
        drop, rep: Ordinal(rep, of: 8),
        phase: Phase(
          Ordinal(index, of: 2), cue: cue, duration: .milliseconds(Int(seconds * 1000)))),
      "\(rep) of 8, right. \(cue).", next: seconds)
  }

  /// What an engine is told to speak, a sentence a file.
  private func said(
    _ events: [SessionEvent], rate: Int = 160, speed: Double = 1, lab: Lab? = nil
  ) throws -> [String] {
    let lab = try lab ?? Lab()
    try lab.script(
      "espeak-ng",
      "words=$(cat); while [ $# -gt 0 ]; do [ \"$1\" = -w ] && echo \"$words\" > \"$2\"; shift; done"
    )
    let options = ["record": lab.path("wav"), "engine": "espeak-ng", "rate": "\(rate)"]
    let (code, output) = try ReadyMade.speech.run(
      lab, options: options, speed: speed, events: events)
    #expect(code == 0)
    #expect(output == "")
    return lab.text("wav/sentences.tsv").split(separator: "\n").map {
      String($0.split(separator: "\t", omittingEmptySubsequences: false).last ?? "")
    }
  }

  @Test(
    arguments: [
      (6, 160, "Right. Lower the heel. 2 of 8."), (2.5, 160, "Right. Lower the heel."),
      (1.8, 160, "Right. Lower."), (1.1, 160, "Lower."),
      (1.8, 400, "Right. Lower the heel. 2 of 8."),
      (0.3, 160, nil),
    ] as [(Double, Int, String?)])
  func `says side and verb first, and the rest where it fits`(
    seconds: Double, rate: Int, words: String?
  ) throws {
    let events = [Self.phase(2, 1, "Lower the heel", seconds, at: 9)]
    #expect(try said(events, rate: rate) == (words.map { [$0] } ?? []))
  }

  @Test(
    arguments: [
      (1, "Right. Lower the heel. 2 of 8."), (2.4, "Right. Lower the heel."), (5.4, "Lower."),
      (20, nil), (0.5, "Right. Lower the heel. 2 of 8."),
    ] as [(Double, String?)])
  func `a session that is played faster leaves a voice less time`(
    speed: Double, words: String?
  ) throws {
    let events = [Self.phase(2, 1, "Lower the heel", 6, at: 9)]
    #expect(try said(events, speed: speed) == (words.map { [$0] } ?? []))
  }

  @Test func `the verb stands before the name of the step that begins with it`() throws {
    let started = Self.event(
      9, .stepStarted(Self.drop, next: nil),
      "Heel drop, right side, 8 repetitions. Slowly. Never bounce.", next: 2)
    let phase = Self.phase(1, 1, "Lower", 2, at: 9)
    #expect(try said([started, phase]).allSatisfy { $0.hasSuffix("Lower.") })
    let whole = try said([started, Self.phase(1, 1, "Lower", 12, at: 9)])
    #expect(
      whole.first?.hasPrefix("Heel drop, right side, 8 repetitions. Set 2 of 3. Slowly.") == true)
    #expect(whole.first?.contains("Lower.") == true)
  }

  @Test(arguments: [
    (7, "Get ready: Heel drop, right side. Set 2 of 3. Slowly."),
    (4, "Get ready: Heel drop, right side."), (0.8, "Right."),
  ])
  func `a lead-in is shortened by sentences`(seconds: Double, words: String) throws {
    let event = Self.event(
      4, .cue(Self.drop, .prepare(.leadIn), remaining: .seconds(5)),
      "Get ready: Heel drop, right side.",
      next: seconds)
    #expect(try said([event]) == [words])
  }

  @Test func `what happens at one instant is one sentence, however its lines come`() throws {
    let last = Self.event(
      9, .cue(Self.drop, .last, remaining: .seconds(6)), "The last one.", next: 6)
    let lines = [last, Self.phase(8, 1, "Lower", 6, at: 9)].map { WireForm.line($0) }
    // So much between them that they are read one after the other.
    let gap = String(repeating: "x", count: 40_000)
    let lab = try Lab()
    try lab.script("espeak-ng", "cat >/dev/null; exit 0")
    let options = ["record": lab.path("wav"), "engine": "espeak-ng"]
    let (code, _) = try lab.run(
      lab.link(to: .speech), [], environment: ReadyMade.speech.environment(lab),
      input: [Wire.hello(.speech, options), lines[0], gap, lines[1]].map { $0 + "\n" }.joined())
    #expect(code == 0)
    let said = lab.text("wav/sentences.tsv").split(separator: "\n")
    #expect(said.count == 1)
    #expect(said.first?.hasSuffix("The last one. Right. Lower. 8 of 8.") == true)
  }

  @Test func `a cue is not begun where it cannot end`() throws {
    func cue(_ at: Double, next: Double) -> SessionEvent {
      Self.event(
        at, .cue(Self.drop, .authored, remaining: nil), "Breathe out slowly. Let go.", next: next)
    }
    let events = [cue(1, next: 9), cue(10, next: 2), cue(12, next: 0.5)]
    #expect(
      try said(events) == ["Breathe out slowly. Let go.", "Breathe out slowly."])
  }

  @Test func `a number is said in its second, and what else falls on it only where both fit`()
    throws
  {
    let number = Self.event(7, .cue(Self.drop, .countdown, remaining: .seconds(3)), "3", next: 1)
    let cue = Self.event(
      7, .cue(Self.drop, .authored, remaining: nil), "Breathe out.", next: 0)
    #expect(try said([cue, number], rate: 100) == ["3"])
    #expect(try said([cue, number], rate: 400) == ["Breathe out. 3"])
  }

  @Test func `a question about where one is is answered whole`() throws {
    let text = "Heel drop, right side, 2 of 8, 40 seconds left."
    #expect(
      try said([Self.event(3, .status(Self.drop, rep: nil), text, next: 0.2)]) == [text])
  }

  @Test(.needs("espeak-ng")) func `measures an engine once, and keeps what it found to itself`()
    throws
  {
    let lab = try Lab()
    let real = try Tools.path(of: "espeak-ng")
    try lab.script("espeak-ng", "echo run >> '\(lab.path("runs"))'; exec '\(real)' \"$@\"")
    func play() throws -> Int {
      try lab.write("", to: "runs")
      let options = ["record": lab.path("wav"), "engine": "espeak-ng"]
      #expect(
        try ReadyMade.speech.run(lab, options: options, events: [Sample.started]).code == 0)
      return lab.text("runs").split(separator: "\n").count
    }
    #expect(try play() == 3)
    #expect(try play() == 1)
    let path = lab.path(".cache/limber/speech-paces")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let kept = lab.text(".cache/limber/speech-paces").split(separator: "\t").last ?? ""
    let factor = Double(kept.trimmingCharacters(in: .newlines)) ?? 0
    #expect((0.5...2).contains(factor))
    // A file that somebody broke is measured over.
    try lab.write("nonsense\tmore\nx", to: ".cache/limber/speech-paces")
    #expect(try play() == 3)
  }

  @Test func `two voices that measure at one instant never speak into one file`() throws {
    let lab = try Lab()
    try lab.script(
      "espeak-ng", "echo \"$PPID $*\" >> '\(lab.path("runs"))'; exit 1")
    let options = ["record": lab.path("wav"), "engine": "espeak-ng"]
    _ = try ReadyMade.speech.run(lab, options: options, events: [Sample.started])
    let run = try #require(
      lab.text("runs").split(separator: "\n").first { $0.contains("speech-sample-") })
    let process = try #require(run.split(separator: " ").first)
    #expect(run.contains("speech-sample-\(process)-"))
  }
}
