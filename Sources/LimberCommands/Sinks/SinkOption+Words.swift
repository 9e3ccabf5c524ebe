import LimberEvents
import LimberSyntax

extension SinkOption {
  /// What it does, and what it is when nobody says.
  var explanation: String {
    let words =
      if case .words(let words) = kind { ": " + words.joined(separator: ", ") } else { "" }
    return help + words + (isRequired ? " (required)" : "")
      + (isSecret ? " (secret: give '\(name)-file=PATH')" : "")
      + (defaultValue.isEmpty ? "" : " (\(defaultValue) unless given)")
  }

  func write(to json: inout JSONWriter) {
    json.field("name", name)
    json.field("type", kind.typeName)
    switch kind {
    case .choice(let words), .words(let words), .command(let words): json.field("values", words)
    case .number(let range):
      json.field("min", range.lowerBound)
      json.field("max", range.upperBound)
    case .text, .path, .file, .bytes: break
    }
    json.field("default", defaultValue)
    json.field("help", help)
    if isRequired { json.field("required", true) }
    if isSecret { json.field("secret", true) }
  }
}

extension SinkOption.Kind {
  /// What stands behind the option's name in a list of options.
  var placeholder: String {
    switch self {
    case .text: "TEXT"
    case .path, .file: "FILE"
    case .choice(let words): words.joined(separator: "|")
    case .words: "KIND+…"
    case .command(let words): (words + ["[ARGV]"]).joined(separator: "|")
    case .number: "N"
    case .bytes: "SIZE"
    }
  }

  var typeName: String {
    switch self {
    case .text: "text"
    case .path: "path"
    case .file: "file"
    case .choice: "choice"
    case .words: "words"
    case .command: "command"
    case .number: "number"
    case .bytes: "bytes"
    }
  }
}
