import LimberBasics
import LimberProgress
import LimberRoutine
import LimberSchedule

extension Past {
  /// The last pain that ended a session of these routines, those that they include among them.
  func painStop(of sets: [RoutineSet]) -> RecentPain? {
    RecentPain.stop(
      of: sets.flatMap { [$0.rootID] + $0.routines.keys.sorted() }, history: sessions, today: today)
  }
}

extension RecentPain {
  /// That it ended the session, as a sentence.
  func stopSentence(on today: Day) -> String {
    "You stopped \(day.name(on: today)) because it hurt."
  }

  /// The same as the beginning of a message.
  func stopPhrase(on today: Day) -> String {
    "you stopped \(day.name(on: today)) because it hurt"
  }
}

extension Day {
  /// The day as people call it a few days later: `today`, `yesterday`, `on Monday`.
  func name(on today: Day) -> String {
    switch distance(to: today) {
    case 0: return "today"
    case 1: return "yesterday"
    // A week later the day's name would mean another.
    case 2...6:
      return "on \(weekday.name)"
    default: return "on \(longText)"
    }
  }
}
