internal import Synchronization
internal import SystemLibrary

/// What must be done to a terminal so that it is as it was found, whatever ends the program.
///
/// Whoever changes a terminal keeps here how it is changed back, and forgets it once that is done. Every
/// way out of the program gives back what is still kept: `ProgramEnd`, and a handler for the signals of
/// a fault in the program itself, which nobody can wait for. Only `kill -9` leaves a terminal changed.
package final class TerminalRescue: Sendable {
  /// The one of the process.
  package static let shared = TerminalRescue()

  /// What is kept of one terminal, in memory that a signal's handler may read at any instant.
  ///
  /// Written under the lock, while `length` says that there is nothing.
  private struct Slot: @unchecked Sendable {
    // The handler only reads, and only what `length` and `hasModes` say is complete.
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: TerminalRescue.longest)
    let modes = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    let facts = Facts()

    final class Facts: Sendable {
      let number = Atomic<Int32>(-1)
      let length = Atomic<Int>(0)
      let hasModes = Atomic<Bool>(false)
    }
  }

  /// Bytes that are kept of one terminal at most.
  package static let longest = 128

  private let lock = Mutex(false)
  private let keys = Slot()
  private let display = Slot()

  init() {}

  // MARK: - Keeping

  /// Keeps the modes of the terminal that keys are read from, and what is to be sent to it.
  func keep(_ modes: termios, sending text: String, for number: Int32) {
    lock.withLock { isWatching in
      keys.facts.hasModes.store(false, ordering: .sequentiallyConsistent)
      keys.modes.initialize(to: modes)
      fill(keys, with: text, for: number)
      keys.facts.hasModes.store(true, ordering: .sequentiallyConsistent)
      watch(&isWatching)
    }
  }

  /// The modes of the terminal that keys are read from are given back.
  func forgetModes() {
    lock.withLock { _ in
      keys.facts.hasModes.store(false, ordering: .sequentiallyConsistent)
      fill(keys, with: "", for: -1)
    }
  }

  /// Keeps what is to be sent to the terminal that is drawn on; empty for nothing any more.
  package func keep(sending text: String, for number: Int32) {
    lock.withLock { isWatching in
      fill(display, with: text, for: number)
      watch(&isWatching)
    }
  }

  private func fill(_ slot: Slot, with text: String, for number: Int32) {
    slot.facts.length.store(0, ordering: .sequentiallyConsistent)
    let bytes = Array(text.utf8.prefix(Self.longest))
    for (index, byte) in bytes.enumerated() { slot.bytes[index] = byte }
    slot.facts.number.store(number, ordering: .sequentiallyConsistent)
    slot.facts.length.store(bytes.count, ordering: .sequentiallyConsistent)
  }

  // MARK: - Giving back

  /// Gives back what is still kept; can be called again, and from a signal's handler.
  ///
  /// In the background, where whoever is in front has set its own, nothing is touched.
  package func giveBack() {
    Self.giveBack(display)
    Self.giveBack(keys)
  }

  private static func giveBack(_ slot: Slot) {
    let number = slot.facts.number.load(ordering: .sequentiallyConsistent)
    guard number >= 0, Terminals.isInFront(number) else { return }
    let length = slot.facts.length.load(ordering: .sequentiallyConsistent)
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    if length > 0, poll(&request, 1, 200) == 1 { _ = write(number, slot.bytes, length) }
    if slot.facts.hasModes.load(ordering: .sequentiallyConsistent) {
      tcsetattr(number, TCSANOW, slot.modes)
    }
  }

  // MARK: - Faults

  /// What a fault in the program itself raises.
  private static let faults = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS]

  /// From now on a fault gives the terminal back before it ends the program as it did before.
  private func watch(_ isWatching: inout Bool) {
    guard !isWatching else { return }
    isWatching = true
    for fault in Self.faults {
      var action = sigaction()
      let handler: @convention(c) (Int32) -> Void = { number in
        TerminalRescue.shared.giveBack()
        // The handler is gone by now, so that this, or the fault again, ends the program.
        raise(number)
      }
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = handler
      #else
        action.__sigaction_handler.sa_handler = handler
      #endif
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER
      sigaction(fault, &action, nil)
    }
  }
}
