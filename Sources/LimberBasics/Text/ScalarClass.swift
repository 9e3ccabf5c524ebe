extension SafeText {
  /// What a scalar does to the place that it reaches.
  ///
  /// Joiners (U+200C, U+200D) and variation selectors are plain: emoji and several scripts fall apart
  /// without them, and they steer nothing.
  enum ScalarClass: Hashable {
    /// It is a letter, a sign, a blank, or a part of one.
    case plain
    /// It ends a line, or is a tab, which leaves a gap as wide as the terminal pleases.
    case lineBreak
    /// It commands a terminal: C0, DEL, C1.
    case control
    /// It turns the direction of what stands around it.
    case direction
    /// It shows nothing and does nothing that a terminal or a page would miss.
    case invisible
  }

  static func scalarClass(_ scalar: Unicode.Scalar) -> ScalarClass {
    switch scalar.value {
    case 0x20..<0x7F: .plain
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: .lineBreak
    case 0..<0x20, 0x7F..<0xA0: .control
    case 0xA0..<0xAD, 0xAE..<0x300: .plain
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: .direction
    // The deprecated format characters would turn digits and letters around, where anything heeds them.
    case 0x206A...0x206F: .direction
    case 0x200C, 0x200D, 0x180B...0x180F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: .plain
    // Marks of annotations hide what stands between them.
    case 0xFFF9...0xFFFB: .invisible
    default: scalar.properties.isDefaultIgnorableCodePoint ? .invisible : .plain
    }
  }

  /// Whether a scalar can be seen where it stands alone.
  package static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    // A pattern of braille without a dot is a letter by its category, and blank.
    scalarClass(scalar) == .plain && scalar.cellWidth > 0 && !scalar.properties.isWhitespace
      && scalar.value != 0x2800
  }

  /// Whether anything of a text can be seen.
  package static func isVisible(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: isVisible)
  }

  /// Whether a scalar may reach a terminal as it is.
  package static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    scalarClass(scalar) == .plain
  }
}
