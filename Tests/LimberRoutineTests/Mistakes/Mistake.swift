import LimberRoutine
import LimberSyntax
import Testing

/// A file with one mistake of the kind that people and language models make, and the help that it must get.
struct Mistake: Sendable, CustomTestStringConvertible {
  /// What is offered.
  enum Help: Sendable {
    /// One fix, which a machine may make, and after which nothing is left to say of the file.
    case certain
    /// One or more fixes that are the author's to choose.
    case choice
    /// Words alone.
    case words
  }

  let testDescription: String
  let text: String
  let code: String
  let words: String
  let help: Help
  let isProgramme: Bool

  /// A whole file.
  init(
    file text: String, _ code: String, _ words: String = "", _ help: Help = .certain,
    isProgramme: Bool = false
  ) {
    testDescription = text
    self.text = text
    self.code = code
    self.words = words
    self.help = help
    self.isProgramme = isProgramme
  }

  /// One step of a file that is right otherwise.
  init(step: String, _ code: String, _ words: String = "", _ help: Help = .certain) {
    self.init(
      file: #"{ "format": 1, "title": "Test", "steps": [ \#(step) ] }"#, code, words, help)
  }

  /// Keys of a timed step that has a type, a name and a cue.
  init(timed keys: String, _ code: String, _ words: String = "", _ help: Help = .certain) {
    self.init(step: #"{ "type": "timed", "name": "A", "cue": "B", \#(keys) }"#, code, words, help)
  }

  /// Keys of repetitions that have a type, a name and a cue.
  init(reps keys: String, _ code: String, _ words: String = "", _ help: Help = .certain) {
    self.init(step: #"{ "type": "reps", "name": "A", "cue": "B", \#(keys) }"#, code, words, help)
  }

  /// Keys of a file that has a format, a title and steps.
  init(key: String, _ code: String, _ words: String = "", _ help: Help = .certain) {
    self.init(
      file:
        #"{ "format": 1, "title": "Test", \#(key), "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      code, words, help)
  }

  /// What is said of a text in the file's place.
  func diagnostics(of source: SourceText) -> [Diagnostic] {
    let rest = SourceText(
      name: "warm-up.json",
      text: #"{ "format": 1, "title": "A", "steps": [ { "type": "rest", "duration": "5s" } ] }"#)
    let lookup = RoutineLookup(
      find: { $0 == "warm-up" ? RoutineFile(id: $0, source: rest) : nil }, knownIDs: { ["warm-up"] }
    )
    let file = RoutineFile(id: "test", source: source)
    return isProgramme
      ? ProgrammeReader.read(file, lookup: lookup).report.diagnostics
      : RoutineReader.read(file, lookup: lookup).reports.flatMap(\.diagnostics)
  }

  var source: SourceText { SourceText(name: "test.json", text: text) }
}
