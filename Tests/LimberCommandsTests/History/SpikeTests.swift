import LimberPlayer
import LimberTestSupport
import Testing

@testable import LimberCommands

/// Walking and running that would be far longer than of late, from the file to the line that warns.
@Suite(.waits) struct `A walk or a run that is far longer than of late` {
  private func life() throws -> Life {
    let life = try Life()
    for (id, tag, time) in [
      ("walk", "walking", "5m"), ("run", "running", "6m"), ("plank", "core", "9m"),
    ] {
      try life.bench.writeOwn(
        """
        { "format": 1, "title": "Walk", "tags": ["\(tag)"], "steps": [
          { "type": "prompt", "cue": "Ready?" },
          { "type": "timed", "name": "Go", "duration": { "min": "\(time)", "max": "20m" } } ] }
        """, id: id)
    }
    return life
  }

  private static let warning = "the longest of the last 30 days: a jump like that brings injuries"

  @Test func `is warned of once, and played`() throws {
    let life = try life()
    let first = life.limber("play", "run", "--plain", "--unattended", day: 0)
    #expect(!first.errors.contains(Self.warning))
    try life.play(["walk"], day: 1)
    let longer = life.limber("play", "run", "--plain", "--unattended", day: 2)
    #expect(longer.status == .success)
    #expect(
      longer.errors.replacing("\n", with: " ").contains(
        "6 min on foot is more than a tenth above 5 min"))
    #expect(!life.limber("play", "plank", "--unattended", day: 2).errors.contains("on foot"))
    let own = life.limber("play", "walk", "--dose", "max", "--unattended", day: 2)
    #expect(own.errors.replacing("\n", with: " ").contains("20 min on foot is more than a tenth"))
    #expect(
      !life.limber("play", "run", "--plain", "--unattended", day: 40).errors.contains("on foot"))
  }

  @Test func `is warned of once where a key makes it so`() throws {
    let life = try life()
    try life.play(["walk"], day: 0)
    func play(_ day: Int, _ presses: [Int], also keys: [VirtualScheduler.Entry] = []) -> String {
      let result = life.limber(
        ["play", "walk", "--no-questions", "--plain", "--lead-in", "0s"], day: day,
        isTerminal: true, script: Life.confirming + presses.map { .key("+", at: $0) } + keys)
      return (result.output + result.errors).replacing("\n", with: " ")
    }
    // 10 s each: 5 min 30 s is a tenth above 5 min, and no more.
    #expect(!play(2, [10, 11, 12]).contains("on foot"))
    // That one was the longest: 6 min 3 s is a tenth above it.
    let told = play(4, [10, 11, 12, 13, 14, 15, 16, 17])
    #expect(told.contains("6 min 10 s on foot is more than a tenth above 5 min 30 s"))
    #expect(told.split(separator: "on foot is more than").count == 2)
    #expect(!play(40, [10, 11, 12, 13, 14, 15, 16, 17]).contains("on foot"))
  }

  @Test func `is not what a dose rises to`() throws {
    let life = try life()
    for day in 0..<3 { try life.play(["walk"], day: day) }
    #expect(life.progress("walk", day: 3).contains("5 min today: 6 min 30 s would make it more"))
    try life.play(["run"], day: 3)
    #expect(life.progress("walk", day: 3).contains("6 min 30 s today: three comfortable"))
    #expect(
      try life.bench.read(".local/state/limber/history.jsonl").contains(#""movements":["walking"]"#)
    )
  }
}
