internal import Dispatch
internal import Synchronization

/// What comes from a person's keys and the system, one after another, for whoever waits for it on a
/// thread of their own.
package final class KeyQueue: Sendable {
  package enum Happening: Sendable {
    case key(Key)
    /// The system asks to end, or the terminal went away.
    case end(signal: Int32)
    /// The system asks to give the terminal back and stand still.
    case stop
    /// The screen is no longer what it was.
    case redraw
    /// Nothing more will come.
    case over
  }

  private let desk: any ControlDesk
  private let inbox = Mutex<[Happening]>([])
  private let bell = DispatchSemaphore(value: 0)
  /// Told of each, for whoever waits for more than keys.
  private let ring: @Sendable () -> Void

  /// - Parameter ring: told, on any thread, that something came.
  package init(_ desk: any ControlDesk, ring: @escaping @Sendable () -> Void = {}) {
    self.desk = desk
    self.ring = ring
  }

  /// Takes the terminal.
  ///
  /// - Returns: whether it can.
  package func open(for use: KeyUse) -> Bool {
    desk.open(for: use) { [self] input in
      switch input {
      case .key(let key): put(.key(key))
      case .end(let signal): put(.end(signal: signal))
      case .stopRequested: put(.stop)
      case .continued, .resized: put(.redraw)
      case .nothingMoreWillCome: put(.over)
      case .control, .sinkLeft, .ticksWanted: break
      }
    }
  }

  private func put(_ happening: Happening) {
    inbox.withLock { $0.append(happening) }
    bell.signal()
    ring()
  }

  /// Takes what came first and was not taken; nil where nothing came.
  package func takeNow() -> Happening? {
    inbox.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }

  /// Waits for what comes next.
  package func next() -> Happening {
    bell.wait()
    return inbox.withLock { $0.isEmpty ? .redraw : $0.removeFirst() }
  }

  /// Gives the terminal back while the program stands still.
  package func standStill() { desk.standStill() }

  /// Gives the terminal back.
  package func close() { desk.close() }
}
