import LimberBasics
import LimberCommandLine

/// A routine as somebody asks for it: what it is called, and what it is played with.
struct RoutineWish: Sendable, Hashable {
  /// A command line's values for parameters: `--with run=90s`.
  static let with = RepeatableOption<String>(
    "with", .parameterValue("NAME=VALUE"),
    help:
      "Play with this value for a parameter of the routine, as in run=90s, reps=8-10 or run=5m,8m,5m"
  )

  /// Its name or the path of its file.
  var name: String
  /// Values for its parameters.
  var with = ParameterValues.none

  init(_ name: String, with: ParameterValues = .none) {
    self.name = name
    self.with = with
  }

  /// The routine as a person is told of it: `walk-run (run=45s)`.
  var words: String {
    SafeText.shown(with.isEmpty ? name : "\(name) (\(with.words))")
  }
}

extension ParameterValues {
  /// The values that a command line gives; the last for a name wins.
  init(_ arguments: ParsedArguments) {
    self.init()
    for text in arguments[RoutineWish.with] {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { byName[String(parts[0])] = String(parts[1]) }
    }
  }
}
