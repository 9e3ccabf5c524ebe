internal import LimberBasics
internal import LimberEvents
internal import LimberSyntax

/// A line that an external sink wrote to its standard output.
enum ControlLine: Sendable, Hashable {
  /// It has dealt with the line of this number.
  case ack(Int)
  /// It asks for something.
  case command(ControlCommand)
  /// It tells the person something, in one line that is safe to show.
  case tell(String)
  /// It cannot be read; the reason is a phrase.
  case bad(String)

  /// Bytes of a line that are looked at; more than any good line has.
  static let limit = 4096

  /// Characters of what the person is told.
  private static let tellLimit = 200

  /// Reads `{"ack": 7}`, `{"command": "next"}` or `{"tell": "…"}`.
  init(_ line: LinePump.Line) {
    guard !line.isCut else {
      self = .bad("a line has at most \(Self.limit) bytes")
      return
    }
    guard let object = JSONObject(text: line.text) else {
      self = .bad("a line is one JSON object")
      return
    }
    if let number = object.whole("ack") {
      self = .ack(number)
    } else if let name = object.text("command") {
      self = Self.command(name, object)
    } else if let text = object.text("tell") {
      self = .tell(SafeText.shown(String(text.prefix(Self.tellLimit))))
    } else {
      self = .bad("a line has a whole number 'ack', or a string 'command' or 'tell'")
    }
  }

  private static func command(_ name: String, _ object: JSONObject) -> ControlLine {
    switch name {
    case "pause": return .command(.pause)
    case "resume": return .command(.resume)
    case "toggle": return .command(.toggle)
    case "next": return .command(.next)
    case "previous": return .command(.previous)
    case "restart": return .command(.restart)
    case "confirm": return .command(.confirm)
    case "stop": return .command(.stop)
    case "adjust":
      guard let seconds = object.number("seconds"), abs(seconds) <= 86_400, seconds != 0 else {
        return .bad("'adjust' has 'seconds', a number other than 0 and within a day")
      }
      return .command(.adjust(by: .milliseconds(Int((seconds * 1000).rounded()))))
    case "choose":
      guard let option = object.whole("option"), (1...9).contains(option) else {
        return .bad("'choose' has 'option', a whole number from 1 to 9")
      }
      return .command(.choose(option: option))
    default:
      return .bad("no command is called '\(SafeText.shown(String(name.prefix(40))))'")
    }
  }
}
