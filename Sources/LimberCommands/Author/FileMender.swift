import LimberBasics
import LimberRoutine
import LimberSyntax

/// A text after every fix that a machine may make, and what was done.
struct MendedText {
  /// One fix that was made.
  struct Change: Hashable {
    /// Where the fault stood when it was mended.
    let place: SourcePosition
    /// What was done, in the imperative.
    let message: String
    let code: String
  }

  /// The text as it is now.
  private(set) var source: SourceText
  private(set) var changes: [Change] = []

  /// How often a text is read: a fix may bring to light what only then can be seen.
  private static let passes = 100

  /// Mends a text.
  ///
  /// All fixes that do not touch each other are made at once, and read again; where that does not help as it
  /// should, the first alone. A text that has nothing certain left is not changed, so mending it twice is mending
  /// it once.
  ///
  /// - Parameter report: what is to be said of a text.
  init(_ source: SourceText, _ report: (SourceText) -> RoutineReading.Report) {
    self.source = source
    var before = report(source)
    for _ in 0..<Self.passes {
      let certain = Self.apart(before.diagnostics)
      guard let first = certain.first else { return }
      var made = certain
      var text = self.source.applying(made.flatMap(\.fix.edits))
      var after = report(text)
      if made.count > 1, after.total > before.total - made.count, !after.isSyntax {
        made = [first]
        text = self.source.applying(first.fix.edits)
        after = report(text)
      }
      guard before.isSyntax || after.total < before.total else { return }
      note(made)
      self.source = text
      before = after
    }
  }

  private mutating func note(_ made: [(diagnostic: Diagnostic, fix: Diagnostic.Fix)]) {
    let places = source.positions(of: made.map { Int($0.diagnostic.range.start) })
    for ((diagnostic, fix), place) in zip(made, places) {
      changes.append(Change(place: place, message: fix.message, code: diagnostic.code))
    }
  }

  /// The certain fixes none of which touches another.
  private static func apart(
    _ diagnostics: [Diagnostic]
  ) -> [(diagnostic: Diagnostic, fix: Diagnostic.Fix)] {
    var taken: [SourceRange] = []
    var chosen: [(diagnostic: Diagnostic, fix: Diagnostic.Fix)] = []
    for diagnostic in diagnostics {
      guard let fix = diagnostic.certainFix else { continue }
      let ranges = fix.edits.map(\.range)
      let isApart = ranges.allSatisfy { range in
        taken.allSatisfy { $0.end < range.start || $0.start > range.end }
      }
      guard isApart else { continue }
      taken += ranges
      chosen.append((diagnostic, fix))
    }
    return chosen
  }
}

extension RoutineReading.Report {
  /// Whether the text is no JSON, so that nothing else is known of it yet.
  fileprivate var isSyntax: Bool {
    diagnostics.first.map { $0.code == RoutineCode.syntax.rawValue } ?? false
  }
}

extension MendedText {
  /// Whether a file may be changed: one that was named has to be a routine or a programme when it is mended,
  /// one that was met in a folder before as well, as far as that can be seen.
  func mayReplace(_ original: SourceText, isMet: Bool) -> Bool {
    guard !changes.isEmpty, RoutineLayout.isMeant(by: source) else { return false }
    let isJSON = (try? JSONParser.parse(original)) != nil
    return !isMet || !isJSON || RoutineLayout.isMeant(by: original)
  }

  /// What was done, a line for each fix.
  func lines(_ verb: String) -> [String] {
    changes.map {
      "\(source.name):\($0.place.line):\($0.place.column): \(verb): \($0.message) [\($0.code)]"
    }
  }

  /// What changed, as a unified diff.
  func difference(from original: SourceText, after words: String) -> String {
    LineDiff.unified(of: original, source.bytes, after: words)
  }
}

extension LineDiff {
  /// The difference between a file and what is to become of it, as a person reads it.
  static func unified(of source: SourceText, _ bytes: [UInt8], after words: String) -> String {
    let name = SafeText.shown(source.name)
    return unified(
      from: String(decoding: source.bytes, as: UTF8.self),
      to: String(decoding: bytes, as: UTF8.self), oldName: name, newName: "\(name) (\(words))")
  }
}
