import LimberBasics
import LimberEvents

/// A moment of a session on the stage, by the events that lead to it.
enum StageScene: String, CaseIterable {
  case cautions, heeded, prompt, leadIn, timed, paused, countingIn, rest
  case lower, hold, rise, changeSides, selfPaced, choice, allKeys, message

  var events: [SessionEvent] {
    switch self {
    case .cautions: ConsoleScene.start.events
    case .heeded:
      ConsoleScene.start.events.map { event in
        guard case .sessionStarted(var start) = event.body else { return event }
        var event = event
        start.timesPlayed = 3
        event.body = .sessionStarted(start)
        return event
      }
    case .prompt: ConsoleScene.prompt.events
    case .leadIn: ConsoleScene.changeover.events
    case .timed, .allKeys, .message: ConsoleScene.timed.events
    case .paused: ConsoleScene.paused.events
    case .countingIn:
      ConsoleScene.paused.events + [
        ConsoleScene.at(
          20, .cue(ConsoleScene.stretch(.right), .countdown, remaining: .seconds(2)), step: 33,
          left: 712)
      ]
    case .rest: ConsoleScene.rest.events
    case .lower: ConsoleScene.tempo.events
    case .hold: ConsoleScene.tempo.events + [Self.phase("Hold", 2, .left, at: 10)]
    case .rise:
      ConsoleScene.tempo.events + [
        Self.phase("Hold", 2, .left, at: 10), Self.phase("Rise", 3, .right, at: 12),
      ]
    case .changeSides: ConsoleScene.changeoverInRepetition.events
    case .selfPaced: ConsoleScene.selfPaced.events
    case .choice: Self.choosing
    }
  }

  /// What the display is told afterwards.
  var notices: [DisplayNotice] {
    switch self {
    case .allKeys: [.toggleKeys]
    case .message: [.message("sink 'log' is off: no space left on device")]
    default: []
    }
  }

  /// A phase of the third of eight repetitions.
  private static func phase(
    _ cue: String, _ index: Int, _ side: Side, at seconds: Double
  ) -> SessionEvent {
    ConsoleScene.at(
      seconds,
      .phaseStarted(
        ConsoleScene.drop(side), rep: Ordinal(3, of: 8),
        phase: Phase(Ordinal(index, of: 3), cue: cue, duration: .seconds(2))),
      step: 112 - seconds, left: 724 - seconds)
  }

  private static let choosing: [SessionEvent] = {
    let question = ConsoleScene.step(7, .choice, "How are the legs?")
    return [
      ConsoleScene.at(0, .sessionStarted(ConsoleScene.start()), left: 724),
      ConsoleScene.at(0, .stepStarted(question, next: nil), left: 724),
      ConsoleScene.at(
        0,
        .waiting(
          question, .choice, options: ["Fresh", "Tired: a warm towel helps"], defaultOption: 2),
        left: 724),
    ]
  }()
}
