import Dispatch
import LimberBasics
import LimberEvents
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberPlatform
@testable import LimberPlayer

@Suite struct DispatchSchedulerTests {
  /// Clocks that a test sets.
  private final class HandClocks: Sendable {
    let awake = Mutex<Int64>(1_000)
    let asleep = Mutex<Int64>(0)

    var reader: ClockReader {
      ClockReader(
        awake: { self.awake.withLock { $0 } },
        sinceBoot: { self.awake.withLock { $0 } + self.asleep.withLock { $0 } },
        civil: { 1_000_000_900_000 })
    }
  }

  private static func scheduler(_ clocks: HandClocks, speed: Double = 1) -> DispatchScheduler {
    let scheduler = DispatchScheduler(
      speed: speed, localTime: { Instant(milliseconds: $0, offsetSeconds: 60) },
      clocks: clocks.reader)
    scheduler.start(on: DispatchQueue(label: "test"), wake: {}, receive: { _ in })
    return scheduler
  }

  @Test(arguments: [(1.0, 5.0), (2, 10), (0.5, 2.5), (600, 3000)])
  func `the session's clock goes as fast as asked`(speed: Double, seconds: Double) {
    let clocks = HandClocks()
    let scheduler = Self.scheduler(clocks, speed: speed)
    #expect(scheduler.now == .zero)
    clocks.awake.withLock { $0 += 5_000_000_000 }
    #expect(scheduler.now == .seconds(seconds))
    scheduler.cancel()
  }

  @Test func `a sleep is told once, and a hiccup is none`() {
    let clocks = HandClocks()
    clocks.asleep.withLock { $0 = 77_000_000_000 }
    let scheduler = Self.scheduler(clocks)
    #expect(scheduler.takeGap() == .zero)
    clocks.asleep.withLock { $0 += 1_900_000_000 }
    #expect(scheduler.takeGap() == .zero)
    clocks.asleep.withLock { $0 += 3_600_000_000_000 }
    #expect(scheduler.takeGap() == .milliseconds(3_601_900))
    #expect(scheduler.takeGap() == .zero)
    #expect(scheduler.now == .zero)
    scheduler.cancel()
  }

  @Test func `an event that is late has the time at which it was due`() {
    let scheduler = Self.scheduler(HandClocks(), speed: 10)
    #expect(
      scheduler.civilTime(ago: .seconds(20))
        == Instant(milliseconds: 998_000, offsetSeconds: 60))
    // A millisecond of the session is a tenth of one in real time.
    #expect(
      scheduler.civilTime(ago: .milliseconds(10))
        == Instant(milliseconds: 999_999, offsetSeconds: 60))
    #expect(
      scheduler.civilTime(ago: .milliseconds(-1))
        == Instant(milliseconds: 1_000_001, offsetSeconds: 60))
    scheduler.cancel()
  }

  @Test func `a deadline that has passed is called at once`() {
    let called = DispatchSemaphore(value: 0)
    let queue = DispatchQueue(label: "test")
    let scheduler = DispatchScheduler(localTime: { Instant(milliseconds: $0) })
    queue.sync {
      scheduler.start(on: queue, wake: { called.signal() }, receive: { _ in })
      scheduler.arm(.zero)
    }
    #expect(called.wait(timeout: .now() + .seconds(60)) == .success)
    queue.sync { scheduler.cancel() }
  }

  @Test func `a deadline beyond all time does no harm`() {
    let queue = DispatchQueue(label: "test")
    let scheduler = DispatchScheduler(speed: 0.001, localTime: { Instant(milliseconds: $0) })
    queue.sync {
      scheduler.start(on: queue, wake: {}, receive: { _ in })
      scheduler.arm(.seconds(Int64.max))
      scheduler.arm(nil)
      scheduler.cancel()
    }
  }
}

@Suite(.waits) struct `The main queue of Dispatch` {
  struct Case: Sendable, CustomTestStringConvertible {
    var known: Set<String>
    var hasDoors: Bool
    var testDescription: String { known.sorted().joined(separator: " ") }
  }

  @Test(arguments: [
    // Dispatch is a library.
    Case(known: Set(MainQueue.doors + ["dispatch_async_f"]), hasDoors: true),
    Case(known: [MainQueue.doors[0], "dispatch_async_f"], hasDoors: false),
    Case(known: ["dispatch_async_f"], hasDoors: false),
    // It is part of the program.
    Case(known: [], hasDoors: true),
  ])
  func `is driven by the main thread only where it has the doors for that`(one: Case) {
    #expect(MainQueue.hasDoors { one.known.contains($0) } == one.hasDoors)
  }

  @Test func `has the doors here`() {
    #if !canImport(Darwin)
      #expect(MainQueue.isDrivable)
    #endif
  }

  @Test func `is left to a worker where the main thread cannot drive it`() {
    let engine = EngineQueue(on: .main, isDrivable: false)
    #expect(engine.queue !== DispatchQueue.main)
    let isDone = Mutex(false)
    engine.queue.async {
      isDone.withLock { $0 = true }
      engine.end()
    }
    engine.run()
    #expect(isDone.withLock { $0 })
  }

  @Test func `virtual time shows the hour that the person's clocks are put to`() {
    // At 1,000,020 s, which begins a minute, an hour is left out.
    @Sendable func local(_ milliseconds: Int64) -> Instant {
      Instant(milliseconds: milliseconds, offsetSeconds: milliseconds < 1_000_020_000 ? 0 : 3_600)
    }
    let begin: Int64 = 999_990_000
    let scheduler = VirtualScheduler(begin: Instant(milliseconds: begin), localTime: local)
    for milliseconds in Array(stride(from: 0, to: 120_000, by: 999)) + [29_999, 30_000, 1] {
      let time = local(begin + Int64(milliseconds))
      #expect(scheduler.civilTime(ago: .zero - .milliseconds(milliseconds)) == time)
    }
  }
}
