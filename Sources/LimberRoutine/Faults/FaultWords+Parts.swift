import LimberBasics
import LimberSyntax

// The words for the parts of a fault.

extension Shape {
  /// What a message calls it.
  var words: String {
    switch self {
    case .routine: "a routine"
    case .limits: "limits"
    case .goal: "a goal"
    case .template: "a template"
    case .templates: "the templates"
    case .parameters: "the parameters"
    case .values: "the values"
    case .parameterUse: "the place of a parameter"
    case .step(nil): "a step"
    case .step(let type?): "a '\(type.rawValue)' step"
    case .range: "a range"
    case .openRange: "an open amount"
    case .bySide: "an amount for each side"
    case .byRound: "a list for rounds"
    case .within: "a time for rounds"
    case .sides: "the long form of 'sides'"
    case .timedCue: "a cue inside a timed step"
    case .phase: "a phase of a tempo"
    case .option: "an option of a choice"
    case .programme: "a programme"
    case .week: "a week of a programme"
    case .task: "a routine of a week"
    case .goOn: "conditions to go on"
    case .figure: "a figure"
    case .pose: "a pose of a figure"
    case .leg: "a leg of a pose"
    case .arm: "an arm of a pose"
    }
  }
}

extension Fault.JSONKind {
  var words: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension Fault.Expectation {
  var words: String {
    switch self {
    case .string: "a string"
    case .boolean: "a boolean"
    case .number: "a number"
    case .wholeNumber: "a whole number"
    case .array: "an array"
    case .object: "an object"
    case .duration: "a duration such as \"90s\""
    case .durationOrRange:
      "a duration such as \"90s\" or a range such as { \"min\": \"20s\", \"max\": \"40s\" }"
    case .countOrRange: "a whole number or a range such as { \"min\": 8, \"max\": 10 }"
    case .sides: "\"each\", \"alternate\" or an object such as { \"order\": \"each\" }"
    case .figure: "a figure's name such as \"squat\" or an object with 'view' and 'poses'"
    case .shape(let shape): "\(shape.words) such as \(shape.example)"
    case .list(let shape): "a list such as [ \(shape.example) ]"
    case .texts: "a list of texts such as [ \"A chair.\" ]"
    case .tags: "a list of words such as [ \"calf\", \"stretch\" ]"
    }
  }
}

extension Fault.Emptiness {
  var words: String {
    switch self {
    case .text: "a text here is not empty"
    case .array: "an array here is not empty"
    case .names: "an object here is not empty"
    case .limits: "limits are not empty: they have 'perDay', 'perWeek' or 'restDays'"
    case .poses: "a figure has at least one pose"
    }
  }
}

extension Fault.TextFlaw {
  var words: String {
    switch self {
    case .control(let scalar):
      "a text holds no control characters, found U+\(Self.code(of: scalar))"
    case .loneSurrogate:
      "a text holds whole characters, found half of a surrogate pair"
    case .invisible:
      "a text here holds something that can be seen, found only characters that cannot"
    }
  }

  private static func code(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension DurationText.Flaw {
  func words(for quantity: Fault.Quantity) -> String {
    switch (self, quantity) {
    case (.noUnit, .duration): "a duration needs a unit, such as \"90s\", \"5m\" or \"1h\""
    case (.noUnit, .moment): "a moment needs a unit, such as \"25%\", \"10m\" or \"-1m\""
    case (.malformed, .duration):
      "a duration is a number of 'h', 'm' and 's' in this order, such as \"1m30s\""
    case (.malformed, .moment):
      "a moment is a share such as \"25%\", or a duration from the start or, with '-', before the end"
    case (.zero, _): "a duration is longer than zero"
    case (.tooLong, .duration): "a duration is at most 24 h"
    case (.tooLong, .moment): "a moment is at most 100 % or 24 h"
    }
  }
}

extension Shape {
  /// An object of its kind, to show what belongs there.
  fileprivate var example: String {
    switch self {
    case .routine: #"{ "format": 1, "title": "Evening", "steps": [ … ] }"#
    case .limits: #"{ "perDay": 2 }"#
    case .goal: #"{ "perDay": 2, "weeks": 12 }"#
    case .template: #"{ "type": "timed", "cue": "Hold still.", "duration": "30s" }"#
    case .templates: #"{ "hold": { "type": "timed", "cue": "Hold still.", "duration": "30s" } }"#
    case .parameters: #"{ "run": "60s", "rounds": { "min": 5, "max": 6 } }"#
    case .values: #"{ "run": "90s" }"#
    case .parameterUse: #"{ "parameter": "run" }"#
    case .step: #"{ "type": "timed", "name": "Plank", "duration": "30s", "cue": "Keep straight." }"#
    case .openRange: #"{ "min": 8 }"#
    case .range: #"{ "min": 8, "max": 10 }"#
    case .bySide: #"{ "left": 12, "right": 10 }"#
    case .byRound: #"{ "byRound": [12, 10, 8] }"#
    case .within: #"{ "within": "20m" }"#
    case .sides: #"{ "order": "each", "changeover": "5s" }"#
    case .timedCue: #"{ "at": "50%", "cue": "Half of it is done." }"#
    case .phase: #"{ "cue": "Lower", "duration": "3s" }"#
    case .option: #"{ "label": "Yes", "steps": [ … ] }"#
    case .programme: #"{ "format": 1, "title": "Spring", "weeks": [ … ] }"#
    case .week: #"{ "weeks": 2, "routines": [ { "routine": "warm-up", "perWeek": 3 } ] }"#
    case .task: #"{ "routine": "warm-up", "perWeek": 3 }"#
    case .goOn: #"{ "sessions": 6, "maxPain": 3 }"#
    case .figure: #"{ "view": "side", "poses": { "down": { "trunk": 40 } } }"#
    case .pose: #"{ "trunk": 40, "near": { "thigh": 85 } }"#
    case .leg: #"{ "thigh": 85, "shin": -20, "foot": 0 }"#
    case .arm: #"{ "upper": 35, "fore": 60 }"#
    }
  }
}
