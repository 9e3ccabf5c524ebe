internal import Dispatch
internal import LimberPlatform
internal import Synchronization

/// The one serial queue that a session lives on, as an executor for an actor.
///
/// A class over a `DispatchQueue`, because `DispatchSerialQueue` does not exist on Linux.
package final class EngineQueue: SerialExecutor {
  /// The queue itself, for timers and for what arrives from other threads; it stands still before `run`.
  let queue: DispatchQueue
  private let isMain: Bool
  private let over = DispatchSemaphore(value: 0)
  private let isOver = Mutex(false)

  /// Makes a queue.
  ///
  /// - Parameters:
  ///   - thread: which thread is to work it off.
  ///   - isDrivable: whether the main thread can; where not, a worker does.
  package init(on thread: EngineThread, isDrivable: Bool = MainQueue.isDrivable) {
    isMain = thread == .main && isDrivable
    queue =
      isMain
      ? .main
      : DispatchQueue(
        label: "limber.engine", qos: Self.urgency, attributes: .initiallyInactive)
  }

  /// Elsewhere than on Apple's systems a thread that is to be more urgent than others needs rights that
  /// hardly anybody has, and Dispatch notes in the system's log each time that it has them not.
  private static var urgency: DispatchQoS {
    #if canImport(Darwin)
      .userInteractive
    #else
      .unspecified
    #endif
  }

  /// Works off what the queue is given, until `end` is called; blocks the thread that calls.
  func run() {
    if isMain {
      MainQueue.run { isOver.withLock { $0 } }
    } else {
      queue.activate()
      over.wait()
    }
  }

  /// Lets `run` return.
  func end() {
    isOver.withLock { $0 = true }
    over.signal()
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }

  package func checkIsolated() {
    dispatchPrecondition(condition: .onQueue(queue))
  }
}

/// Which thread works off what happens to a session.
package enum EngineThread: Sendable, Hashable {
  /// A worker of Dispatch; any thread may play.
  case worker
  /// The main thread, which is then the only one that may play: no thread but it wakes up for an event.
  case main
}
