import LimberEvents
import LimberRoutine
import LimberSyntax

/// Routines to begin with, each a whole one that can be played as it is.
enum RoutineTemplate: String, CaseIterable, Sendable {
  case stretch, intervals, hold, circuit, empty

  /// The template as a file in the common layout.
  func text(title: String, schema: String?) -> [UInt8] {
    var json = JSONWriter()
    json.value(title)
    let schemaLine = schema.map { "\"$schema\": \"\($0)\"," } ?? ""
    return RoutineLayout.laidOut(
      """
      {
        \(schemaLine)
        "format": 1,
        "title": \(json.text),
        "cautions": ["\(RoutineDraft.caution)"],
        "steps": [\(steps)]
      }
      """)
  }

  private var steps: String {
    switch self {
    case .stretch:
      """
      { "type": "prompt", "cue": "Get into position." },
      { "type": "timed", "name": "Stretch", "duration": { "min": "20s", "max": "40s" },
        "sides": "each", "sets": 2, "rest": "15s",
        "cue": "Stretch until you feel it, without pain. Keep breathing." }
      """
    case .intervals:
      """
      { "type": "timed", "name": "Warm up", "duration": "3m", "cue": "Begin easily." },
      { "type": "rounds", "rounds": { "min": 4, "max": 8 }, "steps": [
        { "type": "timed", "name": "Fast", "duration": "30s", "cue": "Go faster now." },
        { "type": "timed", "name": "Easy", "duration": "1m", "cue": "Slow down and recover." } ] },
      { "type": "timed", "name": "Cool down", "duration": "3m", "cue": "Slow down, keep moving." }
      """
    case .hold:
      """
      { "type": "prompt", "cue": "Get into position." },
      { "type": "timed", "name": "Hold", "duration": { "min": "20s", "max": "1m" },
        "sets": 3, "rest": "30s", "cue": "Hold still and keep breathing." }
      """
    case .circuit:
      """
      { "type": "rounds", "rounds": { "min": 2, "max": 4 }, "rest": "1m", "steps": [
        { "type": "reps", "name": "Squat", "reps": { "min": 8, "max": 12 },
          "cue": "Heels down, back straight." },
        { "type": "rest", "duration": "20s" },
        { "type": "reps", "name": "Heel raise", "reps": { "min": 10, "max": 15 }, "sides": "each",
          "cue": "Rise slowly, lower slowly." },
        { "type": "rest", "duration": "20s" },
        { "type": "timed", "name": "Plank", "duration": { "min": "20s", "max": "40s" },
          "cue": "Straight from head to heels." } ] }
      """
    case .empty:
      """
      { "type": "timed", "name": "First step", "duration": "30s", "cue": "Say here what to do." }
      """
    }
  }
}
