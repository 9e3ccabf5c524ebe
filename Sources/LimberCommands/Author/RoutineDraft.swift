import LimberEvents
import LimberRoutine
import LimberSyntax

/// A routine as a person makes it up by answering questions.
struct RoutineDraft: Sendable, Hashable {
  /// How much a step asks for.
  enum Measure: Sendable, Hashable {
    /// A time, or a range of times.
    case time(Duration, Duration?)
    /// Repetitions, or a range of them.
    case repetitions(Int, Int?)

    var isTime: Bool {
      if case .time = self { true } else { false }
    }
  }

  struct Step: Sendable, Hashable {
    var name: String
    var measure: Measure
    /// How it is done on both sides: `each` or `alternate`; nil where there are none.
    var sides: String?
    var cue: String
  }

  var title: String
  /// What is done, in order.
  var steps: [Step]
  /// How often all of it is done.
  var rounds: Int
  /// The rest between two rounds; nil for none.
  var rest: String?
  /// What is to be heeded.
  var caution: String

  /// What every new routine tells a person to heed, until its author says more.
  static let caution = "Stop when the pain is sharp or grows."
}

// MARK: - As a file

extension RoutineDraft {
  /// The routine as a file in the common layout.
  func text(schema: String?) -> [UInt8] {
    let json = JSONWriter.object { json in
      json.field("$schema", schema)
      json.field("format", FormatLimits.version)
      json.field("title", title)
      json.field("cautions", caution.isEmpty ? [] : [caution])
      json.array("steps") { json in
        guard rounds > 1 else { return write(to: &json) }
        json.object { json in
          json.field("type", "rounds")
          json.field("rounds", rounds)
          json.field("rest", rest)
          json.array("steps") { write(to: &$0) }
        }
      }
    }
    return RoutineLayout.laidOut(json)
  }

  private func write(to json: inout JSONWriter) {
    for step in steps { json.object { step.write(to: &$0) } }
  }
}

extension RoutineDraft.Step {
  fileprivate func write(to json: inout JSONWriter) {
    switch measure {
    case .time(let min, let max):
      json.field("type", "timed")
      json.field("name", name)
      guard let max else {
        json.field("duration", DurationText.text(of: min))
        break
      }
      json.object("duration") { json in
        json.field("min", DurationText.text(of: min))
        json.field("max", DurationText.text(of: max))
      }
    case .repetitions(let min, let max):
      json.field("type", "reps")
      json.field("name", name)
      guard let max else {
        json.field("reps", min)
        break
      }
      json.object("reps") { json in
        json.field("min", min)
        json.field("max", max)
      }
    }
    json.field("sides", sides)
    json.field("cue", cue)
  }
}

extension RoutineLayout {
  /// A text of limber's own in the common layout.
  static func laidOut(_ json: String) -> [UInt8] {
    switch format(SourceText(name: "draft", text: json)) {
    case .text(let bytes): bytes
    case .refused: Array(json.utf8)
    }
  }
}

// MARK: - From what a person writes

extension RoutineDraft.Measure {
  /// Reads `30s`, `30 sec`, `0:30`, `20-40s`, `10` or `8-10`; nil where it is none of these.
  init?(_ text: String) {
    if let count = AmountMeaning.count(text) {
      switch count {
      case .one(let value): self = .repetitions(Int(value) ?? 1, nil)
      case .range(let min, let max): self = .repetitions(Int(min) ?? 1, Int(max))
      case .open: return nil
      }
    } else {
      func parsed(_ text: String) -> Duration? { try? DurationText.parse(text) }
      switch AmountMeaning.duration(text) {
      case .one(let value)?:
        guard let value = parsed(value) else { return nil }
        self = .time(value, nil)
      case .range(let min, let max)?:
        guard let min = parsed(min), let max = parsed(max) else { return nil }
        self = .time(min, max)
      case .open?, nil: return nil
      }
    }
  }
}
