/// What may be written to a stream: whether lines are drawn again, and whether in colour.
package struct Capabilities: Sendable, Hashable {
  /// Whether lines can be drawn again.
  package var isLive: Bool
  /// Whether colour is wanted.
  package var hasColour: Bool

  /// Decides.
  ///
  /// For colour the first that says something wins: the option, `NO_COLOR`, `CLICOLOR_FORCE` and
  /// `FORCE_COLOR`, `TERM`, and whether it is a terminal. A variable that is empty is not set.
  ///
  /// - Parameters:
  ///   - isTerminal: whether the stream is a terminal.
  ///   - variables: the environment variables.
  ///   - isPlain: whether the person asked for plain lines.
  ///   - colour: what the person asked for; nil where nothing was said.
  package init(
    isTerminal: Bool, variables: [String: String], isPlain: Bool = false, colour: Bool? = nil
  ) {
    func says(_ name: String) -> Bool {
      guard let value = variables[name]?.lowercased() else { return false }
      return !value.isEmpty && value != "0" && value != "false"
    }
    let isDumb = Self.isDumb(variables)
    isLive = isTerminal && !isDumb && !isPlain && !says("ACCESSIBLE")
    if let colour {
      hasColour = colour
    } else if variables["NO_COLOR"]?.isEmpty == false {
      hasColour = false
    } else if says("CLICOLOR_FORCE") || says("FORCE_COLOR") {
      hasColour = true
    } else {
      hasColour = isTerminal && !isDumb
    }
  }

  /// Whether a terminal understands no more than plain text, or has not said what it is.
  package static func isDumb(_ variables: [String: String]) -> Bool {
    ["", "dumb"].contains(variables["TERM"] ?? "")
  }

  /// Whether a terminal wraps what stands there when it becomes narrower.
  ///
  /// xterm and Linux's own terminal cut it off, unless another program draws on them.
  package static func rewraps(_ variables: [String: String]) -> Bool {
    func has(_ name: String) -> Bool { variables[name]?.isEmpty == false }
    if has("TMUX") || has("STY") { return true }
    return !has("XTERM_VERSION") && variables["TERM"] != "linux"
  }

  /// Whether a terminal has the patterns of Braille: the font of Linux's own has none, but blocks and half blocks.
  package static func hasBraille(_ variables: [String: String]) -> Bool {
    variables["TERM"] != "linux" && isUnicode(variables)
  }

  /// Whether a terminal shows more characters than those of ASCII, by the first of `LC_ALL`, `LC_CTYPE`
  /// and `LANG` that says something.
  ///
  /// Where none does it is taken for what nearly every terminal is today.
  package static func isUnicode(_ variables: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap { variables[$0] }.first { !$0.isEmpty }
    guard let locale else { return true }
    let charset = locale.split(separator: "@", omittingEmptySubsequences: false).first?
      .split(separator: ".").dropFirst().first
    return ["utf-8", "utf8"].contains(charset?.lowercased() ?? "")
      // On a Mac a locale can be named by its charset alone.
      || ["utf-8", "utf8"].contains(locale.lowercased())
  }
}
