import Foundation
import LimberRoutine
import LimberSyntax
import Testing

/// The examples of the documentation, each run through the reader.
struct PageExamplesTests {
  /// A JSON block of a page and what the comment above it promises.
  private struct Example: Sendable, CustomTestStringConvertible {
    var page: String
    var line: Int
    var text: String
    /// Whether it is one or several steps and no whole file.
    var isSteps = false
    var isLatin = false
    var fileName = "example.json"
    var codes: [String] = []
    var testDescription: String { "\(page):\(line)" }

    var file: RoutineFile {
      let whole =
        isSteps
        ? "{ \"format\": 1, \"title\": \"Example\", \"steps\": [\n\(text)\n] }" : text
      let bytes = isLatin ? whole.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } : nil
      return RoutineFile(
        id: fileName.replacing(".json", with: ""),
        source: SourceText(name: fileName, bytes: bytes ?? Array(whole.utf8)))
    }
  }

  private static let format = examples(of: "Format")
  private static let diagnostics = examples(of: "Diagnostics")
  private static let figures = examples(of: "Figures")

  @Test(arguments: format + diagnostics + figures)
  private func `an example earns the codes that are named above it`(_ example: Example) {
    let files = (Self.format + Self.diagnostics).map(\.file)
    let lookup = RoutineLookup { id in files.first { $0.id == id } }
    let reading = RoutineReader.read(example.file, lookup: lookup)
    #expect(reading.reports.flatMap(\.diagnostics).map(\.code) == example.codes)
  }

  @Test func `every code has a section with an example of its own`() throws {
    var section = ""
    var shown: Set<String> = []
    for line in try Self.lines(of: "Diagnostics") {
      if line.hasPrefix("### ") { section = String(line.dropFirst(4)) }
      if let example = Self.example(in: line), example.codes == [section] { shown.insert(section) }
    }
    #expect(RoutineCode.allCases.map(\.rawValue).filter { !shown.contains($0) } == [])
  }

  @Test func `the pages have examples`() {
    #expect(Self.format.count > 8)
    #expect(Self.figures.count == 2)
    #expect(Self.diagnostics.count >= RoutineCode.allCases.count)
    #expect((Self.format + Self.diagnostics).filter { $0.codes == ["no comment above"] }.isEmpty)
  }

  // MARK: - Reading the pages

  private static func lines(of page: String) throws -> [Substring] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = "Sources/LimberRoutine/LimberRoutine.docc/\(page).md"
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The JSON blocks of a page; none where it cannot be read, which another test notices.
  private static func examples(of page: String) -> [Example] {
    var examples: [Example] = []
    var announced: Example?
    var block: Example?
    for (index, line) in ((try? lines(of: page)) ?? []).enumerated() {
      if var example = block {
        if line == "```" {
          examples.append(example)
          block = nil
        } else {
          example.text += (example.text.isEmpty ? "" : "\n") + line
          block = example
        }
      } else if line == "```json" {
        var example =
          announced ?? Example(page: page, line: 0, text: "", codes: ["no comment above"])
        example.page = page
        example.line = index + 1
        block = example
        announced = nil
      } else {
        announced = example(in: line)
      }
    }
    return examples
  }

  /// What a comment such as `<!-- example walk.json: no-cue, empty -->` announces.
  private static func example(in line: Substring) -> Example? {
    guard line.hasPrefix("<!-- example"), line.hasSuffix(" -->"),
      let colon = line.lastIndex(of: ":")
    else { return nil }
    var example = Example(page: "", line: 0, text: "")
    let head = line[..<colon].dropFirst("<!-- example".count)
    example.isSteps = head == " steps"
    example.isLatin = head == " in Latin-1"
    if head.hasSuffix(".json") { example.fileName = String(head.dropFirst()) }
    example.codes = line[line.index(after: colon)...].dropLast(" -->".count)
      .split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { $0 != "none" }
    return example
  }
}
