internal import LimberBasics
internal import LimberProgress
internal import LimberSyntax

extension HistoryLine {
  /// Reads one line; nil where it is no line of a history that this build knows.
  init?(reading text: String.UTF8View) {
    self.init(reading: Array(text)[...])
  }

  /// Reads one line; nil where it is no line of a history that this build knows.
  ///
  /// - Parameter id: the session of the line before, which most often is this one's too.
  init?(reading bytes: ArraySlice<UInt8>, behind id: String? = nil) {
    // No JSON has a byte of zeros.
    guard let json = JSONObject(slice: bytes), json.whole("v") == Self.version,
      let id = json.text("id", usually: id), let kind = json.text("kind"),
      // A line that was put together of two is about nobody.
      HistoryGlance.agrees(bytes, id: id, isStart: kind == "start")
    else { return nil }
    switch kind {
    case "start":
      guard let start = Start(json, id: id) else { return nil }
      self = .start(start)
    case "step":
      guard let step = SessionRecord.StepRecord(json) else { return nil }
      self = .step(id, step)
    case "doses":
      guard let doses = json.objects("doses") else { return nil }
      self = .doses(id, doses.compactMap(SessionRecord.DoseRecord.init))
    case "end":
      guard let end = End(json, id: id) else { return nil }
      self = .end(end)
    case "rating":
      self = .rating(
        id, effort: json.rating("effort"), pain: json.rating("pain"),
        side: json.text("side").flatMap(SoreSide.init(rawValue:)))
    case "note":
      guard let note = json.text("note") else { return nil }
      self = .note(id, note)
    case "morning":
      guard let time = json.text("time").flatMap(Instant.init(rfc3339:)) else { return nil }
      let morning =
        json.rating("pain").map(Morning.rated) ?? (json.flag("usual") == true ? .usual : .asked)
      self = .morning(id, morning, at: time)
    default: return nil
    }
  }
}

extension HistoryLine.Start {
  fileprivate init?(_ json: JSONObject, id: String) {
    guard let time = json.text("time").flatMap(Instant.init(rfc3339:)),
      let routines = json.objects("routines")
    else { return nil }
    self.init(
      id: id, time: time,
      routines: routines.compactMap { routine in
        routine.text("id").map {
          SessionRecord.Played(
            id: $0, hash: routine.text("hash") ?? "",
            isIncluded: routine.flag("included") ?? false, file: routine.text("file"),
            with: routine.values("with"), parts: routine.texts("parts") ?? [],
            movements: routine.texts("movements") ?? [],
            isBegunLate: routine.flag("late") ?? false)
        }
      }, planned: json.time("plannedSeconds") ?? json.time("planned") ?? .zero,
      isUnattended: json.flag("unattended") ?? false, hasOwnDose: json.flag("ownDose") ?? false,
      resumes: json.text("resumes"), isRehearsal: json.flag("rehearsal") ?? false,
      from: json.leaf("from") ?? 1)
  }
}

extension HistoryLine.End {
  fileprivate init?(_ json: JSONObject, id: String) {
    guard let time = json.text("time").flatMap(Instant.init(rfc3339:)),
      let outcome = json.text("outcome").flatMap(SessionOutcome.init(rawValue:))
    else { return nil }
    self.init(
      id: id, time: time, outcome: outcome, isPainStop: json.text("reason") == "pain",
      did: json.time("didSeconds") ?? json.time("did") ?? .zero,
      rounds: (json.objects("rounds") ?? []).compactMap(RoundsHeld.init),
      choices: (json.objects("choices") ?? []).compactMap { choice in
        guard let routine = choice.text("routine"), let path = choice.text("path"),
          let label = choice.text("chose")
        else { return nil }
        return SessionRecord.Chosen(routine: routine, path: path, label: label)
      })
  }
}

extension RoundsHeld {
  fileprivate init?(_ json: JSONObject) {
    let bounds = 0...AmountLimits.leafSteps
    guard let routine = json.text("routine"), let path = json.text("path"),
      let rounds = json.whole("rounds"), bounds.contains(rounds)
    else { return nil }
    func count(_ key: String) -> Int {
      json.whole(key).flatMap { bounds.contains($0) ? $0 : nil } ?? 0
    }
    self.init(
      path: path, routine: routine, name: json.text("name") ?? "",
      side: json.text("side").flatMap(Side.init(rawValue:)), rounds: rounds,
      done: count("done"), undone: count("undone"))
  }
}

extension SessionRecord.StepRecord {
  fileprivate init?(_ json: JSONObject) {
    guard let routine = json.text("routine"), let path = json.text("path"),
      let outcome = json.text("outcome").flatMap(StepOutcome.init(rawValue:))
    else { return nil }
    let kind = json.text("type").flatMap(Kind.init(rawValue:))
    let unit = kind?.unit ?? json.unitOfBareNumbers("target", "did")
    self.init(
      index: json.leaf("index"), routine: routine, path: path,
      kind: kind, name: json.text("name") ?? "",
      side: json.text("side").flatMap(Side.init(rawValue:)), load: json.text("load"),
      target: json.amount("target", unit), did: json.amount("did", unit),
      took: json.time("tookSeconds"), outcome: outcome)
  }
}

extension SessionRecord.DoseRecord {
  fileprivate init?(_ json: JSONObject) {
    guard let routine = json.text("routine"), let path = json.text("path"),
      let unit = json.text("unit").flatMap(DoseUnit.init(rawValue:)) ?? json.unit("target"),
      let min = json.amount("min", unit), let max = json.amount("max", unit),
      let target = json.amount("target", unit), let did = json.amount("did", unit),
      max.figure <= unit.limit, min <= max, target.figure <= unit.limit
    else { return nil }
    self.init(
      key: DoseKey(routine: routine, path: path, unit: unit), name: json.text("name") ?? "",
      min: min, max: max, target: target, did: did)
  }
}

// MARK: - Numbers, which may be anything

extension DoseUnit {
  /// The most that the format allows, in milliseconds or as a count.
  fileprivate var limit: Int {
    switch self {
    case .seconds: AmountLimits.milliseconds
    case .repetitions, .rounds, .sets: AmountLimits.count
    }
  }
}

extension JSONObject {
  /// More than any session takes: 100 days, in milliseconds.
  private static let longest = 100 * 24 * 60 * 60 * 1_000

  /// A number of seconds; nil where there is none, or one that no session can have.
  fileprivate func time(_ key: String) -> Duration? {
    guard let seconds = number(key), seconds >= 0, seconds <= Double(Self.longest / 1000) else {
      return nil
    }
    return .milliseconds(Int((seconds * 1000).rounded()))
  }

  /// The number of a leaf step; nil for one that no session has.
  fileprivate func leaf(_ key: String) -> Int? {
    whole(key).flatMap { (1...AmountLimits.leafSteps).contains($0) ? $0 : nil }
  }

  /// A whole number from 0 to 10; nil for any other, which is no rating.
  fileprivate func rating(_ key: String) -> Int? {
    whole(key).flatMap { (0...10).contains($0) ? $0 : nil }
  }

  /// The unit of an amount, by the name of its one field.
  fileprivate func unit(_ key: String) -> DoseUnit? {
    object(key)?.keys.first.flatMap(DoseUnit.init(rawValue:))
  }

  /// A bare number of milliseconds or of what was counted, which an older limber wrote for an amount.
  private func bareNumber(_ key: String) -> Int? {
    whole(key).flatMap { (0...Self.longest).contains($0) ? $0 : nil }
  }

  /// What the bare numbers of a step are counted in, where its kind does not say so.
  ///
  /// There is no step of less than a second, and hardly one of a thousand repetitions.
  fileprivate func unitOfBareNumbers(_ keys: String...) -> DoseUnit? {
    keys.compactMap(bareNumber).max().map { $0 < 1_000 ? .repetitions : .seconds }
  }

  /// An amount; nil where there is none, or one that cannot be.
  ///
  /// It is an object that names the unit, or, from an older limber, a bare number.
  fileprivate func amount(_ key: String, _ unit: DoseUnit?) -> DoseAmount? {
    guard let object = object(key) else {
      guard let unit else { return nil }
      return bareNumber(key).map { DoseAmount($0, of: unit) }
    }
    guard let named = self.unit(key), unit == nil || unit == named else { return nil }
    switch named {
    case .seconds: return object.time(named.rawValue).map(DoseAmount.time)
    case .repetitions, .rounds, .sets:
      return object.bareNumber(named.rawValue).map(DoseAmount.count)
    }
  }
}

/// What even a line of a newer limber says, which this one cannot read: whom it is about.
struct LineFacts {
  let id: String

  /// Reads them; nil where the line is not one that a newer limber wrote.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let json = JSONObject(slice: bytes), let version = json.whole("v"),
      let kind = json.text("kind"), let id = json.text("id"), version >= HistoryLine.version,
      version > HistoryLine.version || !HistoryLine.kinds.contains(kind)
    else { return nil }
    self.id = id
  }
}
