import Dispatch
import LimberBasics
import LimberEvents
import LimberPlayer

/// Virtual time that wakes a player a little before each deadline, as the real clock does.
final class EarlyScheduler: Scheduler {
  private let inner: VirtualScheduler
  let earliness: Duration = .milliseconds(2)

  init(script: [VirtualScheduler.Entry] = []) {
    inner = VirtualScheduler(
      begin: Instant(milliseconds: 1_000_000), script: script)
  }

  var isVirtual: Bool { true }
  var now: Duration { inner.now }

  func start(
    on queue: DispatchQueue, wake: @escaping @Sendable () -> Void,
    receive: @escaping @Sendable (PlayerInput) -> Void
  ) {
    inner.start(on: queue, wake: wake, receive: receive)
  }

  func arm(_ deadline: Duration?) {
    inner.arm(deadline.map { max(.zero, $0 - earliness) })
  }

  func takeGap() -> Duration { inner.takeGap() }
  func civilTime(ago: Duration) -> Instant { inner.civilTime(ago: ago) }
  func awakeInstant(ago: Duration) -> Int64? { nil }
  func cancel() { inner.cancel() }
}
