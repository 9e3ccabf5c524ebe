extension String {
  /// The text with others in the place of some of its scalars.
  ///
  /// Whoever escapes a text for another program's language does it with this, or scalar by scalar as
  /// this does: what such a language gives a meaning to are scalars, not `Character`s.
  ///
  /// - Parameter other: what stands for a scalar; nil where it stays.
  package func escapingScalars(_ other: (Unicode.Scalar) -> String?) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let other = other(scalar) {
        result.append(contentsOf: other.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text with a backslash before each of some scalars.
  package func escapingScalars(_ signs: Set<Unicode.Scalar>, with mark: String = "\\") -> String {
    escapingScalars { signs.contains($0) ? mark + String($0) : nil }
  }
}
