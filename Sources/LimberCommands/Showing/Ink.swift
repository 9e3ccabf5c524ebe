import LimberEvents
import LimberHost

/// Colour and weight for what is printed to a terminal; plain text where it is off.
struct Ink: Sendable {
  /// Whether there is any.
  var isOn: Bool

  func bold(_ text: String) -> String { paint(text, "1") }
  func dim(_ text: String) -> String { paint(text, "2") }
  func red(_ text: String) -> String { paint(text, "31") }
  func yellow(_ text: String) -> String { paint(text, "33") }
  func cyan(_ text: String) -> String { paint(text, "36") }

  private func paint(_ text: String, _ code: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension ParsedArguments {
  /// Whether the person asked for colour, or for none; nil where nothing was said.
  var wantsColour: Bool? {
    if has(CommonOptions.noColour) { return false }
    switch value(of: CommonOptions.colour) {
    case "always": return true
    case "never": return false
    default: return nil
    }
  }
}

extension HostEnvironment {
  /// What standard output is to be painted with.
  func ink(_ arguments: ParsedArguments) -> Ink {
    Ink(isOn: display(of: output, colour: arguments.wantsColour).hasColour)
  }
}
