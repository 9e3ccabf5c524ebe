import LimberBasics
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule
import LimberSyntax

extension Reminder {
  /// Writes all that there is to tell of a reminder, as `list`, `add` and `edit` do with `--json`.
  ///
  /// - Parameters:
  ///   - last: its last firing; nil where it has not fired yet.
  ///   - fires: whether something starts it; nil where nobody can tell.
  ///   - done: when a routine was last done, in seconds since 1970.
  ///   - isOutgrown: whether its habit has gone without it for six weeks.
  func write(
    to json: inout JSONWriter, last: FiringRecord?, fires: Bool?, in host: ReminderHost,
    done: (String) -> Int64? = { _ in nil }, isOutgrown: Bool = false
  ) {
    let clock = host.clock
    let now = clock.seconds
    func field(_ name: String, _ text: String?) {
      if let text { json.field(name, text) } else { json.null(name) }
    }
    func moment(_ name: String, _ instant: Int64?) {
      field(name, instant.flatMap { $0 == .max ? nil : clock.local($0 * 1_000).rfc3339 })
    }
    json.field("id", id.text)
    json.field("routine", routine)
    json.field("routines", routines)
    json.field("schedule", phrase(in: host))
    json.field("cron", lines(in: host).map(\.text))
    if let again {
      json.object("again") { json in
        json.field("minutes", again.minutes)
        json.field("times", again.times)
      }
    } else {
      json.null("again")
    }
    if let cue = schedule.cue {
      json.object("after") { json in
        json.field("routine", cue.routine)
        json.field("minutes", cue.minutes)
      }
    } else {
      json.null("after")
    }
    if let habit {
      json.object("habit") { json in
        habit.write(to: &json)
        if habit.otherwise == nil { json.null("else") }
        json.field("outgrown", isOutgrown)
      }
    } else {
      json.null("habit")
    }
    field("zone", zoneName)
    json.field(
      "next",
      RemindWords.next(3, of: self, in: host, done: done).map { clock.local($0 * 1_000).rfc3339 })
    if let last {
      json.object("last") { json in
        json.field("time", last.time.rfc3339)
        json.field("outcome", last.outcome.rawValue)
        if let way = last.way { json.field("way", way.rawValue) }
        json.field("notes", last.notes)
      }
    } else {
      json.null("last")
    }
    json.field("paused", isPaused(at: now))
    moment("pausedUntil", isPaused(at: now) ? pausedUntil : nil)
    moment("snoozedUntil", snoozedUntil.flatMap { $0 > now ? $0 : nil })
    json.field("with", with)
    json.field("by", ways.map(\.rawValue))
    json.field("play", plays)
    json.field("sinks", sinks)
    json.field("graceSeconds", Int(grace))
    json.field("patienceSeconds", Int(patience))
    json.field("scheduler", starter.rawValue)
    if let fires { json.field("fires", fires) } else { json.null("fires") }
  }

  /// The same as a text of its own, for a reminder that was just set up or changed.
  func json(in host: ReminderHost) -> String {
    let fires = FiringOutlook(host).fires([self])[id]
    let last = (try? FiringLog(host))?.last(of: id)
    return JSONWriter.object { write(to: &$0, last: last, fires: fires, in: host) } + "\n"
  }
}
