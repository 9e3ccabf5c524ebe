/// Mends fault after fault of a text that is no JSON, for as long as each has one certain change.
///
/// People bring a habit and not a slip: who writes one comment writes five. A fix that takes only the first of
/// them away would leave a text that is as broken as before.
struct JSONRepair {
  /// The one change that is offered, if any.
  private(set) var fixes: [Diagnostic.Fix] = []
  /// What was found beside strict JSON, of what JSON5 has.
  private var habits: Set<Habit> = []

  /// Whether the text is JSON5.
  var isJSON5: Bool { habits.count > 1 }

  private enum Habit {
    case comment, singleQuotes, bareKey, trailingComma, number
  }

  /// How many bytes are read in all, so that a huge text with thousands of faults costs no more than this.
  private static let budget = 4 << 20

  init(of fault: JSONFault, in source: SourceText) {
    guard let first = fault.fix(in: source) else { return }
    let isOfWhole = fault.isOfWhole
    var edits: [Diagnostic.Fix.Edit] = []
    var isCertain = true
    var count = 0
    var fault = fault
    var text = source
    var left = Self.budget
    while let fix = fault.fix(in: text), let mapped = Self.map(fix.edits, through: edits) {
      note(fault)
      edits = (edits + mapped).inOrder
      isCertain = isCertain && fix.isCertain
      count += 1
      left -= source.bytes.count
      text = source.applying(edits)
      do throws(JSONFault) {
        _ = try JSONParser.parse(text)
        let others =
          count == 1 ? "" : ", and mend \(count - 1) more such \(count == 2 ? "place" : "places")"
        fixes = [.init(message: first.message + others, edits: edits, isCertain: isCertain)]
        return
      } catch {
        guard left > 0 else { break }
        fault = error
      }
    }
    // What is left is another mistake where it stands on a line of its own.
    guard !isOfWhole, count > 0,
      let place = edits.inOrder.original(of: Int(fault.range.start)),
      let last = first.edits.last, source.hasLineBreak(from: Int(last.range.end), to: place)
    else { return }
    fixes = [first]
  }

  private mutating func note(_ fault: JSONFault) {
    switch fault.kind {
    case .comment: habits.insert(.comment)
    case .singleQuotes: habits.insert(.singleQuotes)
    case .bareKey: habits.insert(.bareKey)
    case .trailingComma: habits.insert(.trailingComma)
    case .number(.leadingPlus), .number(.leadingPoint), .number(.noFraction): habits.insert(.number)
    default: break
    }
  }

  /// Edits of the mended text as edits of the text as it was; nil where they touch what was mended.
  private static func map(
    _ new: [Diagnostic.Fix.Edit], through edits: [Diagnostic.Fix.Edit]
  ) -> [Diagnostic.Fix.Edit]? {
    var mapped: [Diagnostic.Fix.Edit] = []
    for edit in new {
      guard let start = edits.original(of: Int(edit.range.start)),
        let end = edits.original(of: Int(edit.range.end)), start <= end
      else { return nil }
      let range = SourceRange(start, end)
      let isApart = edits.allSatisfy { $0.range.end <= range.start || $0.range.start >= range.end }
      guard isApart else { return nil }
      mapped.append(.init(range, edit.replacement))
    }
    return mapped
  }
}

extension JSONFault {
  /// Whether a change is only worth offering where it makes JSON of the whole text.
  fileprivate var isOfWhole: Bool {
    switch kind {
    case .foreign, .foreignBehind, .closedTwice, .noBraces: true
    default: false
    }
  }
}

extension SourceText {
  fileprivate func hasLineBreak(from start: Int, to end: Int) -> Bool {
    start < end && bytes[start..<end].contains { $0 == .newline || $0 == .carriageReturn }
  }
}
