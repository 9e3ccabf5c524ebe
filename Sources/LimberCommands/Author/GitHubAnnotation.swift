import LimberBasics
import LimberRoutine
import LimberSyntax

/// Diagnostics as the workflow commands that GitHub shows beside the lines of a change.
enum GitHubAnnotation {
  /// A line for each diagnostic, and one that says so where more were found than are shown.
  static func lines(for report: RoutineReading.Report) -> String {
    let source = report.source
    let places = source.positions(of: report.diagnostics.map { Int($0.range.start) })
    var text = ""
    for (diagnostic, place) in zip(report.diagnostics, places) {
      let properties = [
        ("file", source.name), ("line", "\(place.line)"), ("col", "\(place.column)"),
        ("title", diagnostic.code),
      ]
      text += line(diagnostic.severity.rawValue, properties, message(of: diagnostic, in: source))
    }
    if report.total > report.diagnostics.count {
      let message =
        "\(report.total) diagnostics in all,"
        + " the first \(report.diagnostics.count) are shown"
      text += line("notice", [("file", source.name)], message)
    }
    return text
  }

  /// The message, its notes and its fixes, a line each.
  private static func message(of diagnostic: Diagnostic, in source: SourceText) -> String {
    let places = source.positions(of: diagnostic.notes.map { Int($0.range.start) })
    let notes = zip(diagnostic.notes, places).map { note, place in
      "note: \(note.message) (line \(place.line), column \(place.column))"
    }
    return ([diagnostic.message] + notes + diagnostic.fixes.map { "fix: \($0.message)" })
      .joined(separator: "\n")
  }

  private static func line(
    _ command: String, _ properties: [(String, String)], _ message: String
  ) -> String {
    let named = properties.map { "\($0)=\(escaped($1, inProperty: true))" }
    return "::\(command) \(named.joined(separator: ","))::\(escaped(message, inProperty: false))\n"
  }

  /// A text with everything escaped that would end it; other control characters are made visible.
  private static func escaped(_ text: String, inProperty: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where inProperty: escaped += "%3A"
      case "," where inProperty: escaped += "%2C"
      default: escaped += SafeText.shown(String(scalar))
      }
    }
    return escaped
  }
}
