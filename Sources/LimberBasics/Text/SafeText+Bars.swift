/// Texts for status bars, which take some of what they show for commands of their own.
///
/// The rule for Pango, as waybar reads it, is ``Markup/escape(_:quotes:)``.
extension SafeText {
  /// A line that polybar shows: no `%{…}` begins in it.
  package static func polybar(_ text: String) -> String {
    parting(line(text), "%", from: "{")
  }

  /// A line that tmux shows in `#(…)`: neither `#[…]` nor `#{…}` nor `#(…)` begins in it.
  package static func tmux(_ text: String) -> String {
    line(text).escapingScalars { $0 == "#" ? "##" : nil }
  }

  /// A line that i3bar shows whether or not it reads Pango: what begins a tag or an entity is another
  /// character that looks like it.
  package static func i3blocks(_ text: String) -> String {
    line(text).escapingScalars { scalar in
      switch scalar {
      case "<": "‹"
      case ">": "›"
      case "&": "＆"
      default: nil
      }
    }
  }

  /// A blank between two scalars wherever one follows the other.
  private static func parting(
    _ text: String, _ first: Unicode.Scalar, from second: Unicode.Scalar
  ) -> String {
    var last: Unicode.Scalar?
    return text.escapingScalars { scalar in
      defer { last = scalar }
      return last == first && scalar == second ? " " + String(scalar) : nil
    }
  }
}
