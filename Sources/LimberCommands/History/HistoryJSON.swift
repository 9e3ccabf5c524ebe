import LimberEvents
import LimberHost
import LimberProgress
import LimberRoutine

/// Past sessions for programs.
enum HistoryJSON {
  /// Writes an array, piece by piece.
  static func write(_ sessions: [SessionRecord], to page: inout Page) throws {
    try page.add("[")
    for (index, session) in sessions.enumerated() {
      try page.add((index == 0 ? "" : ",\n") + text(of: session))
    }
    try page.add("]\n")
  }

  /// One session as an object.
  static func text(of session: SessionRecord) -> String {
    JSONWriter.object { json in
      json.field("id", session.id)
      json.field(
        "routine", session.routines.filter { !$0.isIncluded }.map(\.id).joined(separator: "+"))
      json.field("started", session.started.rfc3339)
      field("ended", session.ended?.rfc3339, &json)
      json.field("outcome", session.outcome.rawValue)
      if session.isPainStop { json.field("reason", "pain") }
      json.field("planned", Double(session.plannedMilliseconds) / 1000)
      json.field("did", Double(session.didMilliseconds) / 1000)
      field("pain", session.pain, &json)
      field("effort", session.effort, &json)
      json.field("unattended", session.isUnattended)
      json.field("note", session.note)
      json.array("steps") { json in
        for step in session.steps { json.object { step.write(to: &$0) } }
      }
      json.array("doses") { json in
        for dose in session.doses { json.object { dose.write(to: &$0) } }
      }
    }
  }

  private static func field(_ key: String, _ value: String?, _ json: inout JSONWriter) {
    if let value { json.field(key, value) } else { json.null(key) }
  }

  private static func field(_ key: String, _ value: Int?, _ json: inout JSONWriter) {
    if let value { json.field(key, value) } else { json.null(key) }
  }
}

extension SessionRecord.StepRecord {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("routine", routine)
    json.field("path", path)
    json.field("name", name)
    json.field("side", side)
    json.field("target", target)
    json.field("did", did)
    json.field("outcome", outcome.rawValue)
  }
}

extension SessionRecord.DoseRecord {
  fileprivate func write(to json: inout JSONWriter) {
    func amount(_ value: Int) -> Double {
      key.unit == .seconds ? Double(value) / 1000 : Double(value)
    }
    json.field("routine", key.routine)
    json.field("path", key.path)
    json.field("name", name)
    json.field("unit", key.unit.rawValue)
    json.field("min", amount(min))
    json.field("max", amount(max))
    json.field("target", amount(target))
    json.field("did", amount(did))
  }
}
