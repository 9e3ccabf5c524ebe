import Testing

@testable import LimberHost

@Suite struct CapabilitiesTests {
  struct Row: CustomTestStringConvertible {
    var variables: [String: String]
    var isTerminal = true
    var isPlain = false
    var colour: Bool?
    var isLive: Bool
    var hasColour: Bool
    var testDescription: String {
      "\(variables) \(isTerminal) \(isPlain) \(String(describing: colour))"
    }
  }

  @Test(arguments: [
    Row(variables: [:], isLive: true, hasColour: true),
    Row(variables: [:], isTerminal: false, isLive: false, hasColour: false),
    Row(variables: [:], isPlain: true, isLive: false, hasColour: true),
    Row(variables: ["TERM": "dumb"], isLive: false, hasColour: false),
    Row(variables: ["NO_COLOR": "1"], isLive: true, hasColour: false),
    Row(variables: ["NO_COLOR": ""], isLive: true, hasColour: true),
    Row(variables: ["NO_COLOR": "0"], isLive: true, hasColour: false),
    Row(variables: ["NO_COLOR": "1"], colour: true, isLive: true, hasColour: true),
    Row(variables: ["FORCE_COLOR": "1"], colour: false, isLive: true, hasColour: false),
    Row(variables: ["NO_COLOR": "1", "FORCE_COLOR": "1"], isLive: true, hasColour: false),
    Row(variables: ["FORCE_COLOR": "1"], isTerminal: false, isLive: false, hasColour: true),
    Row(variables: ["CLICOLOR_FORCE": "1"], isTerminal: false, isLive: false, hasColour: true),
    Row(variables: ["CLICOLOR_FORCE": "0"], isTerminal: false, isLive: false, hasColour: false),
    Row(variables: ["TERM": "dumb", "FORCE_COLOR": "1"], isLive: false, hasColour: true),
    Row(variables: ["ACCESSIBLE": "1"], isLive: false, hasColour: true),
    Row(variables: ["ACCESSIBLE": "0"], isLive: true, hasColour: true),
    Row(variables: ["ACCESSIBLE": "false"], isLive: true, hasColour: true),
  ]) func `the first that says something decides`(_ row: Row) {
    let capabilities = Capabilities(
      isTerminal: row.isTerminal, variables: row.variables, isPlain: row.isPlain,
      colour: row.colour)
    #expect(capabilities.isLive == row.isLive)
    #expect(capabilities.hasColour == row.hasColour)
  }
}
