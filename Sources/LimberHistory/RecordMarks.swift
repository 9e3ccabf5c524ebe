internal import Dispatch
internal import Synchronization

/// What of a session's record the disk has: told by whoever keeps the history, asked by whoever keeps
/// the place, so that neither is let go before the other is there.
package final class RecordMarks: Sendable {
  /// That the session began: kept before its first place.
  let beginning = Latch()
  /// How the session ended: kept before its last place is forgotten.
  let ending = Latch()

  /// Makes marks of a session of which nothing is kept yet.
  package init() {}

  private let failure = Mutex<HistoryFailure?>(nil)

  /// Whether the beginning is kept; nil where nobody has said so yet.
  package var isBeginningKept: Bool? { beginning.value }
  /// Whether the end is kept; nil where nobody has said so yet.
  package var isEndKept: Bool? { ending.value }
  /// Why the end is not kept, where that is known.
  package var reason: HistoryFailure? { failure.withLock { $0 } }

  /// Says whether the end is kept: where nothing kept it from being.
  func settleEnd(_ reason: HistoryFailure?) {
    failure.withLock { $0 = reason }
    ending.settle(reason == nil)
  }
}

/// Something that is settled once, for good or ill, and waited for by others.
final class Latch: Sendable {
  private let settled = Mutex<Bool?>(nil)
  private let bell = DispatchSemaphore(value: 0)

  /// What it was settled as; nil before.
  var value: Bool? { settled.withLock { $0 } }

  /// Settles it; a second time changes nothing.
  func settle(_ value: Bool) {
    let isFirst = settled.withLock { settled in
      defer { settled = settled ?? value }
      return settled == nil
    }
    if isFirst { bell.signal() }
  }

  /// Waits until it is settled, at most until a deadline; nil where it was not.
  func wait(until deadline: DispatchTime = .distantFuture) -> Bool? {
    // Whoever waits next finds the bell rung as well.
    if bell.wait(timeout: deadline) == .success { bell.signal() }
    return value
  }
}
