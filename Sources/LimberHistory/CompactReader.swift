internal import LimberBasics
internal import LimberProgress

/// Makes sessions again of what ``CompactWriter`` made of them.
///
/// Of anything else it makes something, and nothing that traps.
struct CompactReader {
  private let bytes: UnsafeRawBufferPointer
  private let texts: [String]
  private(set) var place: Int

  init(_ bytes: UnsafeRawBufferPointer, at place: Int, _ texts: [String]) {
    (self.bytes, self.place, self.texts) = (bytes, place, texts)
  }

  mutating func number() -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while place < bytes.count, place >= 0 {
      let byte = bytes[place]
      place += 1
      number |= UInt(byte & 0x7F) << shift
      guard byte >= 0x80, shift < 63 else { break }
      shift += 7
    }
    return Int(bitPattern: number >> 1) ^ -Int(bitPattern: number & 1)
  }

  mutating func ownText() -> String {
    let count = min(max(number(), 0), bytes.count - min(place, bytes.count))
    defer { place += count }
    guard count > 0 else { return "" }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  /// Whether a text that a session has for itself stands here.
  mutating func isOwn(_ text: [UInt8]) -> Bool {
    let count = number()
    guard count == text.count, count <= bytes.count - place else { return false }
    return bytes[place..<place + count].elementsEqual(text)
  }

  mutating func text() -> String {
    let place = number()
    return texts.indices.contains(place) ? texts[place] : ""
  }

  mutating func optional<Value>(_ read: (inout Self) -> Value) -> Value? {
    flag() ? read(&self) : nil
  }

  mutating func each<Value>(_ read: (inout Self) -> Value) -> [Value] {
    // Each takes a byte or more.
    let count = min(max(number(), 0), bytes.count - min(place, bytes.count))
    guard count > 0 else { return [] }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(read(&self)) }
    return values
  }

  mutating func flag() -> Bool { number() != 0 }

  private mutating func one<Case>(of all: [Case], or usual: Case) -> Case {
    let place = number()
    return all.indices.contains(place) ? all[place] : usual
  }

  private mutating func time() -> Duration { .milliseconds(number()) }

  private mutating func instant() -> Instant {
    Instant(milliseconds: Int64(number()), offsetSeconds: number())
  }

  private mutating func amount() -> DoseAmount {
    flag() ? .time(time()) : .count(number())
  }
}

extension CompactReader {
  // A list of cases is made anew each time that it is asked for.
  private static let endings = SessionOutcome.allCases
  private static let soreSides = SoreSide.allCases
  private static let kinds = SessionRecord.StepRecord.Kind.allCases
  private static let sides = Side.allCases
  private static let outcomes = StepOutcome.allCases
  private static let units = DoseUnit.allCases

  /// The routines of a session: the places of their ids among the texts, and whether anything of them was done.
  private mutating func playedTexts() -> [(text: Int, hasWork: Bool)] {
    each { ($0.number(), $0.flag()) }
  }

  /// Whether a routine was played in a session, and anything of it done; nil where it was not played.
  ///
  /// - Parameter text: the place of its id among the texts.
  mutating func work(of text: Int) -> Bool? {
    let id = number()
    place += min(max(id, 0), bytes.count - min(place, bytes.count))
    var count = number()
    while count > 0, place < bytes.count {
      let (played, hasWork) = (number(), flag())
      if played == text { return hasWork }
      count -= 1
    }
    return nil
  }

  /// Reads a session.
  mutating func record() -> SessionRecord {
    let id = ownText()
    let names = playedTexts().map { texts.indices.contains($0.text) ? texts[$0.text] : "" }
    var routines: [SessionRecord.Played] = []
    routines.reserveCapacity(names.count)
    for name in names { routines.append(played(name)) }
    var record = SessionRecord(
      id: id, routines: routines, started: instant(), ended: optional { $0.instant() },
      outcome: one(of: Self.endings, or: .interrupted), planned: time(), did: time(),
      pain: nil, effort: nil)
    record.pain = optional { $0.number() }
    record.soreSide = optional { $0.one(of: Self.soreSides, or: .both) }
    record.effort = optional { $0.number() }
    record.isPainStop = flag()
    record.isUnattended = flag()
    record.hasOwnDose = flag()
    record.isRehearsal = flag()
    record.resumes = optional { $0.ownText() }
    record.from = number()
    record.steps = each { $0.step() }
    record.doses = each { $0.dose() }
    record.rounds = each { $0.held() }
    record.choices = each {
      SessionRecord.Chosen(routine: $0.text(), path: $0.text(), label: $0.text())
    }
    record.note = optional { $0.ownText() }
    record.morning = optional {
      switch $0.number() {
      case -2: .asked
      case -1: .usual
      case let pain: .rated(pain)
      }
    }
    record.morningDay = optional { Day(days: $0.number()) }
    return record
  }

  private mutating func played(_ id: String) -> SessionRecord.Played {
    var played = SessionRecord.Played(id: id, hash: ownText(), isIncluded: flag())
    played.isBegunLate = flag()
    played.file = optional { $0.text() }
    let values = each { ($0.text(), $0.text()) }
    if !values.isEmpty { played.with = ParameterValues(Dictionary(values) { first, _ in first }) }
    played.parts = each { $0.text() }
    played.movements = each { $0.text() }
    return played
  }

  private mutating func step() -> SessionRecord.StepRecord {
    SessionRecord.StepRecord(
      index: optional { $0.number() }, routine: text(), path: text(),
      kind: optional { $0.one(of: Self.kinds, or: .timed) }, name: text(),
      side: optional { $0.one(of: Self.sides, or: .left) }, load: optional { $0.text() },
      target: optional { $0.amount() }, did: optional { $0.amount() },
      took: optional { $0.time() }, outcome: one(of: Self.outcomes, or: .skipped))
  }

  private mutating func dose() -> SessionRecord.DoseRecord {
    let (routine, path, name) = (text(), text(), text())
    var dose = SessionRecord.DoseRecord(
      key: DoseKey(routine: routine, path: path, unit: one(of: Self.units, or: .repetitions)),
      name: "",
      min: amount(), max: amount(), target: amount(), did: amount())
    dose.name = name
    return dose
  }

  private mutating func held() -> RoundsHeld {
    RoundsHeld(
      path: text(), routine: text(), name: text(),
      side: optional { $0.one(of: Self.sides, or: .left) },
      rounds: number(), done: number(), undone: number())
  }
}
