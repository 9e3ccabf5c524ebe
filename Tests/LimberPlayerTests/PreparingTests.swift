import LimberBasics
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSession
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberPlayer

@Suite struct `Before a session` {
  private static let choice = """
    {"type":"prompt","cue":"Stand."},
    {"type":"choice","question":"How?","options":[
      {"label":"Fresh","steps":[{"type":"timed","name":"Walk","duration":"12s"}]},
      {"label":"Tired","steps":[{"type":"timed","name":"Towel","duration":"12s"}]}]},
    {"type":"timed","name":"Hold","duration":"12s","sides":"each"}
    """

  private static func rehearsal(
    _ steps: String, attendance: Session.Settings.Attendance = .person
  ) throws -> [SessionEvent] {
    Rehearsal.events(
      of: try Stage.plan(steps, leadIn: .seconds(5)),
      settings: Session.Settings(attendance: attendance, resumeCountdown: .seconds(3)))
  }

  @Test(arguments: [Session.Settings.Attendance.person, .handsFree])
  func `a rehearsal goes through every branch, to every end`(
    attendance: Session.Settings.Attendance
  ) throws {
    let events = try Self.rehearsal(Self.choice, attendance: attendance)
    let names = Set(events.compactMap(\.step?.name))
    #expect(names.isSuperset(of: ["Walk", "Towel", "Hold"]))
    // One for each option, and one in a hurry.
    #expect(events.count { $0.kind == .sessionStarted } == 3)
    #expect(events.count { $0.kind == .sessionEnded } == 3)
    #expect(events.last?.kind == .sessionEnded)
  }

  @Test func `a rehearsal pauses once and is counted in`() throws {
    let events = try Self.rehearsal(Stage.hold)
    #expect(events.count { $0.kind == .paused } == 1)
    #expect(events.count { $0.kind == .resumed } == 1)
    let paused = try #require(events.firstIndex { $0.kind == .paused })
    #expect(events[paused...].count { $0.text == "3" || $0.text == "2" || $0.text == "1" } >= 3)
  }

  @Test func `an endless routine is rehearsed for so long and no longer`() throws {
    let events = try Self.rehearsal(
      #"{"type":"rounds","rounds":99,"steps":[{"type":"rounds","rounds":99,"steps":[\#(Stage.hold)]}]}"#
    )
    #expect(events.count < Rehearsal.limit + 300)
  }

  // MARK: - Sinks that prepare

  private final class Preparer: Sendable {
    private let state = Mutex<(rehearsals: [SinkRehearsal], wanted: [Bool])>(([], []))
    let reason: String?

    init(reason: String? = nil) { self.reason = reason }

    var rehearsals: [SinkRehearsal] { state.withLock(\.rehearsals) }
    var wanted: [Bool] { state.withLock(\.wanted) }

    var assignment: SinkAssignment {
      SinkAssignment(
        name: "voice", kinds: [],
        prepare: { rehearsal in
          rehearsal.report(1, 2)
          let isWanted = rehearsal.isWanted()
          self.state.withLock {
            $0.rehearsals.append(rehearsal)
            $0.wanted.append(isWanted)
          }
          return self.reason
        }, make: { _ in EventRecorder() })
    }
  }

  /// A desk that hands over inputs as soon as it is opened.
  private struct EagerDesk: ControlDesk {
    let inputs: [PlayerInput]
    var hasKeys: Bool { true }

    func open(for use: KeyUse, _ receive: @escaping @Sendable (PlayerInput) -> Void) -> Bool {
      for input in inputs { receive(input) }
      return true
    }
    func standStill() {}
    func close() {}
  }

  private static func prepare(
    _ preparer: Preparer, inputs: [PlayerInput] = [], on errors: HostOutput? = nil
  ) throws -> Int32? {
    let stage = Stage()
    let desk = EagerDesk(inputs: inputs)
    var environment = stage.environment(VirtualScheduler(), desk: desk)
    if let errors { environment.streams.errors = errors }
    let request = PlayRequest(
      plan: try Stage.plan(Stage.hold), sinks: [stage.recording(), preparer.assignment])
    return environment.stage.prepareSinks(for: request, session: "0b5a")
  }

  @Test func `a sink that prepares is told what is to come`() throws {
    let preparer = Preparer()
    #expect(try Self.prepare(preparer) == nil)
    let rehearsal = try #require(preparer.rehearsals.first)
    #expect(preparer.rehearsals.count == 1)
    #expect(rehearsal.session == "0b5a")
    #expect(rehearsal.events.first?.kind == .sessionStarted)
    #expect(preparer.wanted == [true])
  }

  @Test func `any key is enough of it`() throws {
    let preparer = Preparer()
    #expect(try Self.prepare(preparer, inputs: [.key(.enter)]) == nil)
    #expect(preparer.wanted == [false])
  }

  @Test func `whoever asks to end meanwhile ends it`() throws {
    let preparer = Preparer()
    #expect(try Self.prepare(preparer, inputs: [.end(signal: 15)]) == 15)
    #expect(preparer.wanted == [false])
  }

  @Test func `a terminal shows how far it is, and then nothing; elsewhere only a failure is told`()
    throws
  {
    let screen = BufferDisplay()
    let terminal = HostOutput(write: screen.display().write, isTerminal: true)
    _ = try Self.prepare(Preparer(), on: terminal)
    #expect(
      screen.text
        == "\rlimber: sink 'voice' prepares, 1 of 2; any key begins without the rest\u{1B}[K"
        + "\r\u{1B}[K")
    let file = BufferDisplay()
    _ = try Self.prepare(Preparer(reason: "no room"), on: HostOutput(write: file.display().write))
    #expect(file.text == "limber: sink 'voice' could not prepare: no room\n")
  }

  @Test func `virtual time prepares nothing`() throws {
    let stage = Stage()
    let preparer = Preparer()
    _ = try stage.play(Stage.hold, sinks: [preparer.assignment])
    #expect(preparer.rehearsals.isEmpty)
  }
}
