/// The parts of a document that can be run: files, commands with what they print, and scripts.
struct Document {
  enum Part: Equatable {
    /// A fenced block of JSON: the whole of a routine file.
    case file(String)
    /// A line of a `console` block that begins with `$`, and the lines below it.
    case exchange(command: String, printed: String)
  }

  let parts: [Part]
  /// The shell scripts, each whole.
  let scripts: [String]

  init(_ markdown: String) {
    var parts: [Part] = []
    var scripts: [String] = []
    var language: Substring?
    var lines: [Substring] = []
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let ended = language {
          parts += Self.parts(in: lines, language: ended)
          if lines.first?.hasPrefix("#!") == true { scripts.append(Self.text(of: lines)) }
          language = nil
        } else {
          language = line.dropFirst(3)
        }
        lines = []
      } else if language != nil {
        lines.append(line)
      }
    }
    self.parts = parts
    self.scripts = scripts
  }

  private static func text(of lines: [Substring]) -> String {
    lines.map { $0 + "\n" }.joined()
  }

  private static func parts(in lines: [Substring], language: Substring) -> [Part] {
    switch language {
    case "json": [.file(text(of: lines))]
    case "console": exchanges(in: lines)
    default: []
    }
  }

  private static func exchanges(in lines: [Substring]) -> [Part] {
    var exchanges: [(command: String, printed: String)] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        exchanges.append((String(line.dropFirst(2)), ""))
      } else if !exchanges.isEmpty {
        exchanges[exchanges.count - 1].printed += line + "\n"
      }
    }
    return exchanges.map { .exchange(command: $0.command, printed: $0.printed) }
  }
}
