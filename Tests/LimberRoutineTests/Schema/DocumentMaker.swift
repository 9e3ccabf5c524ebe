import LimberTestSupport

/// Makes routine documents without a fault, in all the shapes that the format allows.
struct DocumentMaker {
  private typealias Member = (key: String, value: DocumentTree)

  var random: SeededGenerator

  /// Every key of the format, a few that are misspelt and a few of the author's own.
  static let keys = [
    "$schema", "format", "title", "summary", "source", "tags", "equipment", "cautions", "limits",
    "progression", "steps", "perDay", "perWeek", "restDays", "type", "name", "cue", "duration",
    "reps", "sides",
    "sets", "rest", "tempo", "cues", "onSuspend", "timeout", "rounds", "question", "options",
    "routine", "min", "max", "left", "right", "byRound", "within", "every", "leadIn", "between",
    "order", "first", "changeover", "at", "label", "default", "Name", "define", "like",
    "parameters",
    "parameter", "with", "goal", "everyDays", "weeks", "load", "unit", "remember",
    "stepps", "x-", "x-mine", "X-mine", "x",
  ]

  /// Values that are right in one place and wrong in others, and such as are wrong everywhere.
  static let values =
    durations.map { "\"\($0)\"" } + moments.map { "\"\($0)\"" } + texts + [
      "1", "0", "-1", "1.0", "1e1", "1.5", "10000", "10001", "10000.0", "1e999999999", "1e4", "1e5",
      "123456789012345678901234567890", "-0", "true", "false", "null", "[]", "{}", "[\"a\"]",
      "{\"min\":1,\"max\":2}", "{\"min\":\"1s\",\"max\":\"2s\"}", "{\"min\":1}", "{\"x-a\":1}",
      "{\"min\":1,\"max\":2,\"x-a\":[1]}", "{\"order\":\"alternate\"}", "{\"order\":\"each\"}",
      "{\"within\":\"1m\"}", "{\"within\":1}", "{\"byRound\":[1,2]}",
      "{\"byRound\":[\"1s\",\"2s\"]}", "{\"byRound\":{\"parameter\":\"p\"}}", "{\"byRound\":[1]}",
      "{\"byRound\":2}",
      "{\"left\":1,\"right\":2}", "{\"left\":\"1s\",\"right\":\"2s\"}", "{\"left\":1}",
      "{\"left\":{\"min\":1,\"max\":2},\"right\":3}", "{\"left\":[1,2],\"right\":3}",
      "[1,2]", "[1,\"2s\"]", "[\"1s\",\"2s\"]", "[\"1s\",2]",
      "[1" + String(repeating: ",1", count: 100) + "]", "[1]", "[\"1s\"]", "[1,\"1s\"]",
      "\"right\"",
      "{\"perDay\":1}", "[{\"cue\":\"a\",\"duration\":\"1s\"}]", "[{\"at\":\"1%\",\"cue\":\"a\"}]",
      "\"timed\"", "\"reps\"", "\"each\"", "\"alternate\"", "\"left\"", "\"pause\"", "\"elapse\"",
      "{\"parameter\":\"run\"}", "{\"everyDays\":2}", "{\"a\":{\"cue\":\"a\"}}", "{\"p\":1}",
      "\"none\"", "\"gradual\"", "\"Timed\"", "\"both\"", "\"other\"", "\"a--b\"", "\"Other\"",
    ]

  private static let durations = [
    "90s", "5m", "1m30s", "1h", "1.5s", "0.001s", "24h", "1440m", "86400s", "86400.000s", "007s",
    "1h0m0s", "00024h", "1h30s", "0s", "0h0m0.000s", "25h", "1441m", "86401s", "86400.001s",
    "99999999999h",
    "1.5m", "1.s", ".5s", "1.0000s", "1s1m", "1m1m", "5", "5 s", " 5s", "5s ", "5S", "-5s", "+5s",
    "s",
    "", "1h30", "5min", "٥s", "1,5s", "5s\\n", "1e1s",
  ]

  private static let moments = [
    "25%", "0%", "100%", "100.000%", "100.001%", "101%", "00100%", "12.5%", "12.3456%", "1.%",
    "-1m",
    "-0s", "-25%", "--1m", "%", "-", "-24h", "-25h", "25 %", "25%\\n",
  ]

  private static let texts = [
    "\"Calf\"", "\"\\u00e9 😀\"", "\" \"", "\"\\u00a0\"", "\"\\u3000\\u2003\"", "\"a\\nb\"",
    "\"a\\tb\"",
    "\"a\\u0000\"", "\"\\u007f\"", "\"a\\u0085\"", "\"a\\u009f\"", "\"a\\u00ad\"", "\"a\\u2028b\"",
    "\"\\u2029\"", "\"\\ufeff\"", "\"\\u200b\"", "\"a\\n\"", "\"a \"",
    "\"" + String(repeating: "x", count: 80) + "\"",
    "\"" + String(repeating: "x", count: 81) + "\"",
    "\"" + String(repeating: "é", count: 81) + "\"",
  ]

  /// One document.
  mutating func document() -> DocumentTree {
    var members: [Member] = [
      ("format", .scalar(one(of: ["1", "1.0"]))), ("title", text()),
      ("steps", .array(steps(depth: 1, least: 1))),
    ]
    if maybe { members.append(("$schema", .text("routine.schema.json"))) }
    if maybe { members.append(("summary", .text(""))) }
    if maybe { members.append(("tags", .array([text(), text()]))) }
    if maybe { members.append(("equipment", .array([]))) }
    if maybe { members.append(("cautions", .array([text()]))) }
    if maybe {
      members.append(
        ("limits", .object([(one(of: ["perDay", "perWeek", "restDays"]), .scalar("2"))])))
    }
    if maybe { members.append(("progression", .text(one(of: ["gradual", "none"])))) }
    if maybe { members.append(("between", orNone())) }
    if maybe {
      members.append(
        (
          "goal",
          .object([(one(of: ["perWeek", "everyDays"]), .scalar("7")), ("weeks", .scalar("2"))])
        ))
    }
    members.append(
      (
        "parameters",
        .object([
          ("time", durationRange()), ("times", countRange()),
          ("turns", .array([.text("40s"), .text("20s")])),
          ("numbers", .array([.scalar("12"), .scalar("8")])),
        ])
      ))
    members.append(
      (
        "define",
        .object([
          ("pause", .object(withOwn([("type", .text("rest")), ("duration", durationAmount())]))),
          ("named", .object([("name", text()), ("cue", text())])),
        ])
      ))
    return .object(withOwn(members))
  }

  // MARK: - Steps

  private mutating func steps(depth: Int, least: Int) -> [DocumentTree] {
    var steps: [DocumentTree] = []
    for _ in 0..<Int.random(in: least...3, using: &random) { steps.append(step(depth: depth)) }
    return steps
  }

  private mutating func step(depth: Int) -> DocumentTree {
    var types = ["timed", "reps", "rest", "prompt", "routine"]
    if depth < 4 { types += ["rounds", "choice"] }
    let type = one(of: types)
    if maybe, maybe, maybe { return .object(withOwn([("like", .text("pause")), ("cue", text())])) }
    var members: [Member] = [("type", .text(type))]
    if maybe, maybe { members.append(("like", .text("named"))) }
    if type == "timed" || type == "reps" || maybe { members.append(("name", text())) }
    if type == "prompt" || maybe { members.append(("cue", text())) }
    switch type {
    case "timed": members += timed()
    case "reps": members += reps()
    case "rest":
      members.append(("duration", durationAmount()))
      if maybe { members.append(("onSuspend", .text("pause"))) }
    case "prompt":
      if maybe { members.append(("timeout", duration())) }
    case "routine":
      members.append(("routine", .text("other")))
      if maybe { members.append(("with", .object([("p", .text("2s"))]))) }
    case "rounds":
      members.append(("rounds", maybe ? .object([("within", .text("90s"))]) : countAmount()))
      if let rhythm = rhythm() { members.append(rhythm) }
      if maybe { members.append(("between", orNone())) }
      members.append(("steps", .array(steps(depth: depth + 1, least: 1))))
    default:
      members.append(("question", text()))
      if maybe { members.append(("remember", .scalar(one(of: ["true", "false"])))) }
      members.append(("options", .array(options(depth: depth + 1))))
    }
    return .object(withOwn(members))
  }

  private mutating func timed() -> [Member] {
    var members = exercise("duration", durationAmount(), ["\"40s\"", "\"20s\""], ["each"])
    if maybe {
      let cue = DocumentTree.object([
        ("at", .text(one(of: ["25%", "0.5%", "10s", "-1m"]))), ("cue", text()),
      ])
      members.append(("cues", .array([cue, cue])))
    }
    if maybe { members.append(("onSuspend", .text("elapse"))) }
    if maybe { members.append(("load", text())) }
    return members
  }

  private mutating func reps() -> [Member] {
    var members = exercise("reps", countAmount(), ["12", "8"], ["each", "alternate"])
    if maybe { members.append(("load", text())) }
    if maybe { members.append(("unit", text())) }
    if maybe {
      let phase = DocumentTree.object([("cue", text()), ("duration", duration())])
      members.append(("tempo", .array([phase])))
    }
    return members
  }

  private mutating func options(depth: Int) -> [DocumentTree] {
    let defaultIndex = Int.random(in: 0...9, using: &random)
    return (0..<Int.random(in: 1...4, using: &random)).map { index in
      var members: [Member] = [("label", text())]
      if index == defaultIndex { members.append(("default", .scalar("true"))) }
      if index > defaultIndex, maybe { members.append(("default", .scalar("false"))) }
      members.append(("steps", .array(steps(depth: depth, least: 0))))
      return .object(members)
    }
  }

  // MARK: - Parts of steps

  /// An amount, with sides and sets that it can stand beside.
  private mutating func exercise(
    _ key: String, _ whole: DocumentTree, _ values: [String], _ orders: [String]
  ) -> [Member] {
    let both = values.map(DocumentTree.scalar)
    var members: [Member] = []
    switch Int.random(in: 0...5, using: &random) {
    case 0:
      let listed = DocumentTree.object([("parameter", .text(key == "reps" ? "numbers" : "turns"))])
      members = [(key, maybe ? .array(both) : listed)]
      if maybe { members.append(("sets", .scalar("2"))) }
      if let rhythm = rhythm() { members.append(rhythm) }
      if maybe { members.append(("sides", .text(one(of: orders + ["left", "right"])))) }
    case 1:
      members = [
        (key, .object([("left", whole), ("right", both[1])])), ("sides", sides(orders)),
      ]
      members += sets()
    default:
      members = [(key, whole)]
      if maybe { members.append(("sides", maybe ? sides(orders) : .text("left"))) }
      members += sets()
    }
    if maybe { members.append(("leadIn", orNone())) }
    return members
  }

  private mutating func sets() -> [Member] {
    guard maybe else { return [] }
    return [("sets", countAmount())] + (rhythm().map { [$0] } ?? [])
  }

  /// What lies between two sets or rounds.
  private mutating func rhythm() -> Member? {
    switch Int.random(in: 0...2, using: &random) {
    case 0: ("rest", duration())
    case 1: ("every", duration())
    default: nil
    }
  }

  private mutating func orNone() -> DocumentTree { maybe ? duration() : .text("0s") }

  private mutating func sides(_ orders: [String]) -> DocumentTree {
    let order = DocumentTree.text(one(of: orders))
    if maybe { return order }
    var members: [Member] = [("order", order)]
    if maybe { members.append(("first", .text(one(of: ["left", "right"])))) }
    if maybe { members.append(("changeover", duration())) }
    return .object(members)
  }

  private mutating func durationAmount() -> DocumentTree {
    maybe && maybe ? .object([("parameter", .text("time"))]) : maybe ? duration() : durationRange()
  }

  private func durationRange() -> DocumentTree {
    .object([("min", .text("30s")), ("max", .text("1m"))])
  }

  private mutating func countAmount() -> DocumentTree {
    maybe && maybe
      ? .object([("parameter", .text("times"))])
      : maybe ? .scalar(one(of: ["1", "3.0", "1e1"])) : countRange()
  }

  private func countRange() -> DocumentTree {
    .object([("min", .scalar("2")), ("max", .scalar("4"))])
  }

  private mutating func duration() -> DocumentTree {
    .text(one(of: ["1s", "90s", "1m30s", "0.250s", "1h"]))
  }

  private mutating func text() -> DocumentTree {
    .text(one(of: ["Calf", "Heel drop", "Stopp – é 😀", "\\u00e9\\\"", "日本"]))
  }

  private mutating func withOwn(_ members: [Member]) -> [Member] {
    maybe ? members : members + [("x-note", .scalar("[1, {\"a\": null}]"))]
  }

  private var maybe: Bool { mutating get { Bool.random(using: &random) } }

  private mutating func one(of words: [String]) -> String {
    words.randomElement(using: &random) ?? ""
  }
}
