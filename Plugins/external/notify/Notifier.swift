internal import LimberBasics
internal import LimberSyntax
internal import SinkKit

/// The program that shows notifications, and how it reaches the desktop.
struct Notifier {
  private let path: String
  private let isAppleScript: Bool
  private let urgency: String
  private let seconds: Int
  private var variables: [String: String] = [:]
  /// The number of the notification that is shown, to be replaced by the next.
  private var number: String?
  /// Whether the program tells the numbers; those before libnotify 0.8 do not.
  private var tellsNumbers = true

  /// Finds the program and the session bus.
  init(urgency: String, seconds: Int, _ system: SinkSystem) throws(SinkFailure) {
    self.urgency = urgency
    self.seconds = seconds
    if let path = system.find("notify-send") {
      self.path = path
      isAppleScript = false
      variables = try system.sessionBus().variables
    } else if let path = system.find("osascript") {
      self.path = path
      isAppleScript = true
    } else {
      throw .unavailable("the program 'notify-send' cannot be found; install libnotify-bin")
    }
  }

  /// What to run for a notice.
  func command(_ notice: Notice, limit: Duration) -> ToolRun.Command {
    if isAppleScript {
      // The words are arguments and never part of the script.
      let script = [
        "on run argv", "display notification (item 2 of argv) with title (item 1 of argv)",
        "end run",
      ]
      return ToolRun.Command(
        path, script.flatMap { ["-e", $0] } + [notice.summary, notice.body], limit: limit)
    }
    var arguments = [
      "--app-name=limber", "--icon=appointment-soon", "--urgency=" + urgency,
      // For desktops that replace by a tag and not by a number.
      "--hint=string:x-canonical-private-synchronous:limber",
      "--hint=string:x-dunst-stack-tag:limber",
    ]
    if seconds > 0 { arguments.append("--expire-time=\(seconds * 1000)") }
    if tellsNumbers {
      arguments.append("--print-id")
      if let number { arguments.append("--replace-id=" + number) }
    }
    arguments += ["--", notice.summary, Markup.escape(notice.body, quotes: false)]
    return ToolRun.Command(path, arguments, variables: variables, limit: limit)
  }

  /// Remembers the number that was told.
  mutating func note(_ output: String) {
    guard tellsNumbers else { return }
    let line = output.split(whereSeparator: \.isNewline).last.map(String.init)
    if let line, UInt32(line) != nil { number = line }
  }

  /// Does without numbers where the program does not know them; answers whether that is new.
  mutating func doWithoutNumbers(_ output: String) -> Bool {
    guard tellsNumbers, output.holds("print-id") else { return false }
    tellsNumbers = false
    return true
  }
}
