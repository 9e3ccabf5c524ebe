extension String {
  /// The text with others in the place of some of its characters.
  ///
  /// The standard library's `replacing(_:with:)` would bring its engine for regular expressions into the
  /// binary, which every start then pays for.
  func exchanging(_ others: [Character: String]) -> String {
    map { others[$0] ?? String($0) }.joined()
  }
}
