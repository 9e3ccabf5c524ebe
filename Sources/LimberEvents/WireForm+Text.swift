internal import LimberBasics
internal import LimberFigures
internal import LimberSyntax

/// How long the texts of one line may be.
struct TextLimits {
  /// The most characters of any text.
  static let characters = 500
  /// The most items of any list.
  static let items = 20

  /// The most bytes, as written, of a text that a person reads.
  var prose = Int.max
  /// The most bytes, as written, of a text that names something.
  var names = Int.max

  /// A text that a person reads, shortened.
  func prose(_ text: String) -> String { Self.shortened(text, bytes: prose) }

  /// A text that a person reads, shortened.
  func prose(_ text: String?) -> String? { text.map { Self.shortened($0, bytes: prose) } }

  /// A text that names something, shortened.
  func name(_ text: String) -> String { Self.shortened(text, bytes: names) }

  /// A text of at most 500 characters and that many bytes; a shortened one ends in `…`.
  ///
  /// An ellipsis alone stays where not even one character has room.
  private static func shortened(_ text: String, bytes: Int) -> String {
    // An escape takes at most six bytes for one.
    if text.utf8.count <= characters, bytes / 6 >= text.utf8.count { return text }
    let ellipsis: Character = "…"
    var kept = 0
    var keptBytes = 0
    var end = text.startIndex
    // Where to cut, should the text turn out too long: before the ellipsis that must find room.
    var cut = text.startIndex
    while end < text.endIndex {
      let width = JSONWriter.byteCount(of: text[end])
      if kept == characters || keptBytes + width > bytes {
        return String(text[..<cut]) + String(ellipsis)
      }
      kept += 1
      keptBytes += width
      text.formIndex(after: &end)
      if kept < characters, keptBytes + ellipsis.utf8.count <= bytes { cut = end }
    }
    return text
  }
}

// MARK: - Fields of the wire

extension JSONWriter {
  /// Writes the fields that every line has.
  mutating func common(
    kind: String, at: Duration, stamp: SessionEvent.Stamp, text: String, _ limits: TextLimits
  ) {
    field("v", WireForm.version)
    field("kind", kind)
    field("seq", stamp.sequence)
    field("time", stamp.time)
    nearest("at", at)
    field("session", limits.name(stamp.session))
    field("text", limits.prose(text))
    if stamp.dropped > 0 { field("dropped", stamp.dropped) }
  }

  /// Writes `step`.
  ///
  /// - Parameter isDrawn: whether a figure of the author's own is written too.
  mutating func step(_ step: StepInfo, _ limits: TextLimits, isDrawn: Bool = false) {
    object("step") { json in
      json.field("index", step.index)
      json.field("of", step.of)
      json.field("path", limits.name(step.path))
      json.field("routine", limits.name(step.routine))
      json.field("type", step.kind.rawValue)
      json.field("name", limits.prose(step.name))
      json.field("cue", limits.prose(step.cue))
      json.figure(step.figure, limits, isDrawn: isDrawn)
      json.field("side", step.side?.rawValue)
      json.field("seconds", step.duration)
      json.field("reps", step.reps)
      if step.isOpen { json.field("open", true) }
      json.field("counted", step.counted)
      json.field("unit", step.unit.map(limits.name))
      json.field("load", step.load.map(limits.name))
      if let range = step.range {
        json.object("range") { $0.ends(of: range) }
      }
      if let set = step.set { json.ordinal("set", set) }
      if let round = step.round { json.ordinal("round", round) }
    }
  }

  /// Writes the name of a figure that ships; one of an author's own has none, and is written out where
  /// that is wanted.
  private mutating func figure(_ figure: MovingFigure?, _ limits: TextLimits, isDrawn: Bool) {
    guard let figure else { return }
    switch figure.reference {
    case .shipped(let name): field("figure", limits.name(name))
    case .own(let own):
      guard isDrawn else { return }
      drawing("drawing", own)
    }
    // How many phases there are tells between which poses each moves, also where none is named.
    guard !figure.goals.isEmpty else { return }
    field("poses", figure.goals.prefix(TextLimits.items).map { limits.name($0 ?? "") })
  }

  /// Writes `{index, of}`.
  mutating func ordinal(_ key: String, _ ordinal: Ordinal) {
    object(key) { json in
      json.field("index", ordinal.index)
      json.field("of", ordinal.of)
    }
  }

  /// Writes `{seconds?, reps?}`.
  mutating func effort(_ key: String, _ effort: Effort) {
    object(key) { json in
      json.field("seconds", effort.time)
      json.field("reps", effort.reps)
    }
  }

  /// Writes `min` and `max`, in seconds or repetitions.
  private mutating func ends(of range: DoseRange) {
    switch range {
    case .time(let min, let max):
      field("min", min)
      field("max", max)
    case .repetitions(let min, let max):
      field("min", min)
      field("max", max)
    }
  }

  /// Writes an amount: seconds, or a count.
  mutating func amount(_ key: String, _ amount: DoseAmount) {
    switch amount {
    case .time(let time): field(key, time)
    case .count(let count): field(key, count)
    }
  }

  /// Writes seconds, to the millisecond that is full; nothing for nil.
  mutating func field(_ key: String, _ duration: Duration?) {
    guard let duration else { return }
    guard let (milliseconds, _) = duration.usualMilliseconds else {
      return field(key, duration.inSeconds)
    }
    field(key, thousandths: milliseconds)
  }

  /// Writes seconds, to the nearest millisecond; nothing for nil.
  mutating func nearest(_ key: String, _ duration: Duration?) {
    guard let duration else { return }
    if let (milliseconds, isExact) = duration.usualMilliseconds, isExact {
      return field(key, thousandths: milliseconds)
    }
    let (seconds, attoseconds) = duration.components
    field(key, Double(seconds) + Double(attoseconds) / 1e18)
  }
}
