extension String {
  /// The text on one line, without anything that could steer a terminal or turn its lines around.
  ///
  /// Routines hold no control characters, but nothing that is printed depends on that.
  var printable: String {
    guard unicodeScalars.contains(where: { $0.isSteering }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if !scalar.isSteering {
        result.append(scalar)
      } else if scalar.isBreak, let end = result.last, end != " " {
        result.append(" ")
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Whether it is a control, breaks a line, or changes the direction of what follows.
  fileprivate var isSteering: Bool {
    switch value {
    case 0x20..<0x7F: false
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
      true
    default: false
    }
  }

  /// Whether a space stands for it.
  fileprivate var isBreak: Bool {
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
