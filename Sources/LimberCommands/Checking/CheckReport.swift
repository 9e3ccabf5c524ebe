import LimberEvents
import LimberHost
import LimberRoutine
import LimberSyntax

/// How `limber check` writes what it found.
enum CheckFormat: String, CaseIterable {
  /// For people.
  case text
  /// An array of objects.
  case json
}

/// Writes reports in one of the formats, as they come.
struct CheckReport {
  private let format: CheckFormat
  private var page: Page
  private var isFirst = true

  init(_ format: CheckFormat, to output: HostOutput) {
    self.format = format
    page = Page(output)
  }

  /// Writes what is to be said of one file.
  mutating func add(_ report: RoutineReading.Report) throws {
    switch format {
    case .text:
      try page.add(
        DiagnosticRenderer(source: report.source).text(report.diagnostics, total: report.total))
    case .json:
      let places = report.source.positions(of: report.diagnostics.map { Int($0.range.start) })
      for (diagnostic, place) in zip(report.diagnostics, places) {
        try page.add(isFirst ? "[\n" : ",\n")
        isFirst = false
        try page.add(Self.json(diagnostic, at: place, in: report.source))
      }
    }
  }

  /// Writes the end.
  mutating func finish(summary: String) throws {
    switch format {
    case .text: try page.add(summary + "\n")
    case .json: try page.add(isFirst ? "[]\n" : "\n]\n")
    }
    try page.flush()
  }

  private static func json(
    _ diagnostic: Diagnostic, at place: SourcePosition, in source: SourceText
  ) -> String {
    JSONWriter.object { json in
      json.field("path", source.name)
      json.field("line", place.line)
      json.field("column", place.column)
      json.field("severity", diagnostic.severity.rawValue)
      json.field("code", diagnostic.code)
      json.field("message", diagnostic.message)
    }
  }
}
