public import LimberEvents

/// The sink that shows a session to a person: a display that is drawn anew, or plain lines.
public enum ConsoleSink {
  /// What the command line and the help know of it.
  public static let descriptor = SinkDescriptor(
    name: "console",
    summary: "live display on a terminal, plain lines elsewhere",
    options: [
      SinkOption(
        "style", kind: .choice(["auto", "live", "plain"]), defaultValue: "auto",
        help:
          "live draws a display anew, plain writes a sentence a line; auto is live on a terminal"),
      SinkOption(
        "colour", kind: .choice(["auto", "always", "never"]), defaultValue: "auto",
        help: "whether the live display has colour; auto asks the terminal and NO_COLOR"),
    ],
    showsMessages: true,
    kinds: { values, context in
      let all = Set(EventKind.allCases)
      return isLive(values, context) ? all : all.subtracting([.tick, .stepEnded])
    },
    make: { values, context in
      guard isLive(values, context) else {
        return PlainConsole(display: context.display, phrases: context.phrases)
      }
      return LiveConsole(
        display: context.display, hasColour: hasColour(values, context), phrases: context.phrases)
    })

  private static func isLive(_ values: SinkValues, _ context: SinkContext) -> Bool {
    switch values["style"] {
    case "live": true
    case "plain": false
    default: context.display.isLive
    }
  }

  private static func hasColour(_ values: SinkValues, _ context: SinkContext) -> Bool {
    switch values["colour"] {
    case "always": true
    case "never": false
    default: context.display.hasColour
    }
  }
}
