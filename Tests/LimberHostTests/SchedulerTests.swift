import Dispatch
import LimberBasics
import LimberEvents
import Synchronization
import Testing

@testable import LimberHost
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

@Suite struct IdentityTests {
  @Test func `a random id is a UUID of version 4`() {
    #expect(Identity.uuid(0, 0) == "00000000-0000-4000-8000-000000000000")
    #expect(Identity.uuid(.max, .max) == "ffffffff-ffff-4fff-bfff-ffffffffffff")
    #expect(Identity.uuid(1, 2) == "00000000-0000-4001-8000-000000000002")
    #expect(Identity.uuid() != Identity.uuid())
  }
}

@Suite struct CapabilitiesTests {
  struct Row: CustomTestStringConvertible {
    var variables: [String: String]
    var isTerminal = true
    var isPlain = false
    var colour: Bool?
    var isLive: Bool
    var hasColour: Bool
    var testDescription: String {
      "\(variables) \(isTerminal) \(isPlain) \(String(describing: colour))"
    }
  }

  @Test(arguments: [
    Row(variables: [:], isLive: true, hasColour: true),
    Row(variables: [:], isTerminal: false, isLive: false, hasColour: false),
    Row(variables: [:], isPlain: true, isLive: false, hasColour: true),
    Row(variables: ["TERM": "dumb"], isLive: false, hasColour: false),
    Row(variables: ["NO_COLOR": "1"], isLive: true, hasColour: false),
    Row(variables: ["NO_COLOR": ""], isLive: true, hasColour: true),
    Row(variables: ["NO_COLOR": "0"], isLive: true, hasColour: false),
    Row(variables: ["NO_COLOR": "1"], colour: true, isLive: true, hasColour: true),
    Row(variables: ["FORCE_COLOR": "1"], colour: false, isLive: true, hasColour: false),
    Row(variables: ["NO_COLOR": "1", "FORCE_COLOR": "1"], isLive: true, hasColour: false),
    Row(variables: ["FORCE_COLOR": "1"], isTerminal: false, isLive: false, hasColour: true),
    Row(variables: ["CLICOLOR_FORCE": "1"], isTerminal: false, isLive: false, hasColour: true),
    Row(variables: ["CLICOLOR_FORCE": "0"], isTerminal: false, isLive: false, hasColour: false),
    Row(variables: ["TERM": "dumb", "FORCE_COLOR": "1"], isLive: false, hasColour: true),
    Row(variables: ["ACCESSIBLE": "1"], isLive: false, hasColour: true),
    Row(variables: ["ACCESSIBLE": "0"], isLive: true, hasColour: true),
    Row(variables: ["ACCESSIBLE": "false"], isLive: true, hasColour: true),
  ]) func `the first that says something decides`(_ row: Row) {
    let capabilities = Capabilities(
      isTerminal: row.isTerminal, variables: row.variables, isPlain: row.isPlain,
      colour: row.colour)
    #expect(capabilities.isLive == row.isLive)
    #expect(capabilities.hasColour == row.hasColour)
  }
}
