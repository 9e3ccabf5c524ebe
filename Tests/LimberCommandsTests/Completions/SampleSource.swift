import LimberEvents

@testable import LimberCommands

/// What there is to complete, so that tests of completion do not change with what limber ships.
enum Sample {
  static let source = CompletionSource(
    routines: { [("after-run", "After a run"), ("warm-up", "Warm-up")] },
    programmes: { [("walk-first", "Walk first")] },
    reminders: { [("evening", "Every day at 18:00")] },
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
