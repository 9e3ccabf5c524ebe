internal import LimberBasics
internal import LimberProgress

/// Makes few bytes of sessions, of which ``CompactReader`` makes the sessions again.
///
/// Numbers are as short as they can be, and texts that come again and again stand once for all.
struct CompactWriter {
  private(set) var bytes: [UInt8] = []
  private(set) var texts: [String] = []
  private var places: [String: Int] = [:]

  /// A number, seven bits in each byte.
  mutating func add(_ number: Int) {
    // Of small numbers below zero few bits are left as well.
    var rest = UInt(bitPattern: (number << 1) ^ (number >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A text of which every session has its own.
  mutating func add(own text: String) {
    add(text.utf8.count)
    bytes += text.utf8
  }

  /// A text that many sessions have.
  mutating func add(_ text: String) {
    let place = places[text] ?? texts.count
    if place == texts.count {
      places[text] = place
      texts.append(text)
    }
    add(place)
  }

  /// What may be missing.
  mutating func add<Value>(_ value: Value?, _ write: (inout Self, Value) -> Void) {
    add(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }

  mutating func add<Value>(each values: [Value], _ write: (inout Self, Value) -> Void) {
    add(values.count)
    for value in values { write(&self, value) }
  }

  /// A case of a list that both sides know.
  private mutating func add<Case: CaseIterable & Equatable>(one value: Case) {
    add(Array(Case.allCases).firstIndex(of: value) ?? 0)
  }

  private mutating func add(_ value: Bool) { add(value ? 1 : 0) }

  private mutating func add(_ time: Duration) { add(time.wholeMilliseconds) }

  private mutating func add(_ instant: Instant) {
    add(Int(instant.milliseconds))
    add(instant.offsetSeconds)
  }

  private mutating func add(_ amount: DoseAmount) {
    add(amount.time != nil)
    add(amount.figure)
  }
}

extension CompactWriter {
  /// Adds a session; its id and its routines first, by which it is looked for.
  mutating func add(_ record: SessionRecord) {
    add(own: record.id)
    add(each: record.routines) { writer, played in
      writer.add(played.id)
      writer.add(record.hasWork(of: played.id))
    }
    for played in record.routines { add(played) }
    add(record.started)
    add(record.ended) { $0.add($1) }
    add(one: record.outcome)
    add(record.planned)
    add(record.did)
    add(record.pain) { $0.add($1) }
    add(record.soreSide) { $0.add(one: $1) }
    add(record.effort) { $0.add($1) }
    for flag in [record.isPainStop, record.isUnattended, record.hasOwnDose, record.isRehearsal] {
      add(flag)
    }
    add(record.resumes) { $0.add(own: $1) }
    add(record.from)
    add(each: record.steps) { $0.add($1) }
    add(each: record.doses) { $0.add($1) }
    add(each: record.rounds) { $0.add($1) }
    add(each: record.choices) { writer, choice in
      for text in [choice.routine, choice.path, choice.label] { writer.add(text) }
    }
    add(record.note) { $0.add(own: $1) }
    add(record.morning) { writer, morning in
      switch morning {
      case .asked: writer.add(-2)
      case .usual: writer.add(-1)
      case .rated(let pain): writer.add(pain)
      }
    }
    add(record.morningDay) { $0.add($1.days) }
  }

  private mutating func add(_ played: SessionRecord.Played) {
    add(own: played.hash)
    add(played.isIncluded)
    add(played.isBegunLate)
    add(played.file) { $0.add($1) }
    add(each: played.with.sorted) { writer, value in
      writer.add(value.name)
      writer.add(value.text)
    }
    add(each: played.parts) { $0.add($1) }
    add(each: played.movements) { $0.add($1) }
  }

  private mutating func add(_ step: SessionRecord.StepRecord) {
    add(step.index) { $0.add($1) }
    add(step.routine)
    add(step.path)
    add(step.kind) { $0.add(one: $1) }
    add(step.name)
    add(step.side) { $0.add(one: $1) }
    add(step.load) { $0.add($1) }
    add(step.target) { $0.add($1) }
    add(step.did) { $0.add($1) }
    add(step.took) { $0.add($1) }
    add(one: step.outcome)
  }

  private mutating func add(_ dose: SessionRecord.DoseRecord) {
    for text in [dose.key.routine, dose.key.path, dose.name] { add(text) }
    add(one: dose.key.unit)
    for amount in [dose.min, dose.max, dose.target, dose.did] { add(amount) }
  }

  private mutating func add(_ held: RoundsHeld) {
    for text in [held.path, held.routine, held.name] { add(text) }
    add(held.side) { $0.add(one: $1) }
    for number in [held.rounds, held.done, held.undone] { add(number) }
  }
}
