import LimberBasics
import LimberEvents
import LimberHistory
import LimberHost
import LimberProgress
import LimberRoutine
import LimberSyntax

/// Past sessions for programs.
enum HistoryJSON {
  /// Writes an array, piece by piece.
  static func write(_ sessions: some Sequence<SessionRecord>, to page: inout Page) throws {
    try page.add("[")
    for (index, session) in sessions.enumerated() {
      try page.add((index == 0 ? "" : ",\n") + text(of: session))
    }
    try page.add("]\n")
  }

  static func text(of session: SessionRecord) -> String {
    JSONWriter.object { json in
      json.field("id", session.id)
      json.field(
        "routine", session.routines.filter { !$0.isIncluded }.map(\.id).joined(separator: "+"))
      json.field("started", session.started.rfc3339)
      field("ended", session.ended?.rfc3339, &json)
      json.field("outcome", session.outcome.rawValue)
      if session.isPainStop { json.field("reason", "pain") }
      json.field("plannedSeconds", session.planned.inSeconds)
      json.field("didSeconds", session.did.inSeconds)
      field("pain", session.pain, &json)
      json.field("painSide", session.soreSide?.rawValue)
      field("effort", session.effort, &json)
      if let morning = session.morning {
        json.object("morning") { json in
          json.field("pain", morning.number)
          json.field("answered", morning.isAnswer)
        }
      }
      json.field("unattended", session.isUnattended)
      json.field("rehearsal", session.isRehearsal)
      json.field("resumes", session.resumes)
      if session.from != 1 { json.field("from", session.from) }
      json.field("note", session.note)
      json.array("steps") { json in
        for step in session.steps { json.object { step.write(to: &$0) } }
      }
      json.array("doses") { json in
        for dose in session.doses { json.object { dose.write(to: &$0) } }
      }
      if !session.rounds.isEmpty {
        json.array("rounds") { json in
          for rounds in session.rounds { json.object { rounds.write(to: &$0) } }
        }
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
