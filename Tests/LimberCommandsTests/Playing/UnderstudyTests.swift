import LimberEvents
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberCommands

/// What is heard where tones stand in the bell's place and then fail.
@Suite struct `A sink behind another` {
  private struct Failing: Sink {
    let recorder: EventRecorder
    let fails: @Sendable (SessionEvent) -> Bool

    mutating func receive(_ event: SessionEvent) throws {
      if fails(event) { throw LostSound() }
      recorder.receive(event)
    }
  }

  private struct LostSound: Error {}

  private let tones = EventRecorder()
  private let bell = EventRecorder()
  private let said = Said()

  /// What the person was told.
  private final class Said: Sendable {
    private let notes = Mutex<[String]>([])
    var words: [String] { notes.withLock(\.self) }
    func note(_ note: SessionNote) { notes.withLock { $0.append(EnglishPhrases().note(note)) } }
  }

  private func pair(
    _ make: @escaping @Sendable (SinkPort) throws -> any Sink
  ) -> [SinkAssignment] {
    let all = Set(EventKind.allCases)
    return Understudy.put(
      SinkAssignment(name: "bell", kinds: all) { [bell] _ in bell },
      behind: SinkAssignment(name: "sound", kinds: all, make: make))
  }

  /// Sends a session to both, as the player does: one that failed gets nothing any more.
  private func play(_ pair: [SinkAssignment], before: (Int, SinkPort) -> Void = { _, _ in }) throws
  {
    let port = SinkPort(say: { [said] in said.note($0) })
    var sinks = pair.map { try? $0.make(port) }
    for (index, event) in SampleEvents.session.enumerated() {
      before(index, port)
      for place in sinks.indices {
        do { try sinks[place]?.receive(event) } catch { sinks[place] = nil }
      }
    }
    for place in sinks.indices { try sinks[place]?.finish() }
  }

  private static let words = "sink 'bell' takes the place of 'sound'"

  @Test func `is silent for as long as that is heard`() throws {
    try play(pair { [tones] _ in tones })
    #expect(tones.events == SampleEvents.session)
    #expect(bell.events == [])
    #expect(said.words == [])
  }

  @Test func `is heard from where that failed, and said to be once`() throws {
    let failing = SampleEvents.session[4]
    try play(pair { [tones] _ in Failing(recorder: tones) { $0 == failing } })
    #expect(tones.events == Array(SampleEvents.session[..<4]))
    #expect(bell.events == Array(SampleEvents.session[4...]))
    #expect(said.words == [Self.words])
  }

  @Test func `is heard where that cannot even be made`() throws {
    try play(pair { _ in throw LostSound() })
    #expect(bell.events == SampleEvents.session)
    #expect(said.words == [Self.words])
  }

  @Test(arguments: [
    SessionNote.sinkRefuses("sound", reason: "no player"),
    .sinkCrashedAgain("sound", how: "signal 9"),
    .sinkOff("sound", reason: "gone"),
  ])
  func `is heard where that program is over`(note: SessionNote) throws {
    let port = Mutex<SinkPort?>(nil)
    try play(
      pair { [tones] in
        let given = $0
        port.withLock { $0 = given }
        return tones
      },
      before: { index, _ in if index == 3 { port.withLock(\.self)?.say(note) } })
    #expect(bell.events == Array(SampleEvents.session[3...]))
    #expect(said.words == [EnglishPhrases().note(note), Self.words])
  }

  @Test func `knows that nothing is to sound, and stays behind one that only stumbles`() throws {
    let port = Mutex<SinkPort?>(nil)
    let sinks = pair { [tones] in
      let given = $0
      port.withLock { $0 = given }
      return tones
    }
    let own = SinkPort()
    var (first, second) = (try sinks[0].make(own), try sinks[1].make(own))
    let muted = SessionEvent(at: .seconds(1), text: "", body: .muted(true))
    for event in [SampleEvents.session[0], muted] {
      try first.receive(event)
      try second.receive(event)
    }
    port.withLock(\.self)?.say(.sinkCrashed("sound", how: "signal 9"))
    try second.receive(SampleEvents.session[1])
    #expect(bell.events == [])
    port.withLock(\.self)?.say(.sinkRefuses("sound", reason: "no player"))
    try second.receive(SampleEvents.session[2])
    #expect(bell.events == [muted, SampleEvents.session[2]])
  }
}
