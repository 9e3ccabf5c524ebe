import LimberHost
import LimberReminders

extension ReminderFailure {
  /// How the program ends for it.
  var status: ExitStatus {
    switch self {
    case .noHome, .noCrontab, .systemd: .unavailable
    case .badBook: .configuration
    case .file: .output
    case .unknown: .notFound
    case .taken: .usage
    case .busy, .changedMeanwhile: .tryLater
    case .forbidden: .permission
    case .crontabFailed, .notKept: .unavailable
    case .refused, .noProgram, .export: .data
    }
  }
}

/// Does something about reminders, its failures in words.
func withReminders<Value>(_ body: () throws(ReminderFailure) -> Value) throws -> Value {
  do {
    return try body()
  } catch {
    throw CommandFailure(error.status, error.message)
  }
}
