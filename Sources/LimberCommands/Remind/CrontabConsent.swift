import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders

/// Shows a change of the crontab and asks before it is made.
struct CrontabConsent: Sendable {
  static let dryRun = Flag(
    "dry-run", help: "Show what would change in the crontab, and change nothing")
  static let yes = Flag("yes", short: "y", help: "Change the crontab without asking")
  static let options: [any DescribedOption] = [dryRun, yes]

  /// What came of it.
  enum Answer {
    case done(ReminderEditor.Proposal)
    /// Nothing was changed, which was said.
    case leftAlone
  }

  private let isDryRun: Bool
  private let isAgreed: Bool

  init(_ arguments: ParsedArguments) {
    isDryRun = arguments.has(Self.dryRun)
    isAgreed = arguments.has(Self.yes)
  }

  /// Makes a change of the reminders, as far as the person agrees.
  func make(
    _ change: ReminderEditor.Change, in environment: HostEnvironment
  ) throws -> Answer {
    let editor = try withReminders { () throws(ReminderFailure) in
      try ReminderEditor(environment.reminderHost)
    }
    if !isDryRun { try environment.mendReminders() }
    let settle = environment.settleTimer
    if isAgreed, !isDryRun {
      return .done(
        try withReminders { () throws(ReminderFailure) in try editor.apply(change, settle: settle) }
      )
    }
    let proposal = try withReminders { () throws(ReminderFailure) in try editor.propose(change) }
    if isDryRun {
      let diff = proposal.diff
      try environment.output.write(diff.isEmpty ? "The crontab would stay as it is.\n" : diff)
      return .leftAlone
    }
    if proposal.changesCrontab {
      try environment.mustAsk("this changes your crontab; see how with --dry-run, agree with --yes")
      try environment.output.write(proposal.diff)
      guard try environment.asks("Change the crontab like this?") else {
        try environment.output.write("Nothing was changed.\n")
        return .leftAlone
      }
    }
    return .done(
      try withReminders { () throws(ReminderFailure) in
        try editor.apply(change, asShown: proposal, settle: settle)
      })
  }
}

extension HostEnvironment {
  /// Refuses where there is nobody to ask.
  func mustAsk(_ otherwise: String) throws(CommandFailure) {
    guard input.isTerminal, output.isTerminal else { throw CommandFailure(.usage, otherwise) }
  }

  /// Asks a question that is answered with yes or no; anything but yes is no.
  func asks(_ question: String) throws -> Bool {
    try output.write("\(question) [y/N] ")
    let answer = try input.readLine()?.lowercased() ?? ""
    return ["y", "yes"].contains(answer.filter { $0 != " " && $0 != "\r" })
  }
}
