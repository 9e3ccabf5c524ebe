/// The options that every command has.
enum CommonOptions {
  static let help = OptionDescription(flag: "help", short: "h", help: "Show this help")
  static let version = OptionDescription(flag: "version", help: "Show the version")
  static let colour = OptionDescription(
    "color", aliases: ["colour"],
    value: ValueDescription("WHEN", .choice(["auto", "always", "never"])),
    help: "Use colour", defaultText: "auto")
  static let noColour = OptionDescription(
    flag: "no-color", aliases: ["no-colour"], help: "Use no colour; the same as --color never")

  static let all = [colour, noColour, help]
  /// Those that stand before any command.
  static let root = [colour, noColour, version, help]
}
