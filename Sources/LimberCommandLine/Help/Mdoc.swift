internal import LimberBasics

/// A manual page while it is written, in the language `mdoc` that man and mandoc read.
///
/// Whatever text it is given is text: no letter of it steers the page.
package struct Mdoc {
  /// The page as far as it is written.
  package private(set) var text = ""
  /// Whether what comes next is a paragraph behind another one.
  private var needsParagraph = false

  /// Begins a page.
  ///
  /// - Parameters:
  ///   - name: what it is called, without its section.
  ///   - section: 1 for commands, 5 for files, 7 for everything else.
  ///   - date: the day of the page, as `2026-11-22`.
  ///   - release: what the foot of the page says, such as `limber 1.0`.
  package init(name: String, section: Int, date: String, release: String) {
    line("Dd \(Self.spelled(date))")
    line("Dt \(name.uppercased()) \(section)")
    line("Os \(Self.words(release))")
  }

  /// Begins a section.
  package mutating func section(_ title: String) {
    line("Sh \(Self.words(title.uppercased()))")
    needsParagraph = false
  }

  /// Begins a part of a section.
  package mutating func part(_ title: String) {
    line("Ss \(Self.words(title))")
    needsParagraph = false
  }

  /// Names the page and says in a line what it is of.
  package mutating func name(_ name: String, _ summary: String) {
    section("Name")
    line("Nm \(Self.words(name))")
    line("Nd \(Self.words(summary.prefix(1).lowercased() + summary.dropFirst()))")
  }

  /// How a command is called.
  package mutating func synopsis(_ forms: [String]) {
    section("Synopsis")
    for (index, form) in forms.enumerated() {
      if index > 0 { line("br") }
      paragraphLine(bold(form))
    }
  }

  /// A paragraph, of a text or of what ``bold(_:)`` made of texts.
  package mutating func paragraph(_ text: Text) {
    if needsParagraph { line("Pp") }
    paragraphLine(text)
    needsParagraph = true
  }

  /// A list of terms, and what is to be said of each.
  package mutating func terms(_ rows: [(term: Text, text: Text)]) {
    guard !rows.isEmpty else { return }
    line("Bl -tag -width Ds")
    for row in rows {
      line("It " + row.term.argument)
      if !row.text.source.isEmpty { paragraphLine(row.text) }
    }
    line("El")
    needsParagraph = true
  }

  /// A list of remarks.
  package mutating func items(_ texts: [Text]) {
    guard !texts.isEmpty else { return }
    line("Bl -bullet")
    for text in texts {
      line("It")
      paragraphLine(text)
    }
    line("El")
    needsParagraph = true
  }

  /// Lines as they are.
  package mutating func lines(_ lines: [String]) {
    line("Bd -literal -offset indent")
    for text in lines { paragraphLine(Text(literal: text)) }
    line("Ed")
    needsParagraph = true
  }

  /// Other pages that are worth reading, as name and section.
  package mutating func seeAlso(_ pages: [(name: String, section: Int)]) {
    guard !pages.isEmpty else { return }
    section("See also")
    let pages = pages.sorted { ($0.section, $0.name) < ($1.section, $1.name) }
    for (index, page) in pages.enumerated() {
      line("Xr \(page.name) \(page.section)" + (index + 1 < pages.count ? " ," : ""))
    }
  }

  private mutating func line(_ macro: String) { text += ".\(macro)\n" }

  /// Adds a text, each sentence of it on a line of its own, by which its readers know where one ends.
  private mutating func paragraphLine(_ text: Text) {
    guard !text.isLiteral else { return self.text += text.source + "\n" }
    var line = ""
    for word in text.source.split(separator: " ") {
      if line.isEmpty, word.first == "." || word.first == "'" { line = "\\&" }
      line += (line.isEmpty || line == "\\&" ? "" : " ") + word
      guard Self.endsSentence(word) else { continue }
      self.text += line + "\n"
      line = ""
    }
    if !line.isEmpty { self.text += line + "\n" }
  }

  private static func endsSentence(_ word: Substring) -> Bool {
    let bare = word.reversed().drop { ")]'\"".contains($0) }
    // A mark by itself is a key, or whatever else is spoken of.
    return bare.count > 1 && bare.first.map { ".!?".contains($0) } == true
  }

  private func bold(_ text: String) -> Text { Text().bold(text) }

  // MARK: - Words

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// A day as `mdoc` wants it: `November 22, 2026`.
  private static func spelled(_ date: String) -> String {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, months.indices.contains(parts[1] - 1) else { return "January 1, 1970" }
    return "\(months[parts[1] - 1]) \(parts[2]), \(parts[0])"
  }

  /// Words behind a macro, none of which is taken for another macro.
  private static func words(_ text: String) -> String { Text(text).argument }
}

extension Mdoc {
  /// A piece of running text with its bold parts.
  package struct Text: Sendable, Hashable {
    /// How it is written on a line of its own; never empty where there is a word.
    fileprivate private(set) var source = ""
    /// Whether its spaces stay as they are.
    fileprivate private(set) var isLiteral = false

    package init() {}

    /// Makes a text of letters that are all to be read.
    package init(_ text: String) { append(text) }

    /// Makes a line whose spaces and hyphens stay as they are.
    fileprivate init(literal text: String) {
      let escaped = Self.escaped(text, isLiteral: true)
      isLiteral = true
      source = Self.isControl(escaped) ? "\\&" + escaped : escaped
    }

    /// Adds letters; what would end a line or steer a terminal is shown by a sign.
    package mutating func append(_ text: String) {
      let more = Self.escaped(text, isLiteral: false)
      source += source.isEmpty && Self.isControl(more) ? "\\&" + more : more
    }

    /// Adds letters that stand out, as they are typed.
    package mutating func appendBold(_ text: String) {
      source += "\\fB\(Self.escaped(text, isLiteral: true))\\fR"
    }

    /// The text with bold letters behind it.
    package func bold(_ text: String) -> Text {
      var copy = self
      copy.appendBold(text)
      return copy
    }

    /// How it stands behind a macro.
    fileprivate var argument: String {
      source.split(separator: " ").map { word in
        let word = word.split(separator: "\"", omittingEmptySubsequences: false).joined(
          separator: "\\(dq")
        // A short word, or a sign alone, may be the name of a macro or end a sentence.
        return word.utf8.count <= 3 ? "\\&" + word : word
      }.joined(separator: " ")
    }

    private static func isControl(_ text: String) -> Bool {
      text.hasPrefix(".") || text.hasPrefix("'")
    }

    private static func escaped(_ text: String, isLiteral: Bool) -> String {
      var result = ""
      for character in SafeText.shown(text) {
        switch character {
        case "\\": result += "\\e"
        // What is typed again must be the very letter.
        case "-" where isLiteral: result += "\\-"
        case "'" where isLiteral: result += "\\(aq"
        case "`" where isLiteral: result += "\\(ga"
        case "^" where isLiteral: result += "\\(ha"
        case "~" where isLiteral: result += "\\(ti"
        default: result.append(character)
        }
      }
      return result
    }
  }
}
