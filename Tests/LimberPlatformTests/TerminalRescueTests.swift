import LimberTestSupport
import Testing

@testable import LimberPlatform

/// One after another: the modes of the process are kept in one place.
@Suite(.serialized) struct TerminalRescueTests {
  /// A screen of its own, and the way back from it.
  private static let wayOut = "\u{1B}[?1049l\u{1B}[?25h"

  @Test func `what a display keeps is sent however often it is given back, until it is forgotten`()
    throws
  {
    let terminal = try PseudoTerminal()
    let file = try OpenFile(terminal.path, KeyTerminal.flags)
    let rescue = TerminalRescue()
    rescue.keep(sending: Self.wayOut, for: file.number)
    rescue.giveBack()
    try terminal.wait(for: Self.wayOut)
    rescue.giveBack()
    try terminal.wait(for: Self.wayOut)
    rescue.keep(sending: "", for: file.number)
    rescue.giveBack()
    try file.writeAll(Array("end".utf8))
    #expect(try terminal.wait(for: "end") == "end")
  }

  @Test func `modes and pastes are given back, and once they are, not again`() throws {
    let terminal = try PseudoTerminal()
    let file = try OpenFile(terminal.path, KeyTerminal.flags)
    let before = terminal.modes
    let modes = TerminalModes(file, knowsSequences: true)
    modes.enterKeyMode(bracketsPastes: true)
    try terminal.wait(for: "\u{1B}[?2004h")
    #expect(!terminal.modes.isCanonical && !terminal.modes.isEchoing)
    TerminalRescue.shared.giveBack()
    try terminal.wait(for: "\u{1B}[?2004l")
    #expect(terminal.modes == before)
    modes.leaveKeyMode()
    try terminal.wait(for: "\u{1B}[?2004l")
    TerminalRescue.shared.giveBack()
    try file.writeAll(Array("end".utf8))
    #expect(try terminal.wait(for: "end") == "end")
  }

  @Test func `a terminal that knows no sequences is sent none`() throws {
    let terminal = try PseudoTerminal()
    let file = try OpenFile(terminal.path, KeyTerminal.flags)
    let modes = TerminalModes(file, knowsSequences: false)
    modes.enterKeyMode(bracketsPastes: true)
    #expect(!terminal.modes.isCanonical)
    modes.leaveKeyMode()
    try file.writeAll(Array("end".utf8))
    #expect(try terminal.wait(for: "end") == "end")
  }
}
