internal import LimberBasics

/// Writes the diagnostics of one file as a person reads them.
///
/// Each is `path:line:column: error: message [code]`, the source line and a caret, then its notes
/// likewise and its fixes, a line each. Places are found in one pass, however many there are.
public struct DiagnosticRenderer: Sendable {
  /// The file.
  public let source: SourceText
  private let fit: @Sendable (String) -> String

  /// Makes a renderer for the diagnostics of one file.
  ///
  /// - Parameter fit: Breaks a sentence as it fits where it is read; lines of the file stay whole, for a
  ///   caret stands below them.
  public init(source: SourceText, fit: @escaping @Sendable (String) -> String = { $0 }) {
    self.source = source
    self.fit = fit
  }

  /// The diagnostics in the order given, and a last line where there are more.
  ///
  /// - Parameter total: How many there are in all; more than were given where the list was cut.
  /// - Returns: Lines that each end in `\n`; empty where there is nothing to say.
  public func text(_ diagnostics: [Diagnostic], total: Int? = nil) -> String {
    var offsets: [Int] = []
    for diagnostic in diagnostics {
      offsets.append(Int(diagnostic.range.start))
      offsets.append(contentsOf: diagnostic.notes.map { Int($0.range.start) })
    }
    var places = zip(offsets, source.places(of: offsets)).makeIterator()
    let path = SafeText.shown(source.name)
    var text = ""

    func write(_ kind: String, _ message: String) {
      guard let (offset, place) = places.next() else { return }
      let excerpt = source.excerpt(at: offset, line: place.lineRange)
      text += fit("\(path):\(place.line):\(place.column): \(kind): \(message)") + "\n"
      text += "\(excerpt.line)\n\(excerpt.caret)\n"
    }

    for diagnostic in diagnostics {
      let message = SafeText.shown(diagnostic.message)
      write(diagnostic.severity.rawValue, "\(message) [\(diagnostic.code)]")
      for note in diagnostic.notes { write("note", SafeText.shown(note.message)) }
      for fix in diagnostic.fixes { text += fit("  fix: \(SafeText.shown(fix.message))") + "\n" }
    }
    if let total, total > diagnostics.count {
      text += "\(path): \(total) diagnostics in all, the first \(diagnostics.count) are shown\n"
    }
    return text
  }
}
