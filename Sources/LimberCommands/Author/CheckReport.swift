import LimberEvents
import LimberHost
import LimberPlatform
import LimberRoutine
import LimberSyntax

/// How `limber check` writes what it found.
enum CheckFormat: String, CaseIterable, Sendable {
  /// For people.
  case text
  /// An array of objects.
  case json
  /// Workflow commands, which GitHub shows beside the lines of a change.
  case github
  /// SARIF 2.1.0.
  case sarif
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
        DiagnosticRenderer(source: report.source, fit: page.fit)
          .text(report.diagnostics, total: report.total))
    case .json:
      let places = report.source.positions(of: report.diagnostics.map { Int($0.range.start) })
      for (diagnostic, place) in zip(report.diagnostics, places) {
        try addElement(Self.json(diagnostic, at: place, in: report.source), after: "[")
      }
    case .github:
      try page.add(GitHubAnnotation.lines(for: report))
    case .sarif:
      for result in SARIFLog.results(for: report) { try addElement(result, after: SARIFLog.head) }
    }
  }

  /// Writes an element of the one array of a format, on a line of its own.
  private mutating func addElement(_ element: String, after head: String) throws {
    try page.add(isFirst ? head + "\n" : ",\n")
    try page.add(element)
    isFirst = false
  }

  /// Writes the end.
  mutating func finish(summary: String) throws {
    switch format {
    case .text, .github: try page.add(summary + "\n")
    case .json: try page.add(isFirst ? "[]\n" : "\n]\n")
    case .sarif: try page.add((isFirst ? SARIFLog.head : "\n") + SARIFLog.tail + "\n")
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
