import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

struct MutationTests {
  private static let text = #"""
    { "format": 1, "title": "A", "tags": ["calf"], "limits": { "perDay": 2 }, "steps": [
      { "type": "timed", "name": "B", "duration": { "min": "20s", "max": "1m30s" }, "sides": "each",
        "cues": [ { "at": "25%", "cue": "C" }, { "at": "-5s", "cue": "D" } ] },
      { "type": "rounds", "rounds": { "min": 4, "max": 5 }, "rest": "1m", "steps": [
        { "type": "reps", "name": "E", "reps": 8, "sets": 3, "rest": "1.5s",
          "sides": { "order": "alternate", "first": "left", "changeover": "2s" },
          "tempo": [ { "cue": "F", "duration": "3s" } ] } ] },
      { "type": "choice", "question": "G?", "options": [
        { "label": "H", "steps": [ { "type": "routine", "routine": "test" } ] },
        { "label": "I", "default": true, "steps": [] } ] },
      { "type": "prompt", "cue": "J", "timeout": "10s", "x-k": [1, null, "\ud83e\uddb5"] } ] }
    """#

  /// Bytes that make the most of a change.
  private static let favourites =
    Array(#"{}[]",:0123456789smh.-+eE%\ux truefalsn"#.utf8) + [0, 0x80, 0xFF]

  @Test(arguments: 0..<40)
  func `whatever happens to a file, it is read or refused`(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<100 {
      var bytes = Array(Self.text.utf8)
      for _ in 0...Int.random(in: 0..<4, using: &random) { Self.mutate(&bytes, &random) }
      let file = RoutineFile(id: "test", source: SourceText(name: "test.json", bytes: bytes))
      let lookup = RoutineLookup { _ in file }
      let reading = RoutineReader.read(file, lookup: lookup)
      let diagnostics = reading.reports.flatMap(\.diagnostics)
      #expect((reading.set == nil) == diagnostics.contains { $0.severity == .error })
      #expect(diagnostics.allSatisfy { $0.range.offsets.upperBound <= bytes.count })
    }
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let at = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, at + Int.random(in: 1..<40, using: &random))
    let favourite = favourites.randomElement(using: &random) ?? 0
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[at] = favourite
    case 1: bytes.insert(favourite, at: at)
    case 2: bytes.removeSubrange(at..<end)
    case 3: bytes.insert(contentsOf: bytes[at..<end], at: at)
    default:
      let other = Int.random(in: 0..<bytes.count, using: &random)
      bytes.insert(contentsOf: bytes[at..<end], at: other)
    }
    if bytes.isEmpty { bytes = [favourite] }
  }
}
