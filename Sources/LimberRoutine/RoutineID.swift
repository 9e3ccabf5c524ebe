/// The rule for a routine's id, which is its file's name without `.json`.
public enum RoutineID {
  /// The id that a routine read from standard input goes by, since it has no file name.
  public static let standardInput = "stdin"

  /// Whether a text is an id: lower-case letters, digits and single hyphens between them.
  public static func isValid(_ text: String) -> Bool {
    var isAfterHyphen = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        isAfterHyphen = false
      case UInt8(ascii: "-") where !isAfterHyphen:
        isAfterHyphen = true
      default:
        return false
      }
    }
    return !isAfterHyphen
  }

  /// The id closest to a text, such as `calf-stretch` for `Calf stretch`; nil where nothing is left.
  public static func nearest(to text: String) -> String? {
    var id = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": id.unicodeScalars.append(scalar)
      default: if !id.isEmpty, !id.hasSuffix("-") { id += "-" }
      }
    }
    if id.hasSuffix("-") { id.removeLast() }
    return id.isEmpty ? nil : id
  }
}
