package import LimberBasics
internal import LimberEvents
package import LimberProgress
package import LimberSyntax

extension HistoryLine {
  /// The line without its newline, as the page on the history file tells it.
  package var text: String {
    JSONWriter.object { json in
      json.field("v", Self.version)
      json.field("kind", kind)
      json.field("id", id)
      write(to: &json)
    }
  }

  private var kind: String {
    switch self {
    case .start: "start"
    case .step: "step"
    case .doses: "doses"
    case .end: "end"
    case .rating: "rating"
    case .note: "note"
    case .morning: "morning"
    }
  }

  private func write(to json: inout JSONWriter) {
    switch self {
    case .start(let start): start.write(to: &json)
    case .step(_, let step): step.write(to: &json)
    case .doses(_, let doses):
      json.array("doses") { json in
        for dose in doses { json.object { dose.write(to: &$0) } }
      }
    case .end(let end):
      json.field("time", end.time.rfc3339)
      json.field("outcome", end.outcome.rawValue)
      if end.isPainStop { json.field("reason", "pain") }
      json.field("didSeconds", end.did.inSeconds)
      if !end.choices.isEmpty {
        json.array("choices") { json in
          for choice in end.choices {
            json.object { json in
              json.field("routine", choice.routine)
              json.field("path", choice.path)
              json.field("chose", choice.label)
            }
          }
        }
      }
      guard !end.rounds.isEmpty else { return }
      json.array("rounds") { json in
        for rounds in end.rounds { json.object { rounds.write(to: &$0) } }
      }
    case .rating(_, let effort, let pain, let side):
      json.field("effort", effort)
      json.field("pain", pain)
      json.field("side", side?.rawValue)
    case .note(_, let note): json.field("note", note)
    case .morning(_, let morning, let time):
      json.field("time", time.rfc3339)
      json.field("pain", morning.number)
      if morning == .usual { json.field("usual", true) }
    }
  }
}

extension HistoryLine.Start {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("time", time.rfc3339)
    json.array("routines") { json in
      for routine in routines {
        json.object { json in
          json.field("id", routine.id)
          json.field("hash", routine.hash)
          json.field("file", routine.file)
          json.field("with", routine.with)
          json.texts("parts", routine.parts)
          json.texts("movements", routine.movements)
          if routine.isIncluded { json.field("included", true) }
          if routine.isBegunLate { json.field("late", true) }
        }
      }
    }
    json.field("plannedSeconds", planned.inSeconds)
    json.field("resumes", resumes)
    if from != 1 { json.field("from", from) }
    if isRehearsal { json.field("rehearsal", true) }
    if isUnattended { json.field("unattended", true) }
    if hasOwnDose { json.field("ownDose", true) }
  }
}

// MARK: - Steps and doses

extension SessionRecord.StepRecord {
  /// Writes its fields, each amount with its unit.
  package func write(to json: inout JSONWriter) {
    json.field("index", index)
    json.field("routine", routine)
    json.field("path", path)
    json.field("type", kind?.rawValue)
    json.field("name", name)
    json.field("side", side?.rawValue)
    json.field("load", load)
    if let unit {
      json.amount("target", target, unit)
      json.amount("did", did, unit)
    }
    json.field("tookSeconds", took?.inSeconds)
    json.field("outcome", outcome.rawValue)
  }
}

extension SessionRecord.DoseRecord {
  /// Writes its fields, each amount with its unit.
  package func write(to json: inout JSONWriter) {
    json.field("routine", key.routine)
    json.field("path", key.path)
    json.field("name", name)
    json.amount("min", min, key.unit)
    json.amount("max", max, key.unit)
    json.amount("target", target, key.unit)
    json.amount("did", did, key.unit)
  }
}

extension JSONWriter {
  /// Writes a list of texts; an empty one is left out.
  fileprivate mutating func texts(_ key: String, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    array(key) { json in for text in texts { json.value(text) } }
  }

  /// Writes an amount as an object with one field, which is named by its unit: `{"seconds":20}`.
  ///
  /// A limber that wrote and read milliseconds in this place finds no number, and takes none.
  fileprivate mutating func amount(_ key: String, _ amount: DoseAmount?, _ unit: DoseUnit) {
    guard let amount else { return }
    object(key) { json in
      switch amount {
      case .time(let time): json.field(unit.rawValue, time.inSeconds)
      case .count(let count): json.field(unit.rawValue, count)
      }
    }
  }
}

extension RoundsHeld {
  /// Writes the fields of rounds within a time, for the history's file and for programs.
  package func write(to json: inout JSONWriter) {
    json.field("routine", routine)
    json.field("path", path)
    json.field("name", name)
    json.field("side", side?.rawValue)
    json.field("rounds", rounds)
    json.field("done", done)
    json.field("undone", undone)
  }
}
