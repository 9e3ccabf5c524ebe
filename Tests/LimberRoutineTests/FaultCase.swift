import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

/// A text with markers and what is to be found at them.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let marked: MarkedSource
  let expected: [String]

  /// A whole file.
  init(_ name: String, file: String, _ expected: String...) {
    testDescription = name
    marked = MarkedSource(file)
    self.expected = expected
  }

  /// One step in a file that is free of faults otherwise.
  init(_ name: String, step: String, _ expected: String...) {
    testDescription = name
    marked = MarkedSource(
      """
      { "format": 1, "title": "Test", "steps": [
        \(step)
      ] }
      """)
    self.expected = expected
  }

  /// One more key of a file that is free of faults otherwise.
  init(_ name: String, key: String, _ expected: String...) {
    testDescription = name
    marked = MarkedSource(
      """
      { "format": 1, "title": "Test", \(key),
        "steps": [ { "type": "rest", "duration": "5s" } ] }
      """)
    self.expected = expected
  }

  /// What the reader finds, as `expected` lists it.
  var found: [String] {
    let reading = RoutineReader.read(marked.file(), lookup: .empty)
    return reading.reports.flatMap { marked.listing(of: $0.diagnostics) }
  }
}
