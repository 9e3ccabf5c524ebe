internal import LimberBasics
package import LimberSyntax

/// What a reminder is tied to in the person's own words: `after my run`, and what if that does not fit.
///
/// limber cannot know when it happens. The reminder comes at the times of its schedule, and only on days
/// on which nothing was done by then.
package struct Habit: Sendable, Hashable {
  /// What the routine is done after: `my run`.
  package var after: String
  /// When it is done where that does not fit: `before bed`, or a time of day; nil where nothing was said.
  package var otherwise: String?

  package init(after: String, otherwise: String? = nil) {
    self.after = after
    self.otherwise = otherwise
  }

  /// The longest of its texts, in characters.
  package static let longest = 200

  /// Both sentences in one line, without a full stop at the end: they are the person's own.
  package var words: String {
    let first = "After \(SafeText.shown(after))"
    guard let otherwise else { return first }
    return first + ". If it does not fit: " + SafeText.shown(otherwise)
  }
}

extension Habit {
  /// Reads what ``write(to:)`` wrote; nil where nothing is said of what it comes after.
  init?(_ object: JSONObject) {
    guard let after = object.text("after"), !after.isEmpty else { return nil }
    self.init(after: after, otherwise: object.text("else"))
  }

  /// Writes both sentences as fields: in the file of reminders, and for programs.
  package func write(to json: inout JSONWriter) {
    json.field("after", after)
    if let otherwise { json.field("else", otherwise) }
  }
}
