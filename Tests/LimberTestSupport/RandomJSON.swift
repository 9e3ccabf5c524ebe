/// Makes JSON texts that look like routines, badly laid out.
public enum RandomJSON {
  /// One object with keys of the format, unknown ones, own ones and equal ones, nested at random.
  public static func routineLike(using random: inout some RandomNumberGenerator) -> String {
    object(depth: 0, using: &random)
  }

  private static let keys = [
    "$schema", "format", "title", "steps", "type", "name", "cue", "duration", "reps", "sides",
    "min",
    "max", "options", "label", "default", "tempo", "cues", "at", "x-a", "x-b", "odd", "limits",
    "perDay", "é", "\\u0041",
  ]
  private static let scalars = [
    "1", "-0", "1.50", "1e3", "true", "null", "\"\"", "\"timed\"", "\"reps\"", "\"rounds\"",
    "\"\\ud83d\\ude00 \\/\"", "\"日本語のとても長いテキスト\"",
    "\"a text that is long enough to break the line that it stands on when others stand there\"",
  ]

  private static func value(depth: Int, using random: inout some RandomNumberGenerator) -> String {
    switch depth < 6 ? Int.random(in: 0..<6, using: &random) : 5 {
    case 0, 1: object(depth: depth + 1, using: &random)
    case 2, 3: array(depth: depth + 1, using: &random)
    default: scalars.randomElement(using: &random) ?? "0"
    }
  }

  private static func object(depth: Int, using random: inout some RandomNumberGenerator) -> String {
    var members: [String] = []
    for _ in 0..<Int.random(in: 0..<6, using: &random) {
      let key = keys.randomElement(using: &random) ?? "a"
      members.append(
        "\"\(key)\"\(space(using: &random)):" + value(depth: depth, using: &random))
    }
    return "{" + members.joined(separator: "," + space(using: &random)) + space(using: &random)
      + "}"
  }

  private static func array(depth: Int, using random: inout some RandomNumberGenerator) -> String {
    var elements: [String] = []
    for _ in 0..<Int.random(in: 0..<5, using: &random) {
      elements.append(value(depth: depth, using: &random))
    }
    return "[" + elements.joined(separator: "," + space(using: &random)) + "]"
  }

  private static func space(using random: inout some RandomNumberGenerator) -> String {
    ["", " ", "\n", "\t", "\r\n  "].randomElement(using: &random) ?? ""
  }
}
