internal import LimberBasics
internal import LimberFigures
internal import LimberSyntax

// MARK: - Parts of events

extension StepInfo {
  /// Reads the `step` of a line.
  init?(_ line: JSONObject) {
    guard let json = line.object("step"), let index = json.count("index"),
      let of = json.count("of"), let path = json.text("path"), let routine = json.text("routine"),
      let kind: StepKind = json.word("type"), let name = json.text("name")
    else { return nil }
    self.init(
      index: index, of: of, path: path, routine: routine, kind: kind, name: name,
      cue: json.text("cue"), side: json.word("side"), duration: json.duration("seconds"),
      reps: json.count("reps"), unit: json.text("unit"), load: json.text("load"),
      range: json.object("range").flatMap { DoseRange($0, of: kind) },
      set: json.ordinal("set"), round: json.ordinal("round"))
    isOpen = json.flag("open") ?? false
    counted = json.count("counted")
    let reference =
      json.text("figure").map(FigureReference.shipped)
      ?? json.object("drawing").flatMap(Figure.init).map(FigureReference.own)
    figure = reference.map { reference in
      MovingFigure(
        reference, goals: (json.texts("poses") ?? []).map { $0.isEmpty ? nil : $0 })
    }
  }
}

extension DoseRange {
  fileprivate init?(_ json: JSONObject, of kind: StepKind) {
    switch kind {
    case .reps:
      guard let min = json.count("min"), let max = json.count("max") else { return nil }
      self = .repetitions(min: min, max: max)
    case .timed, .rest, .prompt, .choice:
      guard let min = json.duration("min"), let max = json.duration("max") else { return nil }
      self = .time(min: min, max: max)
    }
  }
}

extension NextStep {
  init?(_ json: JSONObject) {
    guard let name = json.text("name") else { return nil }
    self.init(name: name, side: json.word("side"))
  }
}

extension Phase {
  /// - Parameter place: which phase it is, where the line does not say, as those of limber 0.1 do not.
  init?(_ json: JSONObject, at place: Ordinal = Ordinal(1, of: 1)) {
    guard let cue = json.text("cue"), let duration = json.duration("seconds") else { return nil }
    self.init(
      Ordinal(json.count("index") ?? place.index, of: json.count("of") ?? place.of), cue: cue,
      duration: duration)
  }
}

extension Effort {
  init(_ json: JSONObject) {
    self.init(time: json.duration("seconds"), reps: json.change("reps"))
  }
}

extension RoutineName {
  init?(_ json: JSONObject) {
    guard let id = json.text("id"), let title = json.text("title") else { return nil }
    self.init(id: id, title: title)
  }
}

extension PlannedTime {
  init?(_ json: JSONObject) {
    guard let min = json.duration("minSeconds"), let target = json.duration("targetSeconds"),
      let max = json.duration("maxSeconds")
    else { return nil }
    self.init(min: min, target: target, max: max)
  }
}

extension DoseRecord {
  init?(_ json: JSONObject) {
    guard let path = json.text("path"), let routine = json.text("routine"),
      let name = json.text("name"), let unit: DoseUnit = json.word("unit"),
      let min = json.amount("min", unit), let max = json.amount("max", unit),
      let target = json.amount("target", unit), let did = json.amount("did", unit)
    else { return nil }
    self.init(
      path: path, routine: routine, name: name, side: json.word("side"), unit: unit, min: min,
      max: max, target: target, did: did)
  }
}

// MARK: - Values, within their bounds

extension JSONObject {
  /// A number of seconds, to the millisecond and as far as one can be written.
  func duration(_ key: String) -> Duration? {
    number(key).map { number in
      let seconds = min(max(number, -JSONWriter.greatestDecimal), JSONWriter.greatestDecimal)
      return .milliseconds(Int64(seconds * 1_000 + (seconds < 0 ? -0.5 : 0.5)))
    }
  }

  func amount(_ key: String, _ unit: DoseUnit) -> DoseAmount? {
    switch unit {
    case .seconds: duration(key).map(DoseAmount.time)
    case .repetitions, .rounds, .sets: count(key).map(DoseAmount.count)
    }
  }

  /// A count, held between 0 and 2³¹ - 1.
  func count(_ key: String) -> Int? { change(key).map { max($0, 0) } }

  /// A number by which a count changed, held within 2³¹ - 1 either way.
  func change(_ key: String) -> Int? {
    let limit = Int(Int32.max)
    return whole(key).map { min(max($0, -limit), limit) }
  }

  /// A time by RFC 3339.
  func instant(_ key: String) -> Instant? { text(key).flatMap(Instant.init(rfc3339:)) }

  /// One of the words that a fact can be.
  func word<Word: RawRepresentable<String>>(_ key: String) -> Word? {
    text(key).flatMap(Word.init(rawValue:))
  }

  /// `{index, of}`.
  func ordinal(_ key: String) -> Ordinal? {
    guard let json = object(key), let index = json.count("index") else { return nil }
    return Ordinal(index, of: json.count("of"))
  }
}

extension RoundsHeld {
  init?(_ json: JSONObject) {
    guard let path = json.text("path"), let routine = json.text("routine"),
      let name = json.text("name"), let rounds = json.count("rounds")
    else { return nil }
    self.init(
      path: path, routine: routine, name: name, side: json.word("side"), rounds: rounds,
      done: json.count("done") ?? 0, undone: json.count("undone") ?? 0)
  }
}
