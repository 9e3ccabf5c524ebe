import LimberBasics

/// A short text for what has no large letters: wide where it fits into a line, else as it stands.
enum WideText {
  /// Lines of a text, at most as many as there is room for.
  static func lines(_ text: String, width: Int, height: Int) -> [String] {
    let capitals = text.uppercased()
    // Letters that join their neighbours are not to be torn from them.
    if capitals.unicodeScalars.allSatisfy({ $0.stands }) {
      let wide = capitals.split(separator: " ")
        .map { $0.map(String.init).joined(separator: " ") }.joined(separator: "   ")
      if wide.cellWidth <= width { return [wide] }
    }
    return text.wrapped(to: width, limit: height)
  }
}

extension Unicode.Scalar {
  /// Whether it stands by itself in a word: of a script whose letters do not join.
  fileprivate var stands: Bool {
    value < 0x300 || (0x370..<0x590).contains(value) || (0x1E00..<0x2070).contains(value)
      || (0x2E80..<0xD7B0).contains(value) || (0xF900..<0xFB00).contains(value)
  }
}
