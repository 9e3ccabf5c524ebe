/// Text as HTML and SVG take it.
enum Markup {
  /// A text that may stand in an element or in a quoted attribute; control characters are left out.
  static func escape(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default:
        if scalar.properties.generalCategory != .control || scalar == "\n" {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped
  }

  /// A number as an attribute takes it, with one decimal.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let fraction = abs(tenths) % 10
    return "\(sign)\(abs(tenths) / 10)" + (fraction == 0 ? "" : ".\(fraction)")
  }
}
