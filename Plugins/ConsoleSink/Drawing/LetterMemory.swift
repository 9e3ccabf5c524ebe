/// Large texts that were set, so that what does not change is not set again every second.
struct LetterMemory {
  private struct Key: Hashable {
    var text: String
    var width: Int
    var height: Int
    var isUnicode: Bool
  }

  private var known: [Key: [Line]] = [:]

  /// More than a step has of them.
  private static let capacity = 24

  /// A text as large as it can be in a box: in block letters, in wide text, and else as it stands.
  mutating func lines(_ text: String, width: Int, height: Int, isUnicode: Bool) -> [Line] {
    let key = Key(text: text, width: width, height: height, isUnicode: isUnicode)
    if let lines = known[key] { return lines }
    if known.count >= Self.capacity { known = [:] }
    let lines =
      BlockLetters(text, width: width, height: height, isUnicode: isUnicode)
      .map { $0.rows.map { Line(drawn: $0) } }
      ?? WideText.lines(text, width: width, height: height).map { Line($0, .bold) }
    known[key] = lines
    return lines
  }
}
