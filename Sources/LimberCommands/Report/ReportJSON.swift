import LimberBasics
import LimberEvents
import LimberProgress
import LimberRoutine
import LimberSyntax

extension Report {
  /// The report as one JSON object, for programs.
  var json: String {
    JSONWriter.object { json in
      json.object("streak") { json in
        json.field("current", streak.current)
        json.field("longest", streak.longest)
      }
      if let adherence {
        json.object("adherence") { json in
          json.field("due", adherence.due)
          json.field("done", adherence.done)
        }
      }
      json.array("weeks") { json in
        for week in weeks { week.write(to: &json) }
      }
      json.array("routines") { json in
        for routine in routines { routine.write(to: &json) }
      }
    }
  }
}

extension Report.Week {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("monday", monday.text)
      json.field("seconds", time.inSeconds)
      json.array("days") { json in
        for day in days {
          json.object { json in
            json.field("day", day.day.text)
            json.field("status", day.status.rawValue)
            json.field("sessions", day.sessions)
          }
        }
      }
    }
  }
}

extension Report.RoutineChart {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("routine", routine)
      json.field("file", file)
      json.field("sessions", sessions)
      json.field("completed", completed)
      json.array("doses") { json in
        for dose in doses { dose.write(to: &json) }
      }
      json.array("pain") { json in
        for point in pain { point.write(to: &json) }
      }
    }
  }
}

extension Report.DoseChart {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("path", key.path)
      json.field("name", name)
      json.field("unit", key.unit.rawValue)
      json.field("min", Report.Point.amount(min, key.unit))
      json.field("max", Report.Point.amount(max, key.unit))
      json.array("points") { json in
        for point in points { point.write(to: &json, unit: key.unit) }
      }
    }
  }
}

extension Report.PainPoint {
  /// A session that pain ended says so, and has no value where no number was given.
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("day", day.text)
      json.field("value", value)
      if isStop { json.field("stopped", true) }
    }
  }
}

extension Report.Point {
  /// Milliseconds as seconds; anything else as it is.
  fileprivate static func amount(_ value: Int, _ unit: DoseUnit?) -> Double {
    unit == .seconds ? Double(value) / 1000 : Double(value)
  }

  fileprivate func write(to json: inout JSONWriter, unit: DoseUnit?) {
    json.object { json in
      json.field("day", day.text)
      json.field("value", Self.amount(value, unit))
    }
  }
}
