import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSyntax

/// Shows a change of what starts reminders, the crontab or units of systemd, and asks before it is made.
struct CrontabConsent: Sendable {
  static let dryRun = Flag(
    "dry-run",
    help: "Show what would change in the crontab or in systemd's units, and change nothing")
  static let yes = Flag("yes", short: "y", help: "Change them without asking")
  static let options: [any DescribedOption] = [dryRun, yes]
  /// Beside the others, where a command tells programs what it did.
  static let json = Flag("json", help: "Print a JSON object; needs --yes or --dry-run")

  enum Answer {
    case done(ReminderEditor.Proposal)
    /// Nothing was changed, which was said.
    case leftAlone
  }

  private let isDryRun: Bool
  private let isAgreed: Bool
  private let isForPrograms: Bool

  init(_ arguments: ParsedArguments) {
    isDryRun = arguments.has(Self.dryRun)
    isAgreed = arguments.has(Self.yes)
    isForPrograms = arguments.has(Self.json)
  }

  /// Refuses JSON where a question would stand in it.
  static func checkJSON(_ arguments: ParsedArguments) throws(UsageError) {
    if arguments.has(json), !arguments.has(yes), !arguments.has(dryRun) {
      throw .needs(json.spelling, "\(yes.spelling)' or '\(dryRun.spelling)")
    }
  }

  /// Makes a change of the reminders, as far as the person agrees.
  ///
  /// - Parameters:
  ///   - refreshes: whether every line is written anew.
  ///   - asks: whether the person is asked; not so where all that changes is a line for once.
  func make(
    _ change: ReminderEditor.Change, at desk: ReminderDesk, refreshes: Bool = false,
    asks: Bool = true
  ) throws -> Answer {
    let editor = try desk.editor()
    let streams = desk.streams
    if !isDryRun { try desk.mend() }
    let settle = desk.settle
    if isAgreed || !asks, !isDryRun {
      return .done(
        try withReminders { () throws(ReminderFailure) in
          try editor.apply(change, refreshes: refreshes, settle: settle)
        }
      )
    }
    let proposal = try withReminders { () throws(ReminderFailure) in
      try editor.propose(change, refreshes: refreshes)
    }
    let units = try withReminders { () throws(ReminderFailure) in
      try desk.unitsDiff(of: proposal, refreshes: refreshes)
    }
    let diff = proposal.diff + units
    if isDryRun {
      if isForPrograms {
        let text = JSONWriter.object { $0.field("diff", diff) }
        try streams.output.write(text + "\n")
        return .leftAlone
      }
      try streams.output.write(diff.isEmpty ? "The crontab would stay as it is.\n" : diff)
      return .leftAlone
    }
    if proposal.changesCrontab || !units.isEmpty {
      let what =
        units.isEmpty
        ? "crontab" : (proposal.changesCrontab ? "crontab and " : "") + "units of systemd"
      try streams.mustAsk("this changes your \(what); see how with --dry-run, agree with --yes")
      try streams.output.write(diff)
      guard try streams.ask("Change the \(what) like this?") else {
        try streams.output.write("Nothing was changed.\n")
        return .leftAlone
      }
    }
    return .done(
      try withReminders { () throws(ReminderFailure) in
        try editor.apply(change, asShown: proposal, refreshes: refreshes, settle: settle)
      })
  }
}

extension Streams {
  /// Refuses where there is nobody to ask.
  ///
  /// - Parameter otherwise: why it must be asked, and how the command line answers it.
  func mustAsk(_ otherwise: String) throws(UsageError) {
    guard haveAPerson else { throw .other(CommandFault.nobodyToAsk(otherwise)) }
  }
}
