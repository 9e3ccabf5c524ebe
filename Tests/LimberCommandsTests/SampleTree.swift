import LimberEvents

@testable import LimberCommands

/// A small table of commands with one of everything, so that tests of the machinery do not change
/// with the commands of limber.
enum Sample {
  static let dose = OptionDescription(
    "dose", short: "d", value: ValueDescription("DOSE", .dose), help: "Aim at this dose",
    defaultText: "min")
  static let sink = OptionDescription(
    "sink", value: ValueDescription("SINK", .sinkSpecification), isRepeatable: true,
    help: "Send events to this sink")
  static let speed = OptionDescription(
    "speed", value: ValueDescription("N", .number(0.1...1000)), help: "Play this much faster")
  static let from = OptionDescription(
    "from", value: ValueDescription("N", .count(1...Int.max)), help: "Begin at this step")
  static let style = OptionDescription(
    "style", value: ValueDescription("STYLE", .choice(["live", "plain"])), help: "Show it so")
  static let quiet = OptionDescription(flag: "quiet", short: "q", help: "Say little")
  static let json = OptionDescription(flag: "json", short: "j", help: "Print JSON")

  static let play = CommandTree(
    CommandDescription(
      name: "play", summary: "Play routines",
      discussion: ["Several routines are played as one session, one after another."],
      examples: [.init("limber play stretch", "play one"), .init("limber play a b", "play two")],
      arguments: [
        ArgumentDescription(
          ValueDescription("ROUTINE", .routineOrFile), .many, help: "The routines to play")
      ],
      options: [dose, sink, speed, from, style, quiet, json]))
  static let move = CommandTree(
    CommandDescription(
      name: "move", summary: "Move a file",
      arguments: [
        ArgumentDescription(ValueDescription("FROM", .file(suffix: nil)), help: "The old place"),
        ArgumentDescription(ValueDescription("TO", .folder), .optional, help: "The new place"),
      ]))
  static let sinkTest = CommandTree(
    CommandDescription(
      name: "test", summary: "Test a sink",
      arguments: [ArgumentDescription(ValueDescription("NAME", .sink), help: "The sink")]))
  static let sinks = CommandTree(
    CommandDescription(name: "sinks", summary: "List the sinks", options: [json]),
    children: [sinkTest])
  static let hidden = CommandTree(
    CommandDescription(name: "__secret", summary: "Nothing to see", isHidden: true))

  static let root = CommandTree(
    CommandDescription(name: "limber", summary: "Plays exercise routines"),
    children: [play, move, sinks, hidden])

  static let source = CompletionSource(
    routines: { [("after-run", "After a run"), ("warm-up", "Warm-up")] },
    sinks: { Self.sinkTable.map { SinkListing($0) } })

  private static let sinkTable = [
    SinkDescriptor(
      name: "log", summary: "Appends lines to a file",
      options: [
        SinkOption("path", kind: .path, defaultValue: "", help: "The file"),
        SinkOption(
          "format", kind: .choice(["text", "jsonl"]), defaultValue: "text", help: "How"),
      ], kinds: { _, _ in [] }, make: { _, _ in Deaf() }),
    SinkDescriptor(
      name: "bell", summary: "Rings",
      options: [
        SinkOption("on", kind: .words(["cue", "tick"]), defaultValue: "", help: "When")
      ], kinds: { _, _ in [] }, make: { _, _ in Deaf() }),
  ]

  struct Deaf: Sink {
    mutating func receive(_ event: SessionEvent) throws {}
  }
}
