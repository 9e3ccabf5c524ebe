import LimberBasics
public import LimberEvents

extension SampleEvents {
  /// Events in which every field stands that any event can have, each also without what may be missing.
  public static let everyField: [SessionEvent] = {
    let dose = DoseRecord(
      path: "/steps/2", routine: "calf-step-stretch", name: "Easy walk", unit: .seconds,
      min: .time(.seconds(30)), max: .time(.seconds(90)), target: .time(.seconds(60)),
      did: .time(.milliseconds(12_345)))
    var again = start
    again.timesPlayed = 3
    let bodies: [SessionEvent.Body] = [
      .sessionStarted(again),
      .stepStarted(walk, next: NextStep(name: "Heel drop", side: .left)),
      .cue(heelDrop, .prepare, remaining: nil),
      .cue(walk, .authored, remaining: .milliseconds(12_500)),
      .waiting(
        stair, .choice, options: ["Ice", "\"Heat\" \\ \u{1F525}\n"], defaultOption: 2),
      .answered(stair, answer: "Ice", by: .default),
      .answered(stair, answer: "Ice", by: .control),
      .paused(by: .control, gap: nil),
      .paused(by: .suspend, gap: .milliseconds(61_250)),
      .resumed(by: .control, gap: nil),
      .resumed(by: .stopSignal, gap: .seconds(3)),
      .adjusted(heelDrop, delta: Effort(reps: -1)),
      .adjusted(walk, delta: Effort(time: .seconds(-10))),
      .stepEnded(walk, .skipped, did: Effort()),
      .muted(true), .muted(false),
      .status(heelDrop, rep: Ordinal(3, of: 8)), .status(walk, rep: nil),
      .sessionEnded(
        SessionEnd(
          outcome: .interrupted, reason: "SIGTERM", time: .milliseconds(12_345), stepsDone: 1,
          stepsPartial: 1, stepsSkipped: 1, doses: [dose])),
    ]
    let plain = session + bodies.map { SessionEvent(at: .milliseconds(12_345), text: "", body: $0) }
    return plain.flatMap { event in
      var full = event
      full.stamp = SessionEvent.Stamp(
        sequence: 7, time: Instant(milliseconds: 1_767_225_600_250, offsetSeconds: -12_600),
        endsAt: Instant(milliseconds: 1_767_225_612_750, offsetSeconds: -12_600),
        session: "0b5a1c3e", dropped: 12)
      full.remaining = Remaining(
        step: .milliseconds(12_500), session: .milliseconds(90_001), next: .milliseconds(1_500))
      var waiting = event
      waiting.remaining = Remaining(session: .seconds(3), isPassing: event.kind != .paused)
      var caused = full
      switch event.body {
      case .answered(_, _, let by) where by != .control: break
      case .paused(let by, _) where by != .control: break
      case .resumed(let by, _) where by != .control: break
      case _: caused.controller = "pedal"
      }
      caused.stamp.endsAt = nil
      caused.remaining?.isPassing = false
      return [event, full, waiting, caused].map(attributed)
    }
  }()

  /// Greetings with every field that one can have, and with the fewest.
  public static let greetings = [
    Hello(
      hostName: "limber", hostVersion: "1.0", sinkName: "speech",
      options: [.init("voice", "de"), .init("on", "")], locale: "de_DE.UTF-8", resumed: true,
      step: heelDrop, at: .milliseconds(80_250),
      stamp: SessionEvent.Stamp(
        sequence: 9, time: Instant(milliseconds: 1_767_225_600_250), session: "0b5a", dropped: 3)),
    Hello(
      hostName: "limber", hostVersion: "1.0", sinkName: "speech", options: [], locale: "",
      stamp: SessionEvent.Stamp(sequence: 1, time: Instant(), session: "0b5a")),
  ]

  /// What says that a command caused it has a sink that sent it, if only one without a name.
  private static func attributed(_ event: SessionEvent) -> SessionEvent {
    var event = event
    switch event.body {
    case .answered(_, _, by: .control), .paused(by: .control, _), .resumed(by: .control, _):
      event.controller = event.controller ?? ""
    case _: break
    }
    return event
  }
}
