internal import LimberBasics
internal import LimberEvents
internal import LimberSyntax

/// What limber passes over in a description, told to whoever writes the sink: it may be a slip.
struct DescriptionHints {
  /// Fields of a description by sink protocol 1.
  private static let fields = [
    "protocol", "name", "version", "summary", "events", "options", "needs", "acks", "drainSeconds",
    "controls", "tells", "prepares",
  ]
  private static let optionFields = [
    "type", "default", "help", "required", "secret", "values", "min", "max",
  ]

  /// Each as a phrase, those of the whole before those of its options.
  private(set) var words: [String] = []

  init(_ description: JSONObject) {
    look(at: description.keys, known: Self.fields) { "limber knows no field '\($0)'" }
    look(
      at: description.texts("events") ?? [], known: EventKind.allCases.map(\.rawValue)
    ) { "limber knows no kind of event '\($0)'" }
    guard let options = description.object("options") else { return }
    for name in options.keys {
      look(at: options.object(name)?.keys ?? [], known: Self.optionFields) {
        "limber knows no field '\($0)' of option '\(name)'"
      }
    }
  }

  private mutating func look(
    at names: [String], known: [String], say: (String) -> String
  ) {
    for name in names where !known.contains(name) && words.count < Self.limit {
      words.append(
        SafeText.shown(say(String(name.prefix(40))) + Suggestion.words(for: name, among: known)))
    }
  }

  /// Phrases at most.
  private static let limit = 10
}
