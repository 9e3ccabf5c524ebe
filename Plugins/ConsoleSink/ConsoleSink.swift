public import LimberEvents

/// The sink that shows a session to a person: a display that is drawn anew, or plain lines.
public enum ConsoleSink {
  /// What the command line and the help know of it.
  public static let descriptor = SinkDescriptor(
    name: "console",
    summary: "live display on a terminal, plain lines elsewhere",
    options: [
      SinkOption(
        "style", kind: .choice(["auto", "live", "stage", "block", "plain"]), defaultValue: "auto",
        help:
          "stage fills a window of 60x24 or more and leaves it as it was, block draws below the steps that "
          + "are done, plain writes a sentence a line; live is stage, auto is live on a terminal"),
      SinkOption(
        "colour", kind: .choice(["auto", "always", "never"]), defaultValue: "auto",
        help: "whether the live display has colour; auto asks the terminal and NO_COLOR"),
      SinkOption(
        "flash", kind: .choice(["on", "off"]), defaultValue: "on",
        help:
          "whether the stage shows a change of side or phase in reverse video for a moment; "
          + "never without colour"),
    ],
    showsMessages: true,
    kinds: { values, context in
      let all = Set(EventKind.allCases)
      return isLive(values, context) ? all : all.subtracting([.tick, .stepEnded])
    },
    make: { values, context in
      guard isLive(values, context) else {
        return PlainConsole(context)
      }
      let hasColour = hasColour(values, context)
      return LiveConsole(
        context, hasColour: hasColour, usesStage: values["style"] != "block",
        isFlashing: hasColour && values["flash"] != "off")
    })

  private static func isLive(_ values: SinkValues, _ context: SinkContext) -> Bool {
    switch values["style"] {
    case "live", "stage", "block": true
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
