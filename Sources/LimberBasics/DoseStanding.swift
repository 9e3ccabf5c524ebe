/// How a dose that grows stands after a session that went well.
public enum DoseStanding: Sendable, Hashable {
  /// So many comfortable sessions at this dose; with `missing` more it becomes `next`.
  case counting(sessions: Int, missing: Int, here: DoseAmount, next: DoseAmount)
  /// So many comfortable sessions, but of none of the last ones was the pain told: with it, it becomes `next`.
  case unrated(sessions: Int, here: DoseAmount, next: DoseAmount)
  /// Enough of them, but the person was asked how the morning after one was and has not answered.
  case open(next: DoseAmount)
  /// Enough of them, but `next` would make a walk or a run far longer than the longest of late.
  case tooLong(next: DoseAmount, longest: Duration)
  /// Enough of them, but the last rise is less than a week ago: in so many days it becomes `next`.
  case resting(days: Int, next: DoseAmount)
  /// It has just gone up, after so many comfortable sessions.
  case raised(sessions: Int, from: DoseAmount)
  /// It is as high as the routine goes.
  case atMaximum
}

// MARK: - In English

extension English {
  /// How a dose stands: `two comfortable sessions at 8, one more and it is 9`.
  package static func standing(_ standing: DoseStanding) -> String {
    switch standing {
    case .counting(0, let missing, let here, let next):
      "after \(comfortable(missing)) at \(bareDose(here)) it is \(bareDose(next))"
    case .counting(let sessions, let missing, let here, let next):
      "\(comfortable(sessions)) at \(bareDose(here)), \(number(missing)) more and it is \(bareDose(next))"
    case .unrated(let sessions, let here, let next):
      "\(comfortable(sessions)) at \(bareDose(here)), but you rated none of the last three;"
        + " say after the next how much it hurts and it is \(bareDose(next))"
    case .open(let next):
      "how you were the morning after is not answered; with your next answer it is \(bareDose(next))"
    case .tooLong(let next, let longest):
      "\(bareDose(next)) would make it more than a tenth longer on foot than \(short(longest)), the"
        + " longest of the last 30 days, so it stays"
    case .resting(let days, let next):
      "one rise a week is enough, in \(days == 1 ? "one day" : "\(number(days)) days") it is"
        + " \(bareDose(next))"
    case .raised(let sessions, let from):
      "\(comfortable(sessions)) at \(bareDose(from)), so one step up"
    case .atMaximum: "as much as the routine asks for"
    }
  }

  private static func comfortable(_ count: Int) -> String {
    count == 1 ? "one comfortable session" : "\(number(count)) comfortable sessions"
  }

  /// How far a routine of a programme's week is, in a line.
  package static func task(
    _ routine: String, done: Int, perWeek: Int, isDue: Bool, isDone: Bool, limit: String?
  ) -> String {
    let count = "\(done) of \(perWeek) this week"
    if let limit, isDue { return "  \(routine)  \(count); not today: \(limit)" }
    let mark = isDue ? "→" : isDone ? "✓" : "·"
    let today = isDue ? ", due today" : isDone ? ", done today" : ""
    return "\(mark) \(routine)  \(count)\(today)"
  }

  /// When a routine that asks for rest may be done again: `rest from Walk and easy run until tomorrow`.
  package static func rest(_ title: String, until day: Day, today: Day) -> String {
    let when = today.distance(to: day) == 1 ? "tomorrow" : day.weekday.name
    return "rest from \(title.prefix(1).lowercased())\(title.dropFirst()) until \(when)"
  }

  /// A time to come as people say it: `Mon 23 Nov 18:00`, with the year where it is not this one.
  package static func moment(_ day: Day, _ time: String, isThisYear: Bool) -> String {
    "\(day.weekday.name.prefix(3)) \(isThisYear ? day.shortText : day.longText) \(time)"
  }
}
