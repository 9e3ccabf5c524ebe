public import LimberEvents

/// The sink that rings a terminal's bell.
public enum BellSink {
  /// What the command line and the help know of it.
  public static let descriptor = SinkDescriptor(
    name: "bell",
    summary: "the terminal's bell at changes and phases, in countdowns and at the end",
    options: [
      SinkOption(
        "on", kind: .words(EventKind.allCases.map(\.rawValue) + CueKind.words),
        defaultValue: "stepStarted+phaseStarted+prepare+countdown+sessionEnded",
        help: """
          what rings: kinds of events and of cues, joined by '+'; one stroke each, two for another \
          side or a rest, three for the end
          """),
      SinkOption(
        "to", kind: .choice(["this", "all"]), defaultValue: "this",
        help: "this terminal, or all terminals that you are logged in at"),
    ],
    kinds: { values, _ in RingingKinds(values.words("on")).events.union([.muted]) },
    make: { values, context in
      let display = context.display
      let here: @Sendable () -> [Display] = { [display] }
      return Bell(
        ringing: RingingKinds(values.words("on")),
        terminals: values["to"] == "all" ? context.loggedInTerminals : here,
        pause: context.pause)
    })
}

struct RingingKinds {
  private let words: Set<String>

  init(_ words: [String]) {
    self.words = Set(words)
  }

  /// The kinds of event that have to reach the bell.
  var events: Set<EventKind> {
    let named = EventKind.allCases.filter { words.contains($0.rawValue) }
    let hasCue = !words.isDisjoint(with: CueKind.words)
    return Set(named).union(hasCue ? [.cue] : [])
  }

  func contains(_ event: SessionEvent) -> Bool {
    if words.contains(event.kind.rawValue) { return true }
    guard case .cue(_, let kind, _) = event.body else { return false }
    return words.contains(kind.word)
  }
}
