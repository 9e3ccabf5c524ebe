import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost

/// Colour and weight for what is printed to a terminal; plain text where it is off.
struct Ink: Sendable {
  /// Whether there is any.
  var isOn: Bool

  func bold(_ text: String) -> String { paint(text, .bold) }
  func dim(_ text: String) -> String { paint(text, .dim) }
  func red(_ text: String) -> String { paint(text, .red) }
  func yellow(_ text: String) -> String { paint(text, .yellow) }
  func cyan(_ text: String) -> String { paint(text, .cyan) }

  private func paint(_ text: String, _ style: SafeText.Style) -> String {
    isOn && !text.isEmpty ? style.painted(text) : text
  }
}

extension ParsedArguments {
  /// Whether the person asked for colour, or for none; nil where nothing was said.
  var wantsColour: Bool? {
    if has(CommonOptions.noColour) { return false }
    switch self[CommonOptions.colour] {
    case .always: return true
    case .never: return false
    case .auto, nil: return nil
    }
  }
}
