import LimberBasics
import LimberEvents
import LimberProgress
import LimberRoutine
import LimberSyntax

extension Report {
  /// The report as one JSON object, for programs.
  func json(_ titles: RoutineTitles) -> String {
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
        for routine in routines { routine.write(to: &json, goal: titles.goal(of: routine)) }
      }
    }
  }
}

extension Report.Week {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("monday", monday.text)
      json.field("seconds", time.inSeconds)
      json.array("stretched") { json in
        for part in stretching.times {
          json.object { json in
            json.field("part", part.name)
            json.field("seconds", part.time.inSeconds)
          }
        }
      }
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
  fileprivate func write(to json: inout JSONWriter, goal: String?) {
    json.object { json in
      json.field("routine", routine)
      json.field("file", file)
      json.field("sessions", sessions)
      json.field("completed", completed)
      json.field("goal", goal)
      json.array("doses") { json in
        for dose in doses { dose.write(to: &json) }
      }
      json.array("pain") { json in
        for point in pain { point.write(to: &json) }
      }
      json.array("mornings") { json in
        for point in mornings {
          json.object { json in
            json.field("day", point.day.text)
            json.field("value", point.value)
            if point.isBad { json.field("bad", true) }
          }
        }
      }
      json.array("loads") { json in
        for point in loads {
          json.object { json in
            json.field("day", point.day.text)
            json.field("name", point.name)
            json.field("load", point.load)
          }
        }
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
      json.field("min", min.number)
      json.field("max", max.number)
      json.array("points") { json in
        for point in points { point.write(to: &json) }
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
      json.field("side", side?.rawValue)
    }
  }
}

extension Report.Point {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("day", day.text)
      json.field("value", value.number)
    }
  }
}

extension DoseAmount {
  /// The number that stands for it in JSON: seconds, or a count.
  var number: Double {
    switch self {
    case .time(let time): time.inSeconds
    case .count(let count): Double(count)
    }
  }
}
