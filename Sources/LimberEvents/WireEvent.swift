public import LimberBasics
internal import LimberSyntax

/// One line of the wire, read: what `WireForm` writes comes back as the value that it was.
///
/// Nothing that a line holds is a fault. A kind that is not known, or one of whose facts is missing or
/// of another type, is `unknown` and keeps its sentence, its time and its text as it came; fields that
/// are not known are passed over and stand in `unknownFields`. Counts are held between 0 and 2³¹ - 1,
/// and seconds within 9 · 10¹² either way.
///
/// An event that is read is equal to the one that was written, but for what the line does not hold:
/// a text that was shortened ends in `…`, a list has 20 items at most, times and amounts go to the
/// millisecond, an offset from UTC to the minute, and where nothing runs out only `paused` tells that
/// no time passes.
public struct WireEvent: Sendable, Hashable {
  /// What a line says.
  public enum Content: Sendable, Hashable {
    case hello(Hello)
    case event(SessionEvent)
    /// A kind, or facts of a kind, that this version does not know.
    case unknown
  }

  /// The line as it came, without its newline.
  public let line: String
  /// The kind by its name; empty where the line has none.
  public let kind: String
  /// The ready-made sentence; empty where the line has none.
  public let text: String
  /// When it happened; nil where the line does not say.
  public let time: Instant?
  /// What it says.
  public let content: Content

  /// Reads a line; nil where it is no JSON object.
  public init?(_ line: String) {
    guard let json = JSONObject(text: line) else { return nil }
    self.line = line
    kind = json.text("kind") ?? ""
    text = json.text("text") ?? ""
    time = json.instant("time")
    content = Content(json, kind: kind)
  }

  /// The event, where it is one that is known.
  public var event: SessionEvent? {
    guard case .event(let event) = content else { return nil }
    return event
  }

  /// The greeting, where it is one.
  public var hello: Hello? {
    guard case .hello(let hello) = content else { return nil }
    return hello
  }

  /// The fields that were passed over, by their names from the outermost on: `step.colour`.
  ///
  /// They are the ones that would not be written of what was read; `doses[]` are the items of a list.
  public var unknownFields: [String] {
    let known: String =
      switch content {
      case .hello(let hello): WireForm.line(hello)
      case .event(let event): WireForm.line(event)
      case .unknown:
        JSONWriter.object { json in
          json.common(kind: kind, at: .zero, stamp: SessionEvent.Stamp(), text: text, TextLimits())
        }
      }
    let paths = Set(JSONObject(text: known)?.paths ?? [])
    return JSONObject(text: line)?.paths.filter { !paths.contains($0) } ?? []
  }
}

extension WireEvent.Content {
  fileprivate init(_ json: JSONObject, kind: String) {
    if let version = json.whole("v"), version != WireForm.version {
      self = .unknown
    } else if kind == WireForm.greeting {
      self = .hello(Hello(json))
    } else if let kind = EventKind(rawValue: kind), let event = SessionEvent(json, kind: kind) {
      self = .event(event)
    } else {
      self = .unknown
    }
  }
}

// MARK: - What every line has

extension SessionEvent {
  fileprivate init?(_ json: JSONObject, kind: EventKind) {
    guard let body = Body(json, kind: kind) else { return nil }
    let stamp = Stamp(json)
    self.init(
      at: json.duration("at") ?? .zero, text: json.text("text") ?? "", body: body,
      remaining: Remaining(json, kind: kind, stamp: stamp), controller: json.controller,
      stamp: stamp)
  }
}

extension SessionEvent.Stamp {
  fileprivate init(_ json: JSONObject) {
    self.init(
      sequence: json.count("seq") ?? 0, time: json.instant("time") ?? Instant(),
      endsAt: json.instant("endsAt"), session: json.text("session") ?? "",
      dropped: json.count("dropped") ?? 0)
  }
}

extension Remaining {
  fileprivate init?(_ json: JSONObject, kind: EventKind, stamp: SessionEvent.Stamp) {
    guard let remaining = json.object("remaining"),
      let session = remaining.duration("sessionSeconds")
    else { return nil }
    let step = remaining.duration("stepSeconds")
    // Whatever runs out says when; where nothing does, a line has no word for it.
    self.init(
      step: step, session: session, next: remaining.duration("nextSeconds"),
      isPassing: step == nil ? kind != .paused : stamp.endsAt != nil)
  }
}

extension Hello {
  fileprivate init(_ json: JSONObject) {
    let (host, sink) = (json.object("host"), json.object("sink"))
    let options = sink?.object("options")
    self.init(
      hostName: host?.text("name") ?? "", hostVersion: host?.text("version") ?? "",
      sinkName: sink?.text("name") ?? "",
      options: options?.keys.compactMap { name in
        options?.text(name).map { SinkRequest.Option(name, $0) }
      } ?? [],
      locale: json.text("locale") ?? "", resumed: json.flag("resumed") ?? false,
      step: StepInfo(json), overview: SessionOverview(json), at: json.duration("at") ?? .zero,
      speed: json.number("speed").flatMap { (0.1...1000).contains($0) ? $0 : nil } ?? 1,
      stamp: SessionEvent.Stamp(json))
  }
}

extension JSONObject {
  /// Who sent the command that caused an event: nobody where none did, no name where it has none.
  fileprivate var controller: String? {
    text("controller") ?? (text("by") == PauseCause.control.rawValue ? "" : nil)
  }
}
