internal import Dispatch
internal import Synchronization

/// What a person answered with a single key.
public enum KeyAnswer: Sendable, Hashable {
  /// A key.
  case key(Key)
  /// The system asked to end meanwhile.
  case end(signal: Int32)
}

extension HostEnvironment {
  /// Waits for one key that is wanted, or for a signal; nil where there are no keys.
  ///
  /// - Parameter isWanted: whether a key is an answer; others are passed over.
  public func readKey(where isWanted: @escaping @Sendable (Key) -> Bool) -> KeyAnswer? {
    guard let desk = openDesk(true), desk.hasKeys else { return nil }
    let answer = Mutex<KeyAnswer?>(nil)
    let came = DispatchSemaphore(value: 0)
    let isOpen = desk.open { input in
      switch input {
      case .key(let key) where isWanted(key):
        answer.withLock { $0 = $0 ?? .key(key) }
        came.signal()
      case .end(let signal):
        answer.withLock { $0 = $0 ?? .end(signal: signal) }
        came.signal()
      case .stopRequested: desk.standStill()
      case .key, .control, .sinkLeft, .continued, .resized, .nothingMoreWillCome: break
      }
    }
    guard isOpen else { return nil }
    came.wait()
    desk.close()
    return answer.withLock { $0 }
  }
}
