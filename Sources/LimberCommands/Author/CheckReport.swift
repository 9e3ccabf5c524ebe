import LimberBasics
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
  private var unreadable: [String] = []

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
      for element in CheckJSON.elements(for: report) { try addElement(element, after: "[") }
    case .github:
      try page.add(GitHubAnnotation.lines(for: report))
    case .sarif:
      for result in SARIFLog.results(for: report) { try addElement(result, after: SARIFLog.head) }
    }
  }

  /// Says what was done to a file: in the text for people, or beside what programs read.
  mutating func tell(_ line: String, _ streams: Streams) throws {
    if format == .text { try page.add(SafeText.shown(line) + "\n") } else { streams.say(line) }
  }

  /// Shows what would be changed, where people read it.
  mutating func show(_ difference: String) throws {
    if format == .text { try page.add(SafeText.quoted(difference)) }
  }

  /// Notes a file that could not be read, for the formats that tell of it.
  mutating func addUnreadable(_ path: String, reason: String) {
    unreadable.append("\(path): \(reason)")
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
    case .sarif:
      try page.add((isFirst ? SARIFLog.head : "\n") + SARIFLog.tail(unreadable: unreadable) + "\n")
    }
    try page.flush()
  }
}
