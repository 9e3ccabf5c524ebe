@testable import LimberCommandLine

/// A small table of commands with one of everything.
enum Sample {
  enum Style: String, CaseIterable, Sendable { case live, plain }

  static let dose = Option<Double>(
    "dose", short: "d",
    ValueType(
      "DOSE", expectation: "min, mid, max or a number from 0 to 1",
      completion: .words(["min", "mid", "max"])
    ) {
      ["min": 0, "mid": 0.5, "max": 1][$0] ?? Double($0).flatMap { (0...1).contains($0) ? $0 : nil }
    },
    otherwise: "min", help: "Aim at this dose")
  static let sink = RepeatableOption<String>(
    "sink", .text("SINK", completion: .lookup("sink")), help: "Send events to this sink")
  static let speed = DefaultedOption<Double>(
    "speed", .number("N", in: 0.1...1000), default: 1, says: "1", help: "Play this much faster")
  static let from = Option<Int>("from", .count("N", in: 1...Int.max), help: "Begin at this step")
  static let style = Option<Style>("style", .choice("STYLE"), help: "Show it so")
  static let quiet = Flag("quiet", short: "q", help: "Say little")
  static let json = Flag("json", short: "j", help: "Print JSON")
  static let routines = ArgumentList<String>(
    .text("ROUTINE", completion: .lookup("routine")), help: "The routines to play")
  static let old = Argument<String>(.file("FROM"), help: "The old place")
  static let new = OptionalArgument<String>(.folder("TO"), help: "The new place")

  static let play = CommandTree(
    CommandDescription(
      name: "play", summary: "Play routines",
      discussion: ["Several routines are played as one session, one after another."],
      examples: [.init("limber play stretch", "play one"), .init("limber play a b", "play two")],
      arguments: [routines], options: [dose, sink, speed, from, style, quiet, json]))
  static let move = CommandTree(
    CommandDescription(name: "move", summary: "Move a file", arguments: [old, new]))
  static let sinkTest = CommandTree(
    CommandDescription(
      name: "test", summary: "Test a sink",
      arguments: [
        Argument<String>(.text("NAME", completion: .lookup("sink")), help: "The sink")
      ]))
  static let sinks = CommandTree(
    CommandDescription(name: "sinks", summary: "List the sinks", options: [json]),
    children: [sinkTest])
  static let hidden = CommandTree(
    CommandDescription(name: "__secret", summary: "Nothing to see", isHidden: true))

  static let root = CommandTree(
    CommandDescription(name: "limber", summary: "Plays exercise routines"),
    children: [play, move, sinks, hidden])

  static let completer = Completer(root: root) { question in
    switch question.name {
    case "routine":
      Completion(
        candidates: ["after-run", "warm-up"].filter { !question.operands.contains($0) }
          .map { .init($0) }, paths: .files(suffix: ".json"))
    case "sink": Completion(candidates: [.init("log"), .init("bell")])
    default: Completion()
    }
  }
}
