import LimberBasics
import LimberCommandLine

/// A page of the documentation as it is read in a terminal, or as Markdown where another program reads it.
struct MarkdownPage {
  private let lines: [Substring]

  init(_ bytes: [UInt8]) {
    // What a comment says is for the tests that try the examples.
    lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) {
      $0.isNewline
    }
    .filter { !$0.hasPrefix("<!--") }
  }

  /// The page as Markdown.
  var markdown: String { lines.joined(separator: "\n") }

  /// The page in lines that fit: headings in bold, tables in two columns, examples indented.
  func text(columns: Int, ink: Ink) -> String {
    var text = ""
    var paragraph: [Substring] = []
    var rows: [(term: String, text: String)] = []
    var isCode = false
    func flush() {
      if !paragraph.isEmpty {
        text +=
          Wrapping.lines(paragraph.joined(separator: " "), width: columns).joined(separator: "\n")
          + "\n"
      }
      if !rows.isEmpty {
        text += TextLayout.columns(rows, width: columns).joined(separator: "\n") + "\n"
      }
      paragraph = []
      rows = []
    }
    for line in lines {
      if line.hasPrefix("```") {
        flush()
        isCode.toggle()
      } else if isCode {
        text += "    \(line)\n"
      } else if line.hasPrefix("#") {
        flush()
        text += ink.bold(String(line.drop { $0 == "#" || $0 == " " })) + "\n"
      } else if line.hasPrefix("|") {
        if let row = Self.row(line) { rows.append(row) }
      } else if line.isEmpty {
        flush()
        text += "\n"
      } else if line.hasPrefix("- ") {
        flush()
        paragraph = [line]
      } else {
        paragraph.append(line)
      }
    }
    flush()
    return text
  }

  /// A row of a table: its first cell, and the others; nil for the line below the head, and for a head of no words.
  private static func row(_ line: Substring) -> (term: String, text: String)? {
    let cells = line.split(separator: "|").map { String($0).trimmed }.filter { !$0.isEmpty }
    guard let first = cells.first, !first.allSatisfy({ "-: ".contains($0) }) else { return nil }
    return (first, cells.dropFirst().joined(separator: "; "))
  }
}
