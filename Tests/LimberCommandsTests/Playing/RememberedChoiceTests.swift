import LimberBasics
import LimberHistory
import LimberHost
import LimberPlayer
import LimberProgress
import LimberTestSupport
import Testing

@testable import LimberCommands

/// A choice that is asked once a session, and proposes what was chosen the last time.
@Suite(.waits) struct `A choice that is remembered` {
  private static let routine = """
    { "format": 1, "title": "Legs", "cautions": ["Stop."], "steps": [
      { "type": "rounds", "rounds": 2, "steps": [
        { "type": "choice", "question": "Which?", "remember": true, "options": [
          { "label": "Easy", "steps": [
            { "type": "timed", "name": "Easy hold", "cue": "Hold.", "duration": "10s" } ] },
          { "label": "Hard", "steps": [
            { "type": "timed", "name": "Hard hold", "cue": "Hold.", "duration": "20s" } ] } ] } ] } ] }

    """

  private func life() throws -> Life {
    let life = try Life()
    try life.bench.writeOwn(Self.routine, id: "legs")
    return life
  }

  @Test func `it is asked once a session`() throws {
    let life = try life()
    try life.play(["legs"], day: 0, keys: [.key("2", at: 3)])
    let session = try #require(try life.file.readEnd(since: 0).sessions.last)
    #expect(session.steps.map(\.name) == ["Hard hold", "Hard hold"])
    #expect(session.choices.map(\.label) == ["Hard"])
  }

  @Test func `what was chosen is proposed the next time, and to nobody as well`() throws {
    let life = try life()
    try life.play(["legs"], day: 0, keys: [.key("2", at: 3)])
    #expect(life.limber("show", "legs", day: 1).output.contains("2 Hard (shown here)"))
    _ = life.limber("play", "legs", "--unattended", "--plain", day: 1)
    let session = try #require(try life.file.readEnd(since: 0).sessions.last)
    #expect(session.steps.map(\.name) == ["Hard hold", "Hard hold"])
    // What nobody chose is no choice.
    #expect(session.choices.isEmpty)
  }

  @Test func `an option that is gone proposes nothing`() throws {
    let life = try life()
    try life.play(["legs"], day: 0, keys: [.key("2", at: 3)])
    try life.bench.writeOwn(Self.routine.replacing("Hard", with: "Harder"), id: "legs")
    #expect(life.limber("show", "legs", day: 1).output.contains("1 Easy (shown here)"))
  }
}
