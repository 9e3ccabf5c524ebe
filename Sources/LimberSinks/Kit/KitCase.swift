internal import LimberBasics
internal import LimberEvents

/// One way in which the kit feeds a sink.
struct KitCase: Sendable {
  /// What the sink is expected to do, to stand behind 'survives'.
  var title: String
  /// The lines that it is fed after its greeting, without their newlines.
  var lines: [String] = []
  /// Whether it is greeted at all.
  var greets = true
  /// What stands behind the last newline when its input ends.
  var torn = ""
  /// Whether its input is held open for a moment, so that a sink that leaves too early is seen.
  var lingers = false
  /// Whether it may leave by itself at the last line, which is the end of the session.
  var isFarewell = false
  /// Whether it is greeted as a sink that is started again, with fields that it does not know.
  var isGreetedAnew = false
  /// How many lines are lost, as those that no queue had room for are, and before which one.
  var loss: (count: Int, before: Int)?
}

extension KitCase {
  /// A session that is played once, of events that the sink would be sent.
  static func session(_ title: String, _ events: [SessionEvent]) -> KitCase {
    KitCase(
      title: title, lines: events.map { WireForm.line($0) }, lingers: true,
      isFarewell: events.last?.kind == .sessionEnded)
  }

  /// Every case, from the events of a session that the sink would be sent.
  static func all(_ events: [SessionEvent]) -> [KitCase] {
    let session = events.map { WireForm.line($0) }
    let line = session.first ?? "{}"
    return [
      Self.session("a session from its beginning to its end", events),
      KitCase(
        title: "kinds and fields that it does not know", lines: session.map(grown) + unknown,
        isGreetedAnew: true),
      KitCase(title: "a line of 4,096 bytes", lines: [longest(session), line]),
      KitCase(title: "escapes and letters of all kinds", lines: texts.map(saying)),
      KitCase(
        title: "a burst of 1,000 events",
        lines: (0..<1000).map { session.isEmpty ? saying("\($0)") : session[$0 % session.count] },
        loss: (count: 5, before: 700)),
      KitCase(title: "an end at once", greets: false),
      KitCase(
        title: "an end in the middle of a line", lines: [line],
        torn: String(line.prefix(line.count / 2))),
    ]
  }

  /// A line with fields that no version of limber sends today.
  static func grown(_ line: String) -> String {
    line.dropLast() + #","x-new":{"a":[1,null,true,"b"],"c":{}},"x-more":-1.5e-3}"#
  }

  private static let unknown = [
    #"{"v":1,"kind":"somethingNew","seq":900,"time":"2026-01-01T00:00:00.000+00:00","at":0,"#
      + #""session":"\#(SinkKit.session)","text":"Something new."}"#,
    #"{"v":1,"kind":"","seq":901,"step":null,"text":""}"#,
  ]

  /// Texts that shells, terminals and readers of JSON stumble over.
  private static let texts = [
    #"quotes " ' ` and backslashes \ \\ \n"#,
    // Whoever has a shell read it again does not live through it.
    "$(kill -9 $$) `kill -9 $$` ; kill -9 $$ & | > /dev/null",
    "%s %d %n %%", "-n --help", "", " ", "tab\tand\u{1b}[2J escape\u{7}",
    "\u{2028}\u{2029}\u{FEFF}",
    "Größe, naïve, Привет, שלום, مرحبا, 你好, 👩‍👩‍👧‍👦 e\u{301}", "\u{10FFFF}\u{E000}", "null", "{}",
  ]

  /// An event that says a text.
  private static func saying(_ text: String) -> String {
    let step = StepInfo(
      index: 1, of: 1, path: "/steps/0", routine: "trial", kind: .timed, name: text, cue: text)
    return WireForm.line(
      SessionEvent(
        at: .zero, text: text, body: .cue(step, .authored, remaining: .seconds(5)),
        stamp: SessionEvent.Stamp(sequence: 1, session: SinkKit.session)))
  }

  /// The longest line there may be, its newline included: an event that the sink knows, else a kind that
  /// nobody knows, with a field that is new.
  private static func longest(_ session: [String]) -> String {
    let event = session.max { $0.utf8.count < $1.utf8.count } ?? unknown[0]
    func line(_ filling: Int) -> String {
      event.dropLast() + #","x-filling":""# + String(repeating: "y", count: filling) + #""}"#
    }
    return line(max(0, WireForm.maximumLineBytes - 1 - line(0).utf8.count))
  }
}
