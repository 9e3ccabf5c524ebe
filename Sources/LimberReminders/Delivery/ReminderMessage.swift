internal import LimberBasics
internal import LimberSyntax

/// What a reminder says; its words come from files and are made safe here.
package struct ReminderMessage: Sendable, Hashable {
  /// The one line that matters: `Time for Calf step-stretch`.
  package let title: String
  /// What to type, and how long it takes.
  package let body: String

  /// Makes a message.
  ///
  /// - Parameters:
  ///   - title: the routine's title.
  ///   - routine: what `limber play` takes.
  ///   - minutes: how long it takes; nil where nobody knows.
  package init(title: String, routine: String, minutes: Int? = nil) {
    self.title = "Time for \(SafeText.shown(title))"
    let command =
      routine == "today" ? "limber today" : "limber play \(SafeText.shown(routine))"
    body = command + (minutes.map { " (about \(max($0, 1)) min)" } ?? "")
  }

  /// A message that only shows that it arrives.
  static func test(_ id: String) -> ReminderMessage {
    ReminderMessage(title: "nothing: this is a test of the reminder '\(id)'", routine: "today")
  }

  /// All of it in one line.
  var line: String { "\(title): \(body)" }
}
