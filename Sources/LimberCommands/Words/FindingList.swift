import LimberBasics
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSyntax

/// What a doctor found, for a person or for a program.
struct FindingList {
  private let findings: [Finding]

  init(_ findings: [Finding]) {
    self.findings = findings
  }

  /// Prints each as a sentence, with what is to be done about it below.
  func write(on streams: Streams, ink: Ink) throws {
    for finding in findings {
      let mark =
        switch finding.grade {
        case .fine: "ok  "
        case .note: ink.yellow("note")
        case .bad: ink.red("bad ")
        }
      try streams.output.write("\(mark)  \(SafeText.shown(finding.text)).\n")
      if let advice = finding.advice {
        // A capital letter in front, but for a command in quotes.
        try streams.tell("      \(advice.prefix(1).uppercased() + advice.dropFirst()).")
      }
    }
  }

  var json: String {
    let text = JSONWriter.array { json in
      for finding in findings {
        json.object { json in
          json.field("grade", finding.grade.rawValue)
          if let code = finding.code { json.field("code", code) }
          json.field("text", finding.text)
          json.field("advice", finding.advice)
          if let command = finding.command { json.field("command", command) }
        }
      }
    }
    return text + "\n"
  }
}

extension Finding {
  /// Something of an installation that is as it should be.
  static func fine(_ text: String) -> Finding { Finding(.fine, nil, text) }

  /// Something of an installation that is worth knowing.
  static func note(_ text: String, _ advice: String? = nil) -> Finding {
    Finding(.note, nil, text, advice: advice)
  }
}
