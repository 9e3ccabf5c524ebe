package import LimberBasics
internal import Synchronization
internal import SystemLibrary

/// A terminal's modes: they are changed as little as keys need, and given back as they were.
package final class TerminalModes: Sendable {
  private let terminal: OpenFile
  private let knowsSequences: Bool
  /// The modes that the person's shell left; nil while they are in force.
  private let saved = Mutex<SavedModes?>(nil)

  private struct SavedModes {
    var modes: termios
    var bracketsPastes: Bool
  }

  /// Pasted text comes between two marks from now on, or as if it was typed.
  private static let bracketPastes = "\u{1B}[?2004h"
  private static let plainPastes = "\u{1B}[?2004l"

  /// Makes what keeps a terminal's modes.
  ///
  /// - Parameter knowsSequences: whether it understands more than plain text.
  package init(_ terminal: OpenFile, knowsSequences: Bool) {
    self.terminal = terminal
    self.knowsSequences = knowsSequences
  }

  /// How this program stands to the terminal.
  package enum Standing: Sendable, Equatable {
    /// The terminal talks to this program, or knows no jobs.
    case foreground
    /// It talks to another job, and touching it or reading from it would stop this one.
    case background
    case gone
  }

  /// How this program stands to the terminal at this moment.
  package var standing: Standing {
    if !Terminals.isInFront(terminal.number) { return .background }
    return Terminals.isTerminal(terminal.number) ? .foreground : .gone
  }

  /// Keys come at once and are not shown; Ctrl-C and Ctrl-Z stay what they are.
  ///
  /// Ctrl-S does nothing: a picture that stands still without a sign looks like a session that does.
  /// In the background nothing happens.
  ///
  /// - Parameter bracketsPastes: whether pasted text is to be told from what is typed.
  package func enterKeyMode(bracketsPastes: Bool) {
    saved.withLock { saved in
      guard standing == .foreground, saved == nil else { return }
      var modes = termios()
      guard tcgetattr(terminal.number, &modes) == 0 else { return }
      let bracketsPastes = bracketsPastes && knowsSequences
      saved = SavedModes(modes: modes, bracketsPastes: bracketsPastes)
      TerminalRescue.shared.keep(
        modes, sending: bracketsPastes ? Self.plainPastes : "", for: terminal.number)
      modes.c_lflag &= ~tcflag_t(ICANON | ECHO)
      modes.c_iflag &= ~tcflag_t(IXON)
      withUnsafeMutableBytes(of: &modes.c_cc) { characters in
        characters[Int(VMIN)] = 1
        characters[Int(VTIME)] = 0
      }
      tcsetattr(terminal.number, TCSANOW, &modes)
      if bracketsPastes { send(Self.bracketPastes) }
    }
  }

  /// Gives the modes back.
  ///
  /// In the background, where whoever is in front has set its own, they are left alone.
  package func leaveKeyMode() {
    saved.withLock { saved in
      guard let before = saved else { return }
      saved = nil
      TerminalRescue.shared.forgetModes()
      guard standing == .foreground else { return }
      var modes = before.modes
      if before.bracketsPastes { send(Self.plainPastes) }
      // Nothing is waited for: output may be held with Ctrl-S.
      tcsetattr(terminal.number, TCSANOW, &modes)
    }
  }

  /// Forgets what was typed and not read yet; in the background it is somebody else's.
  package func dropTyped() {
    if standing == .foreground { tcflush(terminal.number, TCIFLUSH) }
  }

  /// Sends the terminal a few bytes, unless it takes none for a moment.
  private func send(_ text: String) {
    var request = pollfd(fd: terminal.number, events: Int16(POLLOUT), revents: 0)
    guard poll(&request, 1, 200) == 1, request.revents & Int16(POLLOUT) != 0 else { return }
    let bytes = Array(text.utf8)
    if write(terminal.number, bytes, bytes.count) > 0 || errno != EBADF { return }
    // Standard input may have been opened for reading only.
    try? OpenFile("/dev/tty", KeyTerminal.flags).writeNow(bytes)
  }
}

/// Sizes and kinds of terminals.
package enum Terminals {
  /// Whether a descriptor is a terminal.
  package static func isTerminal(_ number: Int32) -> Bool { isatty(number) == 1 }

  /// Whether this program is the one that a terminal talks to, or the terminal knows no jobs.
  package static func isInFront(_ number: Int32) -> Bool {
    let group = tcgetpgrp(number)
    return group < 0 || group == getpgrp()
  }

  /// The size in cells; 80 by 24 where it cannot be told.
  package static func size(_ number: Int32) -> TerminalSize {
    var size = winsize()
    guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return TerminalSize(columns: 80, rows: 24)
    }
    return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }
}
