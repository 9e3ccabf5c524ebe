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
  }

  struct Step: Sendable, Hashable {
    var name: String
    var measure: Measure
    /// Whether it is done on each side in turn.
    var hasSides: Bool
    var cue: String
  }

  var title: String
  /// What is done, in order.
  var steps: [Step]
  /// How often all of it is done.
  var rounds: Int

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
      json.field("cautions", [Self.caution])
      json.array("steps") { json in
        guard rounds > 1 else { return write(to: &json) }
        json.object { json in
          json.field("type", "rounds")
          json.field("rounds", rounds)
          json.field("rest", "30s")
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
    json.field("sides", hasSides ? "each" : nil)
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
  /// Reads `30s`, `20s-40s`, `20-40s`, `10` or `8-10`; nil where it is none of these.
  init?(_ text: String) {
    let text = text.filter { !$0.isWhitespace }.exchanging("–", for: "-")
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, let last = parts.last, parts.count <= 2 else { return nil }
    let isRange = parts.count == 2
    if let min = Self.count(first), let max = Self.count(last) {
      guard !isRange || min < max else { return nil }
      self = .repetitions(min, isRange ? max : nil)
    } else {
      // In '20-40s' the unit stands once.
      let unit = String(last.drop { $0.isNumber || $0 == "." })
      let start = first.allSatisfy { $0.isNumber || $0 == "." } ? first + unit : first
      guard let min = try? DurationText.parse(start), let max = try? DurationText.parse(last),
        !isRange || min < max
      else { return nil }
      self = .time(min, isRange ? max : nil)
    }
  }

  private static func count(_ text: String) -> Int? {
    Int(text).flatMap { (1...FormatLimits.count).contains($0) && text.first != "+" ? $0 : nil }
  }
}
