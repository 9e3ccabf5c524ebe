internal import Dispatch
internal import LimberPlatform
internal import Synchronization

/// Waits for the sinks at the end of a session, for each as long as it may take, and ends the rest.
package final class Farewell: Sendable {
  private struct State {
    var signals = 0
    var isWaiting = false
    var isHurried = false
  }

  private let state = Mutex(State())
  /// Signalled whenever there may be less to wait for.
  private let wake = DispatchSemaphore(value: 0)

  /// The person or the system asked to end: the second time, and once the session is over the first,
  /// nothing is waited for any longer.
  func noteSignal() {
    let isHurried = state.withLock { state in
      state.signals += 1
      if state.isWaiting || state.signals > 1 { state.isHurried = true }
      return state.isHurried
    }
    if isHurried { wake.signal() }
  }

  /// Waits until every sink is done, or its time is up, or somebody is in a hurry.
  func wait(for deliveries: [Delivery]) {
    state.withLock { $0.isWaiting = true }
    let begun = DispatchTime.now()
    var open = deliveries.map { (delivery: $0, deadline: begun + $0.drain.dispatchInterval) }
    for delivery in deliveries { delivery.whenEnded { self.wake.signal() } }
    let abandoned = DispatchGroup()
    while true {
      let now = state.withLock(\.isHurried) ? DispatchTime.distantFuture : DispatchTime.now()
      open.removeAll { $0.delivery.hasEnded }
      for late in open where late.deadline <= now {
        abandoned.enter()
        let isStarted = PlainThread.start {
          late.delivery.abandon()
          abandoned.leave()
        }
        if !isStarted { abandoned.leave() }
      }
      open.removeAll { $0.deadline <= now }
      guard let next = open.map(\.deadline).min() else { break }
      _ = wake.wait(timeout: next)
    }
    // Ending a program takes at most a second to heed a signal, and a moment to be gone.
    _ = abandoned.wait(timeout: .now() + .seconds(2))
  }
}
