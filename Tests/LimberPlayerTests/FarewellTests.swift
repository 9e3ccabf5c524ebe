import Dispatch
import LimberEvents
import Synchronization
import Testing

@testable import LimberPlatform
@testable import LimberPlayer

@Suite struct `The end of a session` {
  /// A sink that does not finish until it is abandoned.
  private final class Lingering: Sink {
    private let gate = DispatchSemaphore(value: 0)
    let abandoned = Mutex(0)

    func receive(_ event: SessionEvent) {}
    func finish() { gate.wait() }
    func abandon() {
      abandoned.withLock { $0 += 1 }
      gate.signal()
    }
  }

  private static func delivery(_ sink: Lingering, drain: Duration) -> Delivery {
    let delivery = Delivery(
      SinkAssignment(
        name: "lingering", kinds: [.cue], drain: drain, abandon: { sink.abandon() },
        make: { _ in sink }),
      isWaitedFor: false, report: { _, _ in })
    delivery.start(port: SinkPort())
    delivery.end()
    return delivery
  }

  @Test func `waits for each sink as long as it may take, and ends it then`() {
    let sink = Lingering()
    let delivery = Self.delivery(sink, drain: .milliseconds(10))
    Farewell().wait(for: [delivery])
    #expect(sink.abandoned.withLock { $0 } == 1)
    #expect(delivery.waitForEnd(until: .distantFuture))
  }

  @Test func `waits no longer when a second signal comes`() {
    let sink = Lingering()
    let delivery = Self.delivery(sink, drain: .seconds(3600))
    let farewell = Farewell()
    farewell.noteSignal()
    farewell.noteSignal()
    farewell.wait(for: [delivery])
    #expect(sink.abandoned.withLock { $0 } == 1)
  }

  @Test func `waits no longer when a signal comes while it waits`() {
    let sink = Lingering()
    let delivery = Self.delivery(sink, drain: .seconds(3600))
    let farewell = Farewell()
    let isOver = DispatchSemaphore(value: 0)
    PlainThread.start {
      farewell.wait(for: [delivery])
      isOver.signal()
    }
    // Whether the first comes before or during the wait, the second ends it.
    farewell.noteSignal()
    farewell.noteSignal()
    isOver.wait()
    #expect(sink.abandoned.withLock { $0 } == 1)
  }

  @Test func `abandons nobody who is done`() {
    let sink = Lingering()
    let delivery = Self.delivery(sink, drain: .seconds(3600))
    sink.abandon()
    Farewell().wait(for: [delivery])
    #expect(sink.abandoned.withLock { $0 } == 1)
  }
}
