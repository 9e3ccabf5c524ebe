package import LimberBasics
internal import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A terminal's modes: they are changed as little as keys need, and given back as they were.
package final class TerminalModes: Sendable {
  private let terminal: OpenFile
  /// The modes that the person's shell left; nil while they are in force.
  private let saved = Mutex<SavedModes?>(nil)

  private struct SavedModes {
    var modes: termios
  }

  package init(_ terminal: OpenFile) {
    self.terminal = terminal
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
    let group = tcgetpgrp(terminal.number)
    if group == getpgrp() { return .foreground }
    if group >= 0 { return .background }
    return Terminals.isTerminal(terminal.number) ? .foreground : .gone
  }

  /// Keys come at once and are not shown; Ctrl-C and Ctrl-Z stay what they are.
  ///
  /// Ctrl-S does nothing: a picture that stands still without a sign looks like a session that does. In the background nothing happens.
  package func enterKeyMode() {
    saved.withLock { saved in
      guard standing == .foreground, saved == nil else { return }
      var modes = termios()
      guard tcgetattr(terminal.number, &modes) == 0 else { return }
      saved = SavedModes(modes: modes)
      modes.c_lflag &= ~tcflag_t(ICANON | ECHO)
      modes.c_iflag &= ~tcflag_t(IXON)
      withUnsafeMutableBytes(of: &modes.c_cc) { characters in
        characters[Int(VMIN)] = 1
        characters[Int(VTIME)] = 0
      }
      tcsetattr(terminal.number, TCSANOW, &modes)
    }
  }

  /// Gives the modes back.
  ///
  /// In the background, where whoever is in front has set its own, they are left alone.
  package func leaveKeyMode() {
    saved.withLock { saved in
      guard var modes = saved?.modes else { return }
      saved = nil
      // Nothing is waited for: output may be held with Ctrl-S.
      if standing == .foreground { tcsetattr(terminal.number, TCSANOW, &modes) }
    }
  }
}

/// Sizes and kinds of terminals.
package enum Terminals {
  /// Whether a descriptor is a terminal.
  package static func isTerminal(_ number: Int32) -> Bool { isatty(number) == 1 }

  /// The size in cells; 80 by 24 where it cannot be told.
  package static func size(_ number: Int32) -> TerminalSize {
    var size = winsize()
    guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return TerminalSize(columns: 80, rows: 24)
    }
    return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }
}
