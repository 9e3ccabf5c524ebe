import LimberBasics
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule

/// Tells a person once, at the end of whatever they do next, of reminders that came to nothing.
enum MissedReminders {
  /// Families of commands whose end is nobody's to read, or that tell of it themselves.
  private static let silent = [
    ["remind", "run"], ["remind", "doctor"], ["__complete"], ["completions"],
  ]

  /// Says in a line what there is to say, where a person is there to read it.
  ///
  /// - Parameter command: the words of the command that has just ended.
  static func tell(after command: [String], in environment: HostEnvironment) {
    guard environment.streams.haveAPerson,
      !silent.contains(where: { command.starts(with: $0) }),
      let lapses = try? Lapses(environment.reminderHost).take(), let last = lapses.last
    else { return }
    environment.streams.say("limber: " + words(lapses.count, last, by: environment.clock))
  }

  private static func words(_ count: Int, _ last: Lapses.Lapse, by clock: WallClock) -> String {
    let name = "'\(last.id)' of \(RemindWords.instant(last.instant, by: clock))"
    guard count == 1 else {
      return "\(count) reminders came to nothing, the last \(name); 'limber remind doctor' says why"
    }
    return switch last.kind {
    case .missed:
      "\(name) was not started; 'limber remind doctor' says why"
    case .late: "\(name) was missed: it was started too late"
    case .failed: "\(name) reached nobody; 'limber remind doctor' says why"
    }
  }
}
