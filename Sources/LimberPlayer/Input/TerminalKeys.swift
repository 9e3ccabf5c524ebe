internal import Dispatch
internal import LimberPlatform
internal import Synchronization

/// Reads keys from a terminal on a thread of its own.
final class TerminalKeys: Sendable {
  private let terminal: OpenFile
  private let modes: TerminalModes
  /// Written to when the reading thread is to look up: the pipe's two ends.
  private let alarm: WakePipe?
  private let isOver = Mutex(false)
  private let use = Mutex(KeyUse.playing)
  /// Entered while the thread reads.
  private let reading = DispatchGroup()

  /// How often a job in the background looks whether it is in front again, in milliseconds.
  private static let backgroundTimeout: Int32 = 2000
  /// How long the thread's end is waited for; it takes longer only where another program takes keys
  /// from the same terminal.
  private static let closing: DispatchTimeInterval = .milliseconds(250)

  /// Makes a reader of keys.
  ///
  /// - Parameter knowsSequences: whether the terminal understands more than plain text.
  init(_ terminal: OpenFile, knowsSequences: Bool) {
    self.terminal = terminal
    modes = TerminalModes(terminal, knowsSequences: knowsSequences)
    alarm = WakePipe()
  }

  /// Takes the terminal and begins to read.
  ///
  /// - Returns: whether there is a thread for it; without one the terminal is left as it is.
  func open(for use: KeyUse, _ receive: @escaping @Sendable (PlayerInput) -> Void) -> Bool {
    self.use.withLock { $0 = use }
    enter()
    if use != .playing { modes.dropTyped() }
    reading.enter()
    let isStarted = PlainThread.start {
      self.read(KeyReader(for: use), receive)
      self.reading.leave()
    }
    if !isStarted {
      reading.leave()
      modes.leaveKeyMode()
    }
    return isStarted
  }

  private func enter() {
    modes.enterKeyMode(bracketsPastes: use.withLock { $0 != .answering })
  }

  /// Gives the terminal back for a while.
  func pause() {
    modes.leaveKeyMode()
  }

  /// Takes the terminal again, if it is ours to take.
  func resume() {
    guard !isOver.withLock({ $0 }) else { return }
    enter()
    alarm?.ring()
  }

  /// Gives the terminal back for good: no key that is typed from now on is taken.
  func close() {
    isOver.withLock { $0 = true }
    modes.leaveKeyMode()
    alarm?.ring()
    _ = reading.wait(timeout: .now() + Self.closing)
  }

  // MARK: - The reading thread

  private func read(_ reader: KeyReader, _ receive: @Sendable (PlayerInput) -> Void) {
    var reader = reader
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
      let timeout = reader.wait(at: Self.now).map { Int32(clamping: max(0, $0)) } ?? -1
      switch Poll.wait(for: terminal, or: alarm, timeout: timeout) {
      case .timeout:
        for key in reader.settle(at: Self.now) { receive(.key(key)) }
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
        for key in reader.take(buffer[..<count], at: Self.now) { receive(.key(key)) }
      }
    }
  }

  private static var now: Int64 { Clocks.awake() / 1_000_000 }
}
