public import LimberRoutine
public import LimberSyntax

/// A text in which markers such as 1️⃣ show where diagnostics must point; they are not part of it.
public struct MarkedSource: Sendable {
  /// The text without the markers.
  public let source: SourceText
  /// The markers, by the offset of the byte that they stand before.
  private let markers: [Int: Character]

  /// Takes the markers out of a text.
  public init(_ marked: String, name: String = "test.json") {
    var text = ""
    var markers: [Int: Character] = [:]
    for character in marked {
      if character.unicodeScalars.last == "\u{20E3}" {
        markers[text.utf8.count] = character
      } else {
        text.append(character)
      }
    }
    source = SourceText(name: name, text: text)
    self.markers = markers
  }

  /// The text as a routine's file.
  public func file(id: String = "test") -> RoutineFile { RoutineFile(id: id, source: source) }

  /// The diagnostics as a test lists them, `1️⃣ unknown-key`, their notes after them.
  ///
  /// A place without a marker shows as its line and column.
  public func listing(of diagnostics: [Diagnostic]) -> [String] {
    diagnostics.flatMap { diagnostic in
      ["\(place(diagnostic.range)) \(diagnostic.code)"]
        + diagnostic.notes.map { "\(place($0.range)) note" }
    }
  }

  private func place(_ range: SourceRange) -> String {
    if let marker = markers[Int(range.start)] { return String(marker) }
    let position = source.position(of: Int(range.start))
    return "\(position.line):\(position.column)"
  }
}
