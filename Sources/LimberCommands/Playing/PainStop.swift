import LimberProgress
import LimberRoutine
import LimberSchedule

/// A session that pain ended and after which its routine was not played again.
struct PainStop: Sendable, Hashable {
  /// The routine's id.
  let routine: String
  /// When, as people say it: `today`, `yesterday`, `on Monday`.
  let when: String

  /// For so many days it is asked about; then the day's name would mean another week's.
  static let memory = 6

  /// What is said of it: a sentence.
  var sentence: String { "You stopped \(when) because it hurt." }
  /// The same as the beginning of a message.
  var phrase: String { "you stopped \(when) because it hurt" }
}

extension Past {
  /// The last pain that ended a session of one of some routines in the last days, where none of its
  /// sessions came after it.
  func painStop(of routines: [String]) -> PainStop? {
    routines.compactMap { routine -> PainStop? in
      guard
        let last = sessions.last(where: { !$0.isRehearsal && $0.plays(routine) }),
        last.isPainStop, (0...PainStop.memory).contains(last.day.distance(to: today))
      else { return nil }
      return PainStop(routine: routine, when: last.day.name(on: today))
    }.first
  }

  /// The last pain that ended a session of these routines, those that they include among them.
  func painStop(of sets: [RoutineSet]) -> PainStop? {
    painStop(of: sets.flatMap { [$0.rootID] + $0.routines.keys.sorted() })
  }
}

extension LocalDay {
  /// The day as people call it a few days later.
  func name(on today: LocalDay) -> String {
    switch distance(to: today) {
    case 0: return "today"
    case 1: return "yesterday"
    case 2...PainStop.memory:
      if let weekday = Weekday(rawValue: (weekday + 1) % 7) { return "on \(weekday.name)" }
      return "on \(longText)"
    default: return "on \(longText)"
    }
  }
}
