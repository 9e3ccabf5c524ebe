import Testing

@testable import LimberHost

@Suite struct CapabilitiesTests {
  struct Row: CustomTestStringConvertible {
    var variables: [String: String]
    var term: String? = "xterm"
    var isTerminal = true
    var isPlain = false
    var colour: Bool?
    var isLive: Bool
    var hasColour: Bool
    var testDescription: String {
      "\(variables) \(term ?? "none") \(isTerminal) \(isPlain) \(String(describing: colour))"
    }
  }

  @Test(arguments: [
    Row(variables: [:], isLive: true, hasColour: true),
    Row(variables: [:], isTerminal: false, isLive: false, hasColour: false),
    Row(variables: [:], isPlain: true, isLive: false, hasColour: true),
    Row(variables: [:], term: "dumb", isLive: false, hasColour: false),
    Row(variables: [:], term: "", isLive: false, hasColour: false),
    Row(variables: [:], term: nil, isLive: false, hasColour: false),
    Row(variables: ["NO_COLOR": "1"], isLive: true, hasColour: false),
    Row(variables: ["NO_COLOR": ""], isLive: true, hasColour: true),
    Row(variables: ["NO_COLOR": "0"], isLive: true, hasColour: false),
    Row(variables: ["NO_COLOR": "1"], colour: true, isLive: true, hasColour: true),
    Row(variables: ["FORCE_COLOR": "1"], colour: false, isLive: true, hasColour: false),
    Row(variables: ["NO_COLOR": "1", "FORCE_COLOR": "1"], isLive: true, hasColour: false),
    Row(variables: ["FORCE_COLOR": "1"], isTerminal: false, isLive: false, hasColour: true),
    Row(variables: ["CLICOLOR_FORCE": "1"], isTerminal: false, isLive: false, hasColour: true),
    Row(variables: ["CLICOLOR_FORCE": "0"], isTerminal: false, isLive: false, hasColour: false),
    Row(variables: ["FORCE_COLOR": "1"], term: "dumb", isLive: false, hasColour: true),
    Row(variables: ["ACCESSIBLE": "1"], isLive: false, hasColour: true),
    Row(variables: ["ACCESSIBLE": "0"], isLive: true, hasColour: true),
    Row(variables: ["ACCESSIBLE": "false"], isLive: true, hasColour: true),
  ]) func `the first that says something decides`(_ row: Row) {
    var variables = row.variables
    variables["TERM"] = row.term
    let capabilities = Capabilities(
      isTerminal: row.isTerminal, variables: variables, isPlain: row.isPlain,
      colour: row.colour)
    #expect(capabilities.isLive == row.isLive)
    #expect(capabilities.hasColour == row.hasColour)
  }

  @Test func `xterm and Linux's own terminal cut off what stands there, others wrap it`() {
    #expect(Capabilities.rewraps(["TERM": "xterm-256color"]))
    #expect(!Capabilities.rewraps(["TERM": "xterm-256color", "XTERM_VERSION": "XTerm(379)"]))
    #expect(Capabilities.rewraps(["TMUX": "/tmp/tmux", "XTERM_VERSION": "XTerm(379)"]))
    #expect(!Capabilities.rewraps(["TERM": "linux"]))
  }

  @Test
  func `Linux's own terminal has half blocks and no Braille, and a locale without UTF-8 neither`() {
    #expect(Capabilities.hasBraille(["TERM": "xterm-256color"]))
    #expect(!Capabilities.hasBraille(["TERM": "linux"]))
    #expect(Capabilities.isUnicode(["TERM": "linux"]))
    #expect(!Capabilities.hasBraille(["TERM": "xterm", "LANG": "C"]))
  }

  struct Locale: CustomTestStringConvertible {
    var variables: [String: String]
    var isUnicode: Bool
    var testDescription: String { "\(variables)" }
    init(_ variables: [String: String], _ isUnicode: Bool) {
      self.variables = variables
      self.isUnicode = isUnicode
    }
  }

  @Test(arguments: [
    Locale([:], true), Locale(["LANG": ""], true), Locale(["LANG": "C"], false),
    Locale(["LANG": "POSIX"], false), Locale(["LANG": "C.UTF-8"], true),
    Locale(["LANG": "de_DE.utf8"], true), Locale(["LANG": "de_DE"], false),
    Locale(["LANG": "de_DE.ISO-8859-1"], false), Locale(["LANG": "de_DE.UTF-8@euro"], true),
    Locale(["LANG": "de_DE@euro"], false), Locale(["LC_CTYPE": "UTF-8"], true),
    Locale(["LANG": "de_DE.UTF-8", "LC_ALL": "C"], false),
    Locale(["LANG": "de_DE.UTF-8", "LC_ALL": ""], true),
    Locale(["LANG": "de_DE.UTF-8", "LC_CTYPE": "C"], false),
    Locale(["LC_CTYPE": "C", "LC_ALL": "C.UTF-8"], true),
  ]) func `the first variable of the locale that says something names the characters`(
    _ locale: Locale
  ) {
    #expect(Capabilities.isUnicode(locale.variables) == locale.isUnicode)
  }
}
