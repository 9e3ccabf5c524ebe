internal import LimberBasics
package import LimberEvents
package import LimberPlatform
internal import LimberSyntax

/// A line that an external sink wrote to its standard output.
package enum ControlLine: Sendable, Hashable {
  /// It has dealt with the line of this number.
  case ack(Int)
  /// It asks for something.
  case command(ControlCommand)
  /// It tells the person something, in one line that is safe to show.
  case tell(String)
  /// It cannot be read; the reason is a phrase.
  case bad(String)

  /// Bytes of a line that are looked at; more than any good line has.
  package static let limit = 4096

  /// Characters of what the person is told.
  private static let tellLimit = 200

  /// Reads `{"ack": 7}`, `{"command": "next"}` or `{"tell": "…"}`.
  package init(_ line: LineAssembler.Line) {
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
      do throws(ControlFault) {
        self = .command(try ControlCommand(name, in: object))
      } catch {
        self = .bad(error.message)
      }
    } else if let text = object.text("tell") {
      self = .tell(SafeText.shown(String(text.prefix(Self.tellLimit))))
    } else {
      self = .bad("a line has a whole number 'ack', or a string 'command' or 'tell'")
    }
  }
}
