internal import LimberSyntax

/// Events as the lines that programs read: one JSON object each, version 1.
///
/// A line has at most 4,096 bytes with its newline. Texts are shortened to fit, the longest first;
/// lists hold at most 20 items and texts at most 500 characters. The structure is never touched.
public enum WireForm {
  /// The version of the vocabulary, in every line as `v`.
  public static let version = 1
  /// The most bytes that a line may have, its newline included.
  public static let maximumLineBytes = 4096

  /// The kind of the first line to an external sink.
  static let greeting = "hello"

  /// The line of an event, without its newline.
  public static func line(_ event: SessionEvent) -> String {
    fitted { limits in JSONWriter.object { $0.fields(of: event, limits) } }
  }

  /// Puts the line of an event down behind others, with its newline.
  static func add(_ event: SessionEvent, to lines: inout JSONWriter) {
    let start = lines.byteCount
    lines.object { $0.fields(of: event, TextLimits()) }
    if lines.byteCount - start >= maximumLineBytes {
      lines.remove(from: start)
      lines.add(raw: line(event))
    }
    lines.endLine()
  }

  /// The first line to an external sink, without its newline.
  public static func line(_ hello: Hello) -> String {
    fitted(hello.overview) { overview, limits in
      JSONWriter.object { json in
        json.common(
          kind: Self.greeting, at: hello.at, stamp: hello.stamp, text: hello.text, limits)
        json.object("host") { json in
          json.field("name", hello.hostName)
          json.field("version", hello.hostVersion)
        }
        json.object("sink") { json in
          json.field("name", hello.sinkName)
          json.object("options") { json in
            for option in hello.options { json.field(option.name, option.value) }
          }
        }
        json.field("locale", limits.name(hello.locale))
        if hello.resumed { json.field("resumed", true) }
        if hello.speed != 1 { json.field("speed", hello.speed) }
        if let step = hello.step { json.step(step, limits) }
        json.overview(overview, limits)
      }
    }
  }

  /// Makes a line with as many of the next steps as fit beside whole texts; those furthest off give way
  /// before anything else does.
  static func fitted(
    _ overview: SessionOverview, _ line: (SessionOverview, TextLimits) -> String
  ) -> String {
    var bare = overview
    bare.outline = []
    guard !overview.outline.isEmpty else { return fitted { line(bare, $0) } }
    var room =
      maximumLineBytes - line(bare, TextLimits()).utf8.count - JSONWriter.outlineFrameBytes - 1
    let shown = overview.outline.prefix(TextLimits.items).prefix { step in
      room -= JSONWriter.object { $0.outlineStep(step, TextLimits()) }.utf8.count + 1
      return room >= 0
    }
    bare.outline = Array(shown)
    return fitted { line(bare, $0) }
  }

  /// Makes a line with the loosest limits under which it fits.
  static func fitted(_ line: (TextLimits) -> String) -> String {
    let whole = line(TextLimits())
    if fits(whole) { return whole }
    // Prose gives way first; what names a thing only when no prose is left to take from.
    let bare = TextLimits(prose: 0)
    if fits(line(bare)) {
      return widest(upTo: maximumLineBytes) { line(TextLimits(prose: $0)) }
    }
    return widest(upTo: maximumLineBytes) { line(TextLimits(prose: 0, names: $0)) }
  }

  /// The line of the greatest number of bytes a text that fits; that of 0 where none does.
  private static func widest(upTo bound: Int, _ line: (Int) -> String) -> String {
    var best = line(0)
    var fitting = 0
    var tooWide = bound
    while tooWide - fitting > 1 {
      let middle = (fitting + tooWide) / 2
      let candidate = line(middle)
      if fits(candidate) {
        fitting = middle
        best = candidate
      } else {
        tooWide = middle
      }
    }
    return best
  }

  private static func fits(_ line: String) -> Bool { line.utf8.count < maximumLineBytes }
}

extension JSONWriter {
  /// Writes the fields of an event.
  fileprivate mutating func fields(of event: SessionEvent, _ limits: TextLimits) {
    common(kind: event.kind.rawValue, at: event.at, stamp: event.stamp, text: event.text, limits)
    body(event.body, limits)
    circumstances(of: event, limits)
  }
}

/// What an external sink is told before anything else.
public struct Hello: Sendable, Hashable {
  /// The program that plays: `limber`.
  public var hostName: String
  /// Its version.
  public var hostVersion: String
  /// The sink's own name.
  public var sinkName: String
  /// Its options with the values that they have in this session, never shortened.
  ///
  /// The host sees to it that together they leave room in the line.
  public var options: [SinkRequest.Option]
  /// The person's locale, as `LANG` states it.
  public var locale: String
  /// Whether the sink was started again in the middle of a session.
  public var resumed: Bool
  /// The step that is being played, where the session goes on already.
  public var step: StepInfo?
  /// What comes, and where the session is once it has begun.
  public var overview: SessionOverview
  /// Seconds on the session's own clock.
  public var at: Duration
  /// How many seconds of the session pass in a second, above zero: what lasts that long in an event is
  /// over in so many times less.
  public var speed: Double
  /// Where and when, as for an event.
  public var stamp: SessionEvent.Stamp

  /// Makes a greeting.
  public init(
    hostName: String, hostVersion: String, sinkName: String, options: [SinkRequest.Option],
    locale: String,
    resumed: Bool = false, step: StepInfo? = nil, overview: SessionOverview = SessionOverview(),
    at: Duration = .zero, speed: Double = 1, stamp: SessionEvent.Stamp
  ) {
    self.speed = speed
    self.hostName = hostName
    self.hostVersion = hostVersion
    self.sinkName = sinkName
    self.options = options
    self.locale = locale
    self.resumed = resumed
    self.step = step
    self.overview = overview
    self.at = at
    self.stamp = stamp
  }

  /// A ready-made sentence.
  var text: String {
    resumed
      ? "\(hostName) \(hostVersion) goes on with \(sinkName)."
      : "\(hostName) \(hostVersion) speaks to \(sinkName)."
  }
}
