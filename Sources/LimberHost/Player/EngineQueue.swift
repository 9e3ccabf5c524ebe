internal import Dispatch

/// The one serial queue that a session lives on, as an executor for an actor.
///
/// A class over a `DispatchQueue`, because `DispatchSerialQueue` does not exist on Linux.
final class EngineQueue: SerialExecutor {
  /// The queue itself, for timers and for what arrives from other threads; it stands still until it is activated.
  let queue = DispatchQueue(
    label: "limber.engine", qos: .userInteractive, attributes: .initiallyInactive)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }

  func checkIsolated() {
    dispatchPrecondition(condition: .onQueue(queue))
  }
}
