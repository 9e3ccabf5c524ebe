internal import LimberBasics

/// Makes text safe to print: nothing that comes from a file or an argument may steer the terminal.
public enum DisplayText {
  /// The text with every control character, line break and direction mark made visible.
  public static func neutralised(_ text: String) -> String { SafeText.shown(text) }
}
