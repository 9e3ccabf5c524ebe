package import LimberBasics
package import LimberEvents
internal import LimberRoutine
internal import LimberSession
internal import LimberSinks
internal import LimberSyntax

/// A short session with events of every kind, played by the session itself, to try sinks with.
package enum TrialSession {
  private static let routine = """
    {"format": 1, "title": "Trial of a sink", "cautions": ["Stop when it hurts."], "steps": [
      {"type": "prompt", "cue": "Stand tall.", "timeout": "3s"},
      {"type": "reps", "name": "Heel raise", "reps": {"min": 2, "max": 4}, "sides": "each",
       "tempo": [{"cue": "Rise", "duration": "2s"}, {"cue": "Lower", "duration": "2s"}]},
      {"type": "rest", "duration": "12s"},
      {"type": "timed", "name": "Calf stretch", "duration": {"min": "30s", "max": "40s"},
       "cue": "Lean into the wall.", "sets": 2, "rest": "10s"},
      {"type": "choice", "question": "Once more?", "options": [
        {"label": "No", "steps": []},
        {"label": "Yes", "steps": [{"type": "timed", "name": "Walk", "duration": "10s"}]}]}
    ]}
    """

  private static let briefRoutine = """
    {"format": 1, "title": "Trial of a sink", "steps": [
      {"type": "prompt", "cue": "Stand tall.", "timeout": "2s"},
      {"type": "reps", "name": "Heel raise", "reps": 2,
       "tempo": [{"cue": "Rise", "duration": "1s"}, {"cue": "Lower", "duration": "1s"}]},
      {"type": "timed", "name": "Calf stretch", "cue": "Lean into the wall.", "duration": "12s"}
    ]}
    """

  /// The events, dated from an instant on and numbered from 1.
  package static func events(from begin: Instant) -> [SessionEvent] {
    events(of: routine, from: begin)
  }

  /// The events of a session that is short enough to be waited for.
  package static func brief(from begin: Instant) -> [SessionEvent] {
    events(of: briefRoutine, from: begin)
  }

  private static func events(of routine: String, from begin: Instant) -> [SessionEvent] {
    let file = RoutineFile(id: "trial", source: SourceText(name: "trial.json", text: routine))
    guard let set = RoutineReader.read(file, lookup: .empty).set else { return [] }
    var session = Session(
      plan: Plan([set]),
      settings: Session.Settings(attendance: .nobody, ticks: true))
    var events = session.start(at: .zero)
    while let deadline = session.nextDeadline {
      events += session.advance(to: deadline)
      // In a step that counts down, once: everything that a person or a sink may ask for.
      if case .tick(let step, elapsed: .seconds(2))? = events.last?.body, step.kind == .timed,
        !events.contains(where: { $0.kind == .paused })
      {
        events += session.adjust(at: deadline, by: .seconds(10))
        events += session.mute(true, at: deadline)
        events += session.mute(false, at: deadline)
        events += session.sayStatus(at: deadline)
        events += session.pause(at: deadline, by: .control("sink"))
        events += session.resume(at: deadline, by: .control("sink"))
      }
    }
    return events.enumerated().map { index, event in
      func time(after duration: Duration) -> Instant {
        Instant(
          milliseconds: begin.milliseconds + duration.wholeNanoseconds / 1_000_000,
          offsetSeconds: begin.offsetSeconds)
      }
      var event = event
      let at = event.at
      event.stamp = SessionEvent.Stamp(
        sequence: index + 1, time: time(after: at),
        endsAt: event.remaining?.runsOut.map { time(after: at + $0) }, session: SinkKit.session)
      return event
    }
  }
}
