import LimberEvents
import LimberRoutine
import LimberSyntax

/// A routine as a person makes it up by answering questions.
struct RoutineDraft: Sendable, Hashable {
  /// How much a step asks for: a time or repetitions, one of them, a range, or as much as they can.
  enum Measure: Sendable, Hashable {
    case time(AmountMeaning.Ends)
    case repetitions(AmountMeaning.Ends)

    var isTime: Bool {
      if case .time = self { true } else { false }
    }
  }

  /// How often all of it is done.
  enum Rounds: Sendable, Hashable {
    case times(Int)
    /// As often as a time holds.
    case within(String)
  }

  /// How often it is meant to be done.
  struct Goal: Sendable, Hashable {
    /// `perDay` or `perWeek`.
    var key: String
    var count: Int
  }

  struct Step: Sendable, Hashable {
    var name: String
    var measure: Measure
    /// How it is done on the sides: `each`, `alternate`, `left` or `right`; nil where there are none.
    var sides: String?
    var cue: String
  }

  var title: String
  /// What is done, in order.
  var steps: [Step]
  var rounds: Rounds
  /// The rest between two rounds; nil for none.
  var rest: String?
  /// The pause to change position between two exercises; nil for none.
  var between: String?
  /// What is to be heeded.
  var caution: String
  var goal: Goal?

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
      if let goal { json.object("goal") { $0.field(goal.key, goal.count) } }
      json.field("between", between)
      json.array("steps") { json in
        guard rounds != .times(1) else { return write(to: &json) }
        json.object { json in
          json.field("type", "rounds")
          switch rounds {
          case .times(let count): json.field("rounds", count)
          case .within(let time): json.object("rounds") { $0.field("within", time) }
          }
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
    case .time(let ends):
      json.field("type", "timed")
      json.field("name", name)
      json.amount("duration", ends) { $0.field($1, $2) }
    case .repetitions(let ends):
      json.field("type", "reps")
      json.field("name", name)
      json.amount("reps", ends) { $0.field($1, Int($2)) }
    }
    json.field("sides", sides)
    json.field("cue", cue)
  }
}

extension JSONWriter {
  /// Writes an amount as the format has it, its values by a closure.
  fileprivate mutating func amount(
    _ key: String, _ ends: AmountMeaning.Ends,
    _ single: (inout JSONWriter, _ key: String, _ value: String) -> Void
  ) {
    switch ends {
    case .one(let value): single(&self, key, value)
    case .range(let min, let max):
      object(key) { json in
        single(&json, "min", min)
        single(&json, "max", max)
      }
    case .open(let min): object(key) { json in if let min { single(&json, "min", min) } }
    }
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
  /// Reads `30s`, `30 sec`, `0:30`, `20-40s`, `10`, `8-10`, `9+` or `max`; nil where it is none of these.
  init?(_ text: String) {
    if let count = AmountMeaning.count(text) {
      self = .repetitions(count)
    } else if let time = AmountMeaning.duration(text) {
      self = .time(time)
    } else {
      return nil
    }
  }
}

extension RoutineDraft.Goal {
  /// Reads `3 a week`, `2 per day`, `daily` or `twice a week`; nil where it is none of these.
  init?(_ text: String) {
    var words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    words.removeAll { ["a", "per", "each", "every", "time", "times", "x"].contains($0) }
    let counts = ["once": 1, "twice": 2]
    let unit = words.popLast()
    let count = words.isEmpty ? 1 : words.count == 1 ? counts[words[0]] ?? Int(words[0]) : nil
    guard let count, (1...100).contains(count) else { return nil }
    switch unit {
    case "day", "daily": self.init(key: "perDay", count: count)
    case "week", "weekly": self.init(key: "perWeek", count: count)
    default: return nil
    }
  }
}
