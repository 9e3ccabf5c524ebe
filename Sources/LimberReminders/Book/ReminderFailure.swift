package import LimberPlatform
package import LimberSchedule

/// Why something could not be done about reminders.
package enum ReminderFailure: Error, Sendable, Hashable {
  /// There is no folder for files of the person.
  case noHome
  /// `reminders.json` cannot be understood.
  case badBook(path: String, reason: String)
  /// A file cannot be read or written.
  case file(SystemError)
  /// There is no reminder with this id; `known` are those that there are.
  case unknown(String, known: [String])
  /// There is a reminder with this id already.
  case taken(ReminderID)
  /// Somebody else is changing the crontab and does not come to an end.
  case busy
  /// There is no `crontab` in `PATH`.
  case noCrontab
  /// This person may not use cron; what `crontab` said.
  case forbidden(String)
  /// `crontab` failed; what it said and how it ended.
  case crontabFailed(String, said: String)
  /// `crontab` did not end in time; what it was to do, and how many seconds it had.
  case crontabTooSlow(String, seconds: Int)
  /// The crontab's markers, a path or a line are such that nothing is written.
  case refused(CrontabRefusal)
  /// The crontab is not as it was shown.
  case changedMeanwhile
  /// What was installed is not what `crontab` gives back.
  case notKept
  /// limber does not know its own path.
  case noProgram
  /// There is no user manager of systemd, or it refused; what it said.
  case systemd(String)
  /// The schedule cannot be said to another scheduler.
  case export(ExportRefusal)

  /// What is wrong and what to do about it, in one line without a full stop.
  package var message: String {
    switch self {
    case .noHome: NoHomeFolder().description
    case .badBook(let path, let reason):
      "\(path) cannot be understood: \(reason); mend it, or move it away and add the reminders anew"
    case .file(let error): error.description
    case .unknown(let id, let known):
      known.isEmpty
        ? "there is no reminder '\(id)', nor any other; 'limber remind add' makes one"
        : "there is no reminder '\(id)'; there are \(known.map { "'\($0)'" }.joined(separator: ", "))"
    case .taken(let id):
      "there is a reminder '\(id)' already; choose another with --id, or change it with"
        + " 'limber remind edit \(id)'"
    case .busy: "another limber is changing the crontab and does not end; try again"
    case .noCrontab:
      "there is no 'crontab' in PATH; install a cron, or add the reminder with --scheduler systemd"
    case .forbidden(let said):
      "cron is not allowed for you here (\(said)); whoever keeps this machine can allow it in"
        + " /etc/cron.allow, or take you out of /etc/cron.deny; or use --scheduler systemd"
    case .crontabTooSlow(let what, let seconds):
      "\(what): it did not end within \(seconds) s"
    case .crontabFailed(let what, let said):
      "\(what)" + (said.isEmpty ? "" : ": \(said)")
    case .refused(let refusal): refusal.message
    case .changedMeanwhile:
      "the crontab changed meanwhile, so nothing was written; run the command again"
    case .notKept:
      "the crontab that was installed is not the one that 'crontab -l' shows; look at it before you"
        + " go on, a copy of the old one lies in the state folder"
    case .noProgram: "limber cannot tell its own path, which cron needs"
    case .systemd(let said): "the timer could not be set up with systemd: \(said)"
    case .export(let refusal): refusal.message
    }
  }
}
