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

  /// A piece of the page, in the order in which it is read.
  enum Block: Sendable, Hashable {
    /// A heading; the level is 1 for the page's own.
    case heading(level: Int, String)
    case paragraph(String)
    /// One point of a list, without its hyphen.
    case item(String)
    /// A row of a table: its first cell, and the others.
    case row(term: String, text: String)
    /// The row of a table that says what the others hold.
    case head(term: String, text: String)
    case code(String)
    case gap
  }

  /// The page in pieces.
  var blocks: [Block] {
    var blocks: [Block] = []
    var paragraph: [Substring] = []
    var isItem = false
    var isCode = false
    func flush() {
      guard !paragraph.isEmpty else { return }
      let text = paragraph.joined(separator: " ")
      blocks.append(isItem ? .item(text) : .paragraph(text))
      paragraph = []
    }
    for line in lines {
      if line.hasPrefix("```") {
        flush()
        isCode.toggle()
      } else if isCode {
        blocks.append(.code(String(line)))
      } else if line.hasPrefix("#") {
        flush()
        let text = line.drop { $0 == "#" }
        blocks.append(.heading(level: line.count - text.count, String(text).trimmed))
      } else if line.hasPrefix("|") {
        flush()
        if let row = Self.row(line) {
          blocks.append(row)
        } else if case .row(let term, let text) = blocks.last {
          blocks[blocks.count - 1] = .head(term: term, text: text)
        }
      } else if line.isEmpty {
        flush()
        blocks.append(.gap)
      } else if line.hasPrefix("- ") {
        flush()
        isItem = true
        paragraph = [line.dropFirst(2)]
      } else {
        if paragraph.isEmpty { isItem = false }
        paragraph.append(line)
      }
    }
    flush()
    return blocks
  }

  /// The page in lines that fit: headings in bold, tables in two columns, examples indented.
  func text(columns: Int, ink: Ink) -> String {
    var text = ""
    var rows: [(term: String, text: String)] = []
    func add(_ lines: [String]) { text += lines.map { $0 + "\n" }.joined() }
    for block in blocks {
      switch block {
      case .row(let term, let text), .head(let term, let text):
        rows.append((term, text))
        continue
      default: break
      }
      add(rows.isEmpty ? [] : TextLayout.columns(rows, width: columns))
      rows = []
      switch block {
      case .row, .head: break
      case .code(let line): add(["    " + line])
      case .heading(_, let title): add([ink.bold(title)])
      case .gap: add([""])
      case .paragraph(let words): add(Wrapping.lines(words, width: columns))
      case .item(let words): add(Wrapping.lines("- " + words, width: columns))
      }
    }
    add(rows.isEmpty ? [] : TextLayout.columns(rows, width: columns))
    return text
  }

  /// A row of a table: its first cell, and the others; nil for the line below the head, and for a head of no words.
  private static func row(_ line: Substring) -> Block? {
    let cells = line.split(separator: "|").map { String($0).trimmed }.filter { !$0.isEmpty }
    guard let first = cells.first, !first.allSatisfy({ "-: ".contains($0) }) else { return nil }
    return .row(term: first, text: cells.dropFirst().joined(separator: "; "))
  }
}
