import LimberRoutine
import LimberSyntax

/// Diagnostics as the objects of `limber check --json`: lines and columns from 1, columns in characters.
enum CheckJSON {
  /// The diagnostics of one file, each a JSON text.
  static func elements(for report: RoutineReading.Report) -> [String] {
    let ranges = report.diagnostics.flatMap { diagnostic in
      [diagnostic.range] + diagnostic.notes.map(\.range)
        + diagnostic.fixes.flatMap { $0.edits.map(\.range) }
    }
    let offsets = ranges.flatMap { [Int($0.start), Int($0.end)] }
    let places = Dictionary(
      zip(offsets, report.source.positions(of: offsets)), uniquingKeysWith: { first, _ in first })
    func write(_ range: SourceRange, to json: inout JSONWriter) {
      guard let start = places[Int(range.start)], let end = places[Int(range.end)] else { return }
      json.field("line", start.line)
      json.field("column", start.column)
      json.field("endLine", end.line)
      json.field("endColumn", end.column)
    }
    return report.diagnostics.map { diagnostic in
      JSONWriter.object { json in
        json.field("path", report.source.name)
        write(diagnostic.range, to: &json)
        json.field("severity", diagnostic.severity.rawValue)
        json.field("code", diagnostic.code)
        json.field("message", diagnostic.message)
        guard !diagnostic.notes.isEmpty || !diagnostic.fixes.isEmpty else { return }
        json.array("notes") { json in
          for note in diagnostic.notes {
            json.object { json in
              json.field("message", note.message)
              write(note.range, to: &json)
            }
          }
        }
        json.array("fixes") { json in
          for fix in diagnostic.fixes {
            json.object { json in
              json.field("message", fix.message)
              json.field("certain", fix == diagnostic.certainFix)
              json.array("edits") { json in
                for edit in fix.edits {
                  json.object { json in
                    write(edit.range, to: &json)
                    json.field("replacement", edit.replacement)
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
