import LimberBasics
package import LimberEvents
package import LimberHost
import LimberPlatform
package import LimberPlayer
package import LimberRoutine
package import LimberSession
import LimberSyntax
import Synchronization

/// A session on an empty stage: virtual time, buffers, and a recorder that sees every event.
package struct Stage {
  package let recorder = EventRecorder()
  package let errors = BufferDisplay()

  package init() {}

  /// A step of 8 s.
  package static let hold = #"{"type":"timed","name":"Hold","cue":"Hold.","duration":"8s"}"#
  /// That step, and one of 5 s.
  package static let two =
    hold + #",{"type":"timed","name":"Reach","cue":"Reach.","duration":"5s"}"#

  /// The plan of a routine that is written as the content of `steps`.
  package static func plan(_ steps: String, leadIn: Duration = .zero) throws -> Plan {
    let text = #"{"format":1,"title":"Test","cautions":["Stop."],"steps":[\#(steps)]}"#
    let file = RoutineFile(id: "test", source: SourceText(name: "test.json", text: text))
    let reading = RoutineReader.read(file, lookup: .empty)
    guard let set = reading.set else { throw NotARoutine(text: text) }
    return Plan([set], leadIn: leadIn)
  }

  package struct NotARoutine: Error { package var text: String }

  /// An environment with nobody in it.
  package func environment(_ scheduler: any Scheduler, desk: (any ControlDesk)? = nil)
    -> HostEnvironment
  {
    HostEnvironment(
      streams: Streams(
        input: HostInput(readAll: { _ in [] }, readLine: { nil }),
        output: HostOutput(write: BufferDisplay().display(isLive: false).write),
        errors: HostOutput(write: errors.display(isLive: false).write)),
      terminals: HostTerminals(openDesk: { _ in desk }),
      playing: Playing(makeScheduler: { _ in scheduler }))
  }

  /// Plays a routine while a script happens.
  package func play(
    _ steps: String, attendance: Session.Settings.Attendance = .person,
    resumeCountdown: Duration = .zero,
    script: [VirtualScheduler.Entry] = [], sinks: [SinkAssignment] = []
  ) throws -> PlayResult {
    let request = PlayRequest(
      plan: try Self.plan(steps),
      settings: Session.Settings(
        attendance: attendance, resumeCountdown: resumeCountdown),
      pace: .virtual, sinks: [recording()] + sinks)
    let begin = Instant(milliseconds: 1_000_000, offsetSeconds: 3600)
    return environment(VirtualScheduler(begin: begin, script: script)).stage.play(request)
  }

  /// The recorder as one of the sinks.
  package func recording(kinds: Set<EventKind> = Set(EventKind.allCases)) -> SinkAssignment {
    SinkAssignment(name: "recorder", kinds: kinds) { _ in recorder }
  }

  /// The events as lines: when, what, and the step where there is one.
  package var timeline: [String] {
    recorder.events.map { event in
      let seconds = event.at.components.seconds
      let name = event.step.map { " " + $0.name } ?? ""
      return "\(seconds) \(event.kind.rawValue)\(name)\(Self.detail(event))"
    }
  }

  private static func detail(_ event: SessionEvent) -> String {
    switch event.body {
    case .paused(let cause, _), .resumed(let cause, _): " by \(cause.rawValue)"
    case .stepEnded(_, let outcome, _): " \(outcome.rawValue)"
    case .sessionEnded(let end):
      " \(end.outcome.rawValue)" + (end.reason.map { " (\($0))" } ?? "")
    case .adjusted(_, let delta): " \(delta.time?.inSeconds ?? 0)"
    default: ""
    }
  }
}

extension VirtualScheduler.Entry {
  package static func key(_ character: Character, at seconds: Int) -> Self {
    Self(at: .seconds(seconds), .input(.key(.character(character))))
  }
  package static func input(_ input: PlayerInput, at seconds: Int) -> Self {
    Self(at: .seconds(seconds), .input(input))
  }
}
