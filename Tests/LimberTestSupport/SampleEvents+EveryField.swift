import LimberBasics
public import LimberEvents
import LimberFigures

extension SampleEvents {
  /// Events in which every field stands that any event can have, each also without what may be missing.
  public static let everyField: [SessionEvent] = {
    let dose = DoseRecord(
      path: "/steps/2", routine: "calf-step-stretch", name: "Easy walk", side: .left,
      unit: .seconds,
      min: .time(.seconds(30)), max: .time(.seconds(90)), target: .time(.seconds(60)),
      did: .time(.milliseconds(12_345)))
    var again = start
    again.timesPlayed = 3
    let bodies: [SessionEvent.Body] = [
      .sessionStarted(again),
      .stepStarted(walk, next: NextStep(name: "Heel drop", side: .left)),
      .stepStarted(lunge, next: nil), .cue(lunge, .prepare(.changeover), remaining: .seconds(5)),
      .cue(heelDrop, .prepare(.leadIn), remaining: nil),
      .cue(walk, .authored, remaining: .milliseconds(12_500)),
      .waiting(
        stair, .choice, options: ["Ice", "\"Heat\" \\ \u{1F525}\n"], defaultOption: 2),
      .answered(stair, answer: "Ice", by: .default),
      .answered(stair, answer: "Ice", by: .control),
      .paused(by: .control, gap: nil),
      .paused(by: .suspend, gap: .milliseconds(61_250)),
      .resumed(by: .control, gap: nil),
      .resumed(by: .stopSignal, gap: .seconds(3)),
      .adjusted(farmersWalk, delta: Effort(reps: -1)),
      .adjusted(walk, delta: Effort(time: .seconds(-10))),
      .stepEnded(walk, .skipped, did: Effort()),
      .muted(true), .muted(false),
      .status(heelDrop, rep: Ordinal(3, of: 8)), .status(walk, rep: nil),
      .sessionEnded(
        SessionEnd(
          outcome: .interrupted, reason: "SIGTERM", time: .milliseconds(12_345), stepsDone: 1,
          stepsPartial: 1, stepsSkipped: 1, doses: [dose],
          rounds: [
            RoundsHeld(
              path: "/steps/4", routine: "cindy", name: "Cindy", side: .left, rounds: 7, done: 2,
              undone: 1)
          ])),
      .cue(heelDrop, .timeUp, remaining: .zero),
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

  /// A step of every kind that is still to come, with every field that one can have.
  public static let outline: [OutlineStep] = [
    OutlineStep(
      index: 3, at: .milliseconds(83_250), name: "Heel drop", side: .right,
      task: .timed(
        .seconds(60), min: .seconds(30), max: .seconds(90),
        cues: [OutlineStep.TimedCue(at: "50%", cue: "Half of it is done.")]),
      round: Ordinal(1, of: nil), set: Ordinal(2, of: 2), path: "/steps/2",
      routine: "calf-step-stretch", cue: "Lower the heel.", pause: .changeover(.seconds(3))),
    OutlineStep(
      index: 4, at: .seconds(144),
      name: "Rest", task: .rest(.seconds(20), min: .seconds(20), max: .seconds(20)),
      path: "/steps/3", routine: "calf-step-stretch"),
    OutlineStep(
      index: 5, at: .seconds(169), name: "Twist",
      task: .reps(
        OutlineStep.Repetitions(
          8, min: 6, max: 10, lasting: .seconds(64), alternates: true, unit: "turns", tempo: tempo)),
      round: Ordinal(2, of: 3), path: "/steps/4", routine: "calf-step-stretch", load: "red band",
      pause: .leadIn(.seconds(5))),
    OutlineStep(
      index: 6, at: .seconds(233), name: "Raise", task: .reps(uneven), path: "/steps/5",
      routine: "calf-step-stretch", pause: .between(.seconds(5))),
    OutlineStep(
      index: 6, at: .seconds(233), name: "Chair?", task: .prompt(timeout: .seconds(30)),
      path: "/steps/5", routine: "calf-step-stretch"),
    OutlineStep(
      index: 7, at: .seconds(233), name: "Cool",
      task: .choice(options: ["Ice", "Heat"], defaultOption: 2), path: "/steps/6",
      routine: "calf-step-stretch"),
    open,
  ]

  private static let uneven: OutlineStep.Repetitions = {
    var reps = OutlineStep.Repetitions(
      12, min: 12, max: 12, lasting: .seconds(88), alternates: true)
    reps.bySide = [.left: 12, .right: 10]
    return reps
  }()

  private static let open: OutlineStep = {
    var step = OutlineStep(
      index: 8, at: .seconds(233), name: "Hold", task: .timed(.zero, min: .zero, max: .zero),
      path: "/steps/7", routine: "calf-step-stretch")
    step.isOpen = true
    return step
  }()

  private static let farmersWalk: StepInfo = {
    var step = StepInfo(
      index: 2, of: 3, path: "/steps/1", routine: "calf-step-stretch", kind: .reps,
      name: "Farmer's walk", reps: 20, unit: "steps", load: "16 kg")
    step.isOpen = true
    step.counted = 22
    step.figure = MovingFigure(.shipped("squat"), goals: ["down", nil])
    return step
  }()

  /// A step with a figure of the author's own.
  public static let lunge: StepInfo = {
    var (stand, low, back) = (Pose(), Pose(), Pose())
    stand.near = Pose.Leg(thigh: 2, shin: 2)
    stand.farArm = Pose.Arm(upper: 35, fore: 60)
    low = stand
    low.near = Pose.Leg(thigh: 90, foot: -5)
    low.far = Pose.Leg(thigh: -20, shin: -90)
    low.nearArm = Pose.Arm(upper: -35)
    low.farArm = Pose.Arm()
    (low.trunk, low.head) = (15, -180)
    back = stand
    back.lie = .back
    var step = StepInfo(
      index: 3, of: 3, path: "/steps/2", routine: "calf-step-stretch", kind: .timed, name: "Lunge",
      duration: .seconds(30))
    step.figure = MovingFigure(
      .own(
        Figure(
          view: .side, zoom: .upperBody, props: [.chair, .wall], anchor: .hips,
          poses: [
            Figure.NamedPose("stand", stand), Figure.NamedPose("\"low\" ", low),
            Figure.NamedPose("lie", back),
          ], sequence: [0, 1, 0, 2])), goals: [nil, nil, nil, nil])
    return step
  }()

  private static let tempo = [
    Phase(Ordinal(1, of: 2), cue: "Turn", duration: .seconds(3)),
    Phase(Ordinal(2, of: 2), cue: "Back", duration: .seconds(1)),
  ]

  /// Where a session is, with every field that there can be.
  public static let status: SessionStatus = {
    var status = SessionStatus(
      state: .paused, routine: RoutineName(id: "calf", title: "Calf \"stretch\""), step: heelDrop,
      elapsed: .seconds(90), remaining: .seconds(300),
      endsAt: Instant(milliseconds: 1_700_000_000_123, offsetSeconds: 3600),
      next: NextStep(name: "Rest", side: .left), waitsFor: .choice, options: ["One", "Two"],
      text: "Raise.")
    status.rep = Ordinal(3, of: 8)
    status.phase = tempo[1]
    status.phaseRemaining = .milliseconds(750)
    status.tempo = tempo
    status.preparation = .between
    status.changesSides = true
    status.stepElapsed = .milliseconds(4_500)
    status.stepRemaining = .seconds(12)
    status.planned = .seconds(380)
    status.defaultOption = 2
    status.pause = SessionStatus.Pause(
      by: .suspend, gap: .milliseconds(61_250), left: .milliseconds(2_500))
    status.hasReachedMinimum = true
    status.hasExercised = true
    status.isMuted = true
    status.cautions = ["Stop if it hurts.", "Hold on."]
    status.timesPlayed = 3
    return status
  }()

  /// Greetings with every field that one can have, and with the fewest.
  public static let greetings = [
    Hello(
      hostName: "limber", hostVersion: "1.0", sinkName: "speech",
      options: [.init("voice", "de"), .init("on", "")], locale: "de_DE.UTF-8", resumed: true,
      step: heelDrop, overview: SessionOverview(outline: outline, status: status),
      at: .milliseconds(80_250),
      stamp: SessionEvent.Stamp(
        sequence: 9, time: Instant(milliseconds: 1_767_225_600_250), session: "0b5a", dropped: 3)),
    Hello(
      hostName: "limber", hostVersion: "1.0", sinkName: "speech", options: [], locale: "",
      speed: 2.5,
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
