internal import Synchronization

/// Reads keys from a terminal on a thread of its own.
final class TerminalKeys: Sendable {
  private let terminal: OpenFile
  private let modes: TerminalModes
  /// Written to when the reading thread is to look up: the pipe's two ends.
  private let alarm: WakePipe?
  private let isOver = Mutex(false)

  /// How long after an ESC the rest of a sequence may come, in milliseconds; a slow line needs some.
  private static let escapeTimeout: Int32 = 50
  /// How often a job in the background looks whether it is in front again, in milliseconds.
  private static let backgroundTimeout: Int32 = 2000

  init(_ terminal: OpenFile) {
    self.terminal = terminal
    modes = TerminalModes(terminal)
    alarm = WakePipe()
  }

  /// Takes the terminal and begins to read.
  func open(_ receive: @escaping @Sendable (PlayerInput) -> Void) {
    modes.enterKeyMode()
    PlainThread.start { self.read(receive) }
  }

  /// Gives the terminal back for a while.
  func pause() {
    modes.leaveKeyMode()
  }

  /// Takes the terminal again, if it is ours to take.
  func resume() {
    guard !isOver.withLock({ $0 }) else { return }
    modes.enterKeyMode()
    alarm?.ring()
  }

  /// Gives the terminal back for good.
  func close() {
    isOver.withLock { $0 = true }
    modes.leaveKeyMode()
    alarm?.ring()
  }

  // MARK: - The reading thread

  private func read(_ receive: @Sendable (PlayerInput) -> Void) {
    var parser = KeyParser()
    var buffer = [UInt8](repeating: 0, count: 256)
    var wasOurs = true
    while !isOver.withLock({ $0 }) {
      switch modes.standing {
      case .gone:
        return receive(.end(signal: SignalNames.hangUp))
      case .background:
        // What is typed is meant for somebody else. A shell need not tell a job that it is in front again.
        wasOurs = false
        _ = Poll.wait(for: nil, or: alarm, timeout: Self.backgroundTimeout)
        continue
      case .foreground:
        if !wasOurs {
          wasOurs = true
          resume()
          receive(.continued)
        }
      }
      let timeout = parser.isUndecided ? Self.escapeTimeout : -1
      switch Poll.wait(for: terminal, or: alarm, timeout: timeout) {
      case .timeout:
        if let key = parser.settle() { receive(.key(key)) }
      case .alarm:
        continue
      case .readable:
        guard modes.standing == .foreground else { continue }
        guard let count = try? terminal.readOnce(into: &buffer, limit: buffer.count), count > 0
        else {
          // The system refuses a job that went to the background meanwhile.
          if modes.standing == .background { continue }
          return receive(.end(signal: SignalNames.hangUp))
        }
        for byte in buffer[..<count] {
          if let key = parser.take(byte) { receive(.key(key)) }
        }
      }
    }
  }
}
