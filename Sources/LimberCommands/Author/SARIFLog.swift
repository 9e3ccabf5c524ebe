import LimberEvents
import LimberRoutine
import LimberSyntax

/// Diagnostics in SARIF 2.1.0, the format in which checkers hand their findings to other programs.
///
/// A log is its head, its results with commas between them, and its tail.
enum SARIFLog {
  /// What stands before the results: the tool and its rules.
  static let head: String = {
    let driver = JSONWriter.object { json in
      json.field("name", "limber")
      json.field("version", Version.current)
      json.array("rules") { json in
        for code in RoutineCode.allCases { write(code, to: &json) }
      }
    }
    return #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","#
      + #""runs":[{"tool":{"driver":\#(driver)},"columnKind":"unicodeCodePoints","results":["#
  }()

  /// What stands after the results: whether all could be looked at, and what could not.
  static func tail(unreadable: [String]) -> String {
    let invocation = JSONWriter.object { json in
      json.field("executionSuccessful", unreadable.isEmpty)
      guard !unreadable.isEmpty else { return }
      json.array("toolExecutionNotifications") { json in
        for words in unreadable {
          json.object { json in
            json.field("level", "error")
            json.object("message") { $0.field("text", words) }
          }
        }
      }
    }
    return #"],"invocations":[\#(invocation)]}]}"#
  }

  /// The results of one file, each a JSON text.
  static func results(for report: RoutineReading.Report) -> [String] {
    let ranges = report.diagnostics.flatMap { diagnostic in
      [diagnostic.range] + diagnostic.notes.map(\.range)
        + diagnostic.fixes.flatMap { $0.edits.map(\.range) }
    }
    let places = CodePointPlaces(ranges, in: report.source)
    let uri = uri(of: report.source.name)
    return report.diagnostics.map { result(for: $0, places, uri) }
  }

  private static func write(_ code: RoutineCode, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", code.rawValue)
      json.object("shortDescription") { $0.field("text", code.summary) }
      json.object("defaultConfiguration") { $0.field("level", code.severity.rawValue) }
    }
  }
}

// MARK: - Results

extension SARIFLog {
  private static func result(
    for diagnostic: Diagnostic, _ places: CodePointPlaces, _ uri: String
  ) -> String {
    JSONWriter.object { json in
      json.field("ruleId", diagnostic.code)
      let index = RoutineCode.allCases.firstIndex { $0.rawValue == diagnostic.code }
      json.field("ruleIndex", index)
      json.field("level", diagnostic.severity.rawValue)
      json.object("message") { $0.field("text", diagnostic.message) }
      json.array("locations") { json in
        json.object { location(diagnostic.range, places, uri, to: &$0) }
      }
      if !diagnostic.notes.isEmpty {
        json.array("relatedLocations") { json in
          for note in diagnostic.notes {
            json.object { json in
              location(note.range, places, uri, to: &json)
              json.object("message") { $0.field("text", note.message) }
            }
          }
        }
      }
      if !diagnostic.fixes.isEmpty {
        json.array("fixes") { json in
          for fix in diagnostic.fixes { json.object { write(fix, places, uri, to: &$0) } }
        }
      }
    }
  }

  private static func location(
    _ range: SourceRange, _ places: CodePointPlaces, _ uri: String, to json: inout JSONWriter
  ) {
    json.object("physicalLocation") { json in
      json.object("artifactLocation") { $0.field("uri", uri) }
      places.write("region", range, to: &json)
    }
  }

  private static func write(
    _ fix: Diagnostic.Fix, _ places: CodePointPlaces, _ uri: String, to json: inout JSONWriter
  ) {
    json.object("description") { $0.field("text", fix.message) }
    json.array("artifactChanges") { json in
      json.object { json in
        json.object("artifactLocation") { $0.field("uri", uri) }
        json.array("replacements") { json in
          for edit in fix.edits {
            json.object { json in
              places.write("deletedRegion", edit.range, to: &json)
              json.object("insertedContent") { $0.field("text", edit.replacement) }
            }
          }
        }
      }
    }
  }

  /// A path as a reference that any reader of URIs takes for the same path.
  private static func uri(of path: String) -> String {
    if path == "<stdin>" { return "stdin" }
    var uri = path.utf8.starts(with: "/".utf8) ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        uri += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return uri
  }
}

/// Lines and columns as SARIF counts them: columns in code points, from 1.
struct CodePointPlaces {
  private var places: [Int32: SourcePosition] = [:]

  /// Finds the places of the ends of ranges in one pass over the text.
  init(_ ranges: some Sequence<SourceRange>, in source: SourceText) {
    let offsets = Set(ranges.flatMap { [$0.start, $0.end] }).sorted()
    let bytes = source.bytes
    var at = 0
    var line = 1
    var column = 1
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    for offset in offsets {
      while at < min(Int(offset), bytes.count) {
        let byte = bytes[at]
        at += 1
        let isPair = byte == 0x0D && at < bytes.count && bytes[at] == 0x0A
        if byte == 0x0A || byte == 0x0D && !isPair {
          line += 1
          column = 1
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
      }
      places[offset] = SourcePosition(line: line, column: column)
    }
  }

  /// Writes a range that was asked for as a region.
  func write(_ key: String, _ range: SourceRange, to json: inout JSONWriter) {
    guard let start = places[range.start], let end = places[range.end] else { return }
    json.object(key) { json in
      json.field("startLine", start.line)
      json.field("startColumn", start.column)
      json.field("endLine", end.line)
      json.field("endColumn", end.column)
    }
  }
}
