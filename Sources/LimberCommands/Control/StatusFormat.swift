import LimberBasics
import LimberEvents
import LimberSyntax

/// How a status becomes one line: a text with names in braces, or what a bar reads.
struct StatusFormat: Sendable, Hashable {
  /// What can stand in braces.
  enum Field: String, CaseIterable, Sendable {
    case state, icon, routine, step, side, rep, reps, left, elapsed, sessionLeft, next, percent,
      text

    /// Whether it changes with the time, and not only when something happens.
    var runs: Bool {
      switch self {
      case .left, .elapsed, .sessionLeft, .percent: true
      case .state, .icon, .routine, .step, .side, .rep, .reps, .next, .text: false
      }
    }
  }

  /// A bar that reads its lines in a way of its own.
  enum Bar: String, CaseIterable, Sendable {
    case waybar, polybar, tmux, i3blocks
  }

  private enum Part: Sendable, Hashable {
    case words(String)
    case field(Field)
  }

  private var parts: [Part]
  private var bar: Bar?

  /// What a bar shows.
  private static let usual: [Part] = [
    .field(.icon), .words(" "), .field(.step), .words(" "), .field(.side), .words(" "),
    .field(.left),
  ]

  /// The sentence alone.
  static let sentence = StatusFormat(parts: [.field(.text)], bar: nil)

  private init(parts: [Part], bar: Bar?) {
    self.parts = parts
    self.bar = bar
  }

  /// Reads the name of a bar, or a text with names in braces; `{{` is a brace.
  ///
  /// - Throws: `CommandFault` for a name that there is not.
  init(_ text: String) throws(CommandFault) {
    if let bar = Bar(rawValue: text) {
      self.init(parts: Self.usual, bar: bar)
      return
    }
    var parts: [Part] = []
    var words = ""
    var rest = text[...]
    while let first = rest.popFirst() {
      guard first == "{" else {
        words.append(first)
        continue
      }
      if rest.first == "{" {
        words.append(rest.removeFirst())
        continue
      }
      let end = rest.firstIndex(of: "}")
      let name = String(rest[..<(end ?? rest.endIndex)])
      guard let end, let field = Field(rawValue: name) else {
        throw .unknownField(name, known: Field.allCases.map(\.rawValue))
      }
      if !words.isEmpty { parts.append(.words(words)) }
      words = ""
      parts.append(.field(field))
      rest = rest[rest.index(after: end)...]
    }
    if !words.isEmpty { parts.append(.words(words)) }
    self.init(parts: parts, bar: nil)
  }

  /// Whether a line of it grows old while a status goes on.
  func runs(during status: SessionStatus) -> Bool {
    guard status.state != .paused, status.state != .over else { return false }
    return parts.contains { part in
      guard case .field(let field) = part, field.runs else { return false }
      return field != .left || status.stepRemaining != nil
    }
  }

  // MARK: - Lines

  /// What is shown where nothing plays: a bar hides what is empty, but for i3blocks, which takes an empty
  /// line for none and would keep the one before it.
  var idle: String { bar == .i3blocks ? " " : "" }

  /// The line of a status, without its newline.
  func line(_ status: SessionStatus, in phrases: any Phrases) -> String {
    let line = filled(status, phrases)
    switch bar {
    case nil: return SafeText.line(line)
    case .polybar: return SafeText.polybar(line)
    case .tmux: return SafeText.tmux(line)
    case .i3blocks: return SafeText.i3blocks(line)
    case .waybar:
      return JSONWriter.object { json in
        json.field("text", Markup.escape(SafeText.line(line)))
        json.field("alt", status.state.rawValue)
        json.field("tooltip", Markup.escape(SafeText.line(status.text)))
        json.field("class", status.state.rawValue)
        json.field("percentage", Self.percent(status))
      }
    }
  }

  /// What is empty leaves no second blank behind.
  private func filled(_ status: SessionStatus, _ phrases: any Phrases) -> String {
    var line = ""
    for part in parts {
      switch part {
      case .words(let words):
        line += words == " " && (line.isEmpty || line.last == " ") ? "" : words
      case .field(let field): line += Self.value(of: field, status, phrases)
      }
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  private static func value(
    of field: Field, _ status: SessionStatus, _ phrases: any Phrases
  ) -> String {
    switch field {
    case .state: status.state.rawValue
    case .icon: icon(status.state)
    case .routine: status.routine.title
    case .step: status.step?.name ?? ""
    case .side: (status.step?.side).map { phrases.label(.side($0)) } ?? ""
    case .rep: status.rep.map { String($0.index) } ?? ""
    case .reps: (status.rep?.of ?? status.step?.reps).map { String($0) } ?? ""
    case .left: status.stepRemaining?.countdown ?? ""
    case .elapsed: status.stepElapsed?.clock ?? ""
    case .sessionLeft: status.remaining.countdown
    case .next: status.next?.name ?? ""
    case .percent: String(percent(status))
    case .text: status.text
    }
  }

  /// How much of the session is done, in hundredths.
  private static func percent(_ status: SessionStatus) -> Int {
    let (done, left) = (status.elapsed.inSeconds, status.remaining.inSeconds)
    return done + left > 0 ? min(Int(100 * done / (done + left)), 100) : 0
  }

  private static func icon(_ state: SessionStatus.State) -> String {
    switch state {
    case .leadIn: "▷"
    case .playing: "▶"
    case .paused: "⏸"
    case .waiting: "⏎"
    case .rest: "◦"
    case .over: "■"
    }
  }
}
