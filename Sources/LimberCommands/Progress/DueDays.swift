import LimberHost
import LimberProgress

/// What was due on each day, by a programme that was begun.
struct DueDays {
  private let environment: HostEnvironment

  init(_ environment: HostEnvironment) {
    self.environment = environment
  }

  /// How many sessions were due on each day of the last weeks; nil where nothing says so.
  func days(history: [SessionRecord], today: LocalDay, weeks: Int) -> [LocalDay: Int]? {
    nil
  }
}
