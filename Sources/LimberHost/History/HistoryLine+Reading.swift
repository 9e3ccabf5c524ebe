public import LimberProgress
internal import LimberRoutine
internal import LimberSchedule

extension HistoryLine {
  /// Reads one line; nil where it is no line of a history that this build knows.
  init?(reading bytes: some Collection<UInt8>) {
    guard !bytes.contains(0), let json = JSONObject(bytes: bytes),
      json.whole("v") == Self.version, let id = json.text("id"), let kind = json.text("kind")
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
      self = .rating(id, effort: json.rating("effort"), pain: json.rating("pain"))
    case "note":
      guard let note = json.text("note") else { return nil }
      self = .note(id, note)
    default: return nil
    }
  }
}

extension HistoryLine.Start {
  fileprivate init?(_ json: JSONObject, id: String) {
    guard let time = json.text("time").flatMap(Moment.init(rfc3339:)),
      let routines = json.objects("routines")
    else { return nil }
    self.init(
      id: id, time: time,
      routines: routines.compactMap { routine in
        routine.text("id").map {
          SessionRecord.Played(
            id: $0, hash: routine.text("hash") ?? "",
            isIncluded: routine.flag("included") ?? false, file: routine.text("file"))
        }
      }, planned: json.milliseconds("plannedSeconds") ?? json.milliseconds("planned") ?? 0,
      isUnattended: json.flag("unattended") ?? false, hasOwnDose: json.flag("ownDose") ?? false,
      resumes: json.text("resumes"), isRehearsal: json.flag("rehearsal") ?? false,
      from: json.leaf("from") ?? 1)
  }
}

extension HistoryLine.End {
  fileprivate init?(_ json: JSONObject, id: String) {
    guard let time = json.text("time").flatMap(Moment.init(rfc3339:)),
      let outcome = json.text("outcome").flatMap(SessionRecord.Outcome.init(rawValue:))
    else { return nil }
    self.init(
      id: id, time: time, outcome: outcome, isPainStop: json.text("reason") == "pain",
      did: json.milliseconds("didSeconds") ?? json.milliseconds("did") ?? 0)
  }
}

extension SessionRecord.StepRecord {
  fileprivate init?(_ json: JSONObject) {
    guard let routine = json.text("routine"), let path = json.text("path"),
      let outcome = json.text("outcome").flatMap(Outcome.init(rawValue:))
    else { return nil }
    let kind = json.text("type").flatMap(Kind.init(rawValue:))
    self.init(
      index: json.leaf("index"), routine: routine, path: path,
      kind: kind, name: json.text("name") ?? "", side: json.text("side"),
      target: json.amount("target", kind?.unit), did: json.amount("did", kind?.unit),
      took: json.milliseconds("tookSeconds"), outcome: outcome)
  }
}

extension SessionRecord.DoseRecord {
  fileprivate init?(_ json: JSONObject) {
    guard let routine = json.text("routine"), let path = json.text("path"),
      let unit = json.text("unit").flatMap(DoseKey.Unit.init(rawValue:)) ?? json.unit("target"),
      let min = json.amount("min", unit), let max = json.amount("max", unit),
      let target = json.amount("target", unit), let did = json.amount("did", unit),
      max <= unit.limit, min <= max, target <= unit.limit
    else { return nil }
    self.init(
      key: DoseKey(routine: routine, path: path, unit: unit), name: json.text("name") ?? "",
      min: min, max: max, target: target, did: did)
  }
}

// MARK: - Numbers, which may be anything

extension DoseKey.Unit {
  /// The most that the format allows, in milliseconds or as a count.
  fileprivate var limit: Int {
    switch self {
    case .seconds: FormatLimits.milliseconds
    case .repetitions, .rounds, .sets: FormatLimits.count
    }
  }
}

extension JSONObject {
  /// More than any session takes: 100 days, in milliseconds.
  private static let longest = 100 * 24 * 60 * 60 * 1_000

  /// A number of seconds as milliseconds; nil where there is none, or one that no session can have.
  fileprivate func milliseconds(_ key: String) -> Int? {
    guard let seconds = number(key), seconds >= 0, seconds <= Double(Self.longest / 1000) else {
      return nil
    }
    return Int((seconds * 1000).rounded())
  }

  /// The number of a leaf step; nil for one that no session has.
  fileprivate func leaf(_ key: String) -> Int? {
    whole(key).flatMap { (1...FormatLimits.leafSteps).contains($0) ? $0 : nil }
  }

  /// A whole number from 0 to 10; nil for any other, which is no rating.
  fileprivate func rating(_ key: String) -> Int? {
    whole(key).flatMap { (0...10).contains($0) ? $0 : nil }
  }

  /// The unit of an amount, by the name of its one field.
  fileprivate func unit(_ key: String) -> DoseKey.Unit? {
    object(key)?.keys.first.flatMap(DoseKey.Unit.init(rawValue:))
  }

  /// An amount in milliseconds or as a count; nil where there is none, or one that cannot be.
  ///
  /// It is an object that names the unit. An older limber wrote the bare number of milliseconds or
  /// of what was counted.
  fileprivate func amount(_ key: String, _ unit: DoseKey.Unit?) -> Int? {
    guard let object = object(key) else {
      return whole(key).flatMap { (0...Self.longest).contains($0) ? $0 : nil }
    }
    guard let named = self.unit(key), unit == nil || unit == named else { return nil }
    switch named {
    case .seconds: return object.milliseconds(named.rawValue)
    case .repetitions, .rounds, .sets:
      return object.whole(named.rawValue).flatMap { (0...Self.longest).contains($0) ? $0 : nil }
    }
  }
}

extension Moment {
  /// Reads an instant as `rfc3339` writes it; nil where the text is anything else.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[range] {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), (1...12).contains(month),
      let day = number(8..<10), (1...31).contains(day), let hour = number(11..<13), hour < 24,
      let minute = number(14..<16), minute < 60, let second = number(17..<19), second <= 60
    else { return nil }
    var place = 19
    var thousandths = 0
    if bytes[place] == UInt8(ascii: ".") {
      guard let digits = number(20..<23) else { return nil }
      thousandths = digits
      place = 23
    }
    guard place < bytes.count else { return nil }
    var offset = 0
    if bytes[place] != UInt8(ascii: "Z") {
      guard let hours = number(place + 1..<place + 3), let minutes = number(place + 4..<place + 6),
        hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * 60
      if bytes[place] == UInt8(ascii: "-") { offset = -offset }
    }
    let days = CivilDate(year: year, month: month, day: day).days
    let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - offset
    self.init(milliseconds: Int64(seconds) * 1000 + Int64(thousandths), offsetSeconds: offset)
  }
}
