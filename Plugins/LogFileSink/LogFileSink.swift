internal import LimberBasics
public import LimberEvents

/// The sink that keeps a line per event in a file.
public enum LogFileSink {
  /// What the command line and the help know of it.
  public static let descriptor = SinkDescriptor(
    name: "log",
    summary: "a line per event, appended to a file",
    options: [
      SinkOption(
        "path", kind: .path, defaultValue: "",
        help: "the file; else sessions.log or sessions.jsonl in the state folder"),
      SinkOption(
        "format", kind: .choice(["text", "jsonl"]), defaultValue: "text",
        help: "text is a sentence a line, jsonl one JSON object a line"),
      SinkOption(
        "max-size", kind: .bytes, defaultValue: "1m",
        help: "the size above which the file is set aside and a new one begun"),
      SinkOption(
        "keep", kind: .number(0...99), defaultValue: "3", help: "how many old files are kept"),
    ],
    kinds: { _, _ in Set(EventKind.allCases).subtracting([.tick]) },
    make: { values, context in
      let isJSON = values["format"] == "jsonl"
      let request = LogRequest(
        path: values["path"].isEmpty ? nil : values["path"],
        defaultName: isJSON ? "sessions.jsonl" : "sessions.log",
        maxSize: values.number("max-size"), keep: values.number("keep") ?? 3)
      return LogWriter(
        form: isJSON ? .json : .text(LogLine(phrases: context.phrases)),
        file: try context.openLog(request), isGathered: context.gathersLines)
    })
}

/// Appends each event as one line.
struct LogWriter: Sink {
  /// What a line is.
  enum Form {
    case json
    case text(LogLine)
  }

  let form: Form
  var file: any LineWriter
  /// Whether lines are written many at once.
  let isGathered: Bool
  private var lines = EventLines()

  init(form: Form, file: any LineWriter, isGathered: Bool) {
    self.form = form
    self.file = file
    self.isGathered = isGathered
  }

  mutating func receive(_ event: SessionEvent) throws {
    switch form {
    case .json: lines.add(event)
    case .text(let line): lines.add(line.text(event))
    }
    if !isGathered || lines.isFull { try file.append(lines.take()) }
  }

  mutating func finish() throws {
    defer { file.close() }
    if !lines.isEmpty { try file.append(lines.take()) }
  }
}

/// Events as lines for people.
struct LogLine: Sendable {
  /// What makes the words that are no sentence of the event.
  let phrases: any Phrases

  /// Local date and time, the place in the session, and the sentence.
  ///
  /// `2026-03-29 18:05:00  +1:05  Rest.` happened 65 s into the session; behind the sentence stands
  /// how many events were lost before it.
  func text(_ event: SessionEvent) -> String {
    let time = event.stamp.time
    let line =
      "\(time.day.text) \(time.timeOfDay.text)  +\(event.at.clock)  \(sentence(event))"
    guard event.stamp.dropped > 0 else { return line }
    return line + "  [" + SafeText.line(phrases.label(.lost(event.stamp.dropped))) + "]"
  }

  /// The sentence on one line; the kind of event where it has none.
  private func sentence(_ event: SessionEvent) -> String {
    let text = SafeText.line(event.text)
    return text.isEmpty ? SafeText.line(phrases.label(.kind(event.kind))) : text
  }
}
