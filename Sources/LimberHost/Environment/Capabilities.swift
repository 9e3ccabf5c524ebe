/// What may be written to a stream: whether lines are drawn again, and whether in colour.
package struct Capabilities: Sendable, Hashable {
  /// Whether lines can be drawn again.
  package var isLive: Bool
  /// Whether colour is wanted.
  package var hasColour: Bool

  /// Decides.
  ///
  /// For colour the first that says something wins: the option, `NO_COLOR`, `CLICOLOR_FORCE` and
  /// `FORCE_COLOR`, `TERM=dumb`, and whether it is a terminal. A variable that is empty is not set.
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
    let isDumb = variables["TERM"] == "dumb"
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
}
