import Dispatch
import LimberBasics
import LimberEvents
import LimberPlatform
import LimberProgress
import LimberSession
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberPlayer

@Suite struct DeliveryTests {
  private struct Failure: Error, CustomStringConvertible {
    var description: String { "no space left on device" }
  }

  /// A sink that stands at a gate in its first event until somebody opens it.
  private final class Gated: Sink {
    let entered = DispatchSemaphore(value: 0)
    let gate = DispatchSemaphore(value: 0)
    let recorder = EventRecorder()

    func receive(_ event: SessionEvent) {
      recorder.receive(event)
      entered.signal()
      if event.stamp.sequence == 1 { gate.wait() }
    }
    func notice(_ notice: DisplayNotice) { recorder.notice(notice) }
    func finish() { recorder.finish() }
  }

  private struct Failing: Sink {
    var atEvent: Int?
    var atFinish = false
    func receive(_ event: SessionEvent) throws {
      if event.stamp.sequence == atEvent { throw Failure() }
    }
    func finish() throws { if atFinish { throw Failure() } }
  }

  private final class Reports: Sendable {
    private let lines = Mutex<[String]>([])
    let arrived = DispatchSemaphore(value: 0)
    var all: [String] { lines.withLock { $0 } }
    func note(_ name: String, _ report: Delivery.Report) {
      lines.withLock { $0.append("\(name) \(report)") }
      arrived.signal()
    }
  }

  private static func event(_ kind: String = "cue", at second: Int) -> SessionEvent {
    let step = StepInfo(index: 1, of: 1, path: "/steps/0", routine: "r", kind: .timed, name: "S")
    let body: SessionEvent.Body =
      kind == "tick"
      ? .tick(step, elapsed: .seconds(1))
      : .cue(step, .authored, remaining: nil)
    return SessionEvent(at: .seconds(second), text: "\(second)", body: body)
  }

  private static func finish(_ delivery: Delivery) {
    delivery.end()
    #expect(delivery.waitForEnd(until: .now() + .seconds(60)))
  }

  @Test func `a hung sink holds nobody up, and loses the oldest events`() {
    let sink = Gated()
    let delivery = Delivery(
      SinkAssignment(name: "hung", kinds: [.cue]) { _ in sink }, isWaitedFor: false
    ) { _, _ in }
    delivery.start(port: SinkPort())
    delivery.send(Self.event(at: 1))
    sink.entered.wait()
    for second in 2...1000 { delivery.send(Self.event(at: second)) }
    sink.gate.signal()
    Self.finish(delivery)
    let seen = sink.recorder.events
    #expect(seen.map(\.stamp.sequence) == [1] + Array(745...1000))
    #expect(seen.map(\.stamp.dropped) == [0, 743] + [Int](repeating: 0, count: 255))
    #expect(sink.recorder.finishes == 1)
  }

  @Test func `a sink sees only the kinds it wants, numbered without gaps`() {
    let recorder = EventRecorder()
    let delivery = Delivery(
      SinkAssignment(name: "r", kinds: [.cue]) { _ in recorder }, isWaitedFor: true
    ) { _, _ in }
    delivery.start(port: SinkPort())
    for second in 1...600 {
      delivery.send(Self.event(second % 2 == 0 ? "tick" : "cue", at: second))
    }
    Self.finish(delivery)
    #expect(recorder.events.map(\.stamp.sequence) == Array(1...300))
  }

  /// A sink that wants to be woken at once a few times after each event.
  private final class Sleeper: Sink {
    let wakes = Mutex<[Duration]>([])
    let woken = DispatchSemaphore(value: 0)
    let left = Mutex(0)
    func receive(_ event: SessionEvent) { left.withLock { $0 = 2 } }
    var wakesIn: Duration? { left.withLock { $0 > 0 ? .zero : nil } }
    func wake(after elapsed: Duration) {
      wakes.withLock { $0.append(elapsed) }
      left.withLock { $0 -= 1 }
      woken.signal()
    }
  }

  @Test func `a sink is woken as often as it asks for, and told how long after the last event`() {
    let sink = Sleeper()
    let delivery = Delivery(
      SinkAssignment(name: "r", kinds: [.cue]) { _ in sink }, isWaitedFor: false,
      clock: { DispatchTime.now().uptimeNanoseconds }
    ) { _, _ in }
    delivery.start(port: SinkPort())
    delivery.send(Self.event(at: 1))
    for _ in 1...2 { sink.woken.wait() }
    Self.finish(delivery)
    let wakes = sink.wakes.withLock { $0 }
    #expect(wakes.count == 2)
    #expect(wakes == wakes.sorted())
  }

  @Test func `no sink is woken in virtual time`() {
    let sink = Sleeper()
    let delivery = Delivery(
      SinkAssignment(name: "r", kinds: [.cue]) { _ in sink }, isWaitedFor: true
    ) { _, _ in }
    delivery.start(port: SinkPort())
    for second in 1...3 { delivery.send(Self.event(at: second)) }
    Self.finish(delivery)
    #expect(sink.wakes.withLock { $0 }.isEmpty)
  }

  @Test func `notices keep their place among the events`() {
    let sink = Gated()
    let delivery = Delivery(
      SinkAssignment(name: "r", kinds: [.cue], make: { _ in sink }), isWaitedFor: false
    ) { _, _ in }
    delivery.start(port: SinkPort())
    delivery.send(Self.event(at: 1))
    delivery.notice(.suspend)
    sink.entered.wait()
    #expect(sink.recorder.notices.isEmpty)
    delivery.send(Self.event(at: 2))
    sink.gate.signal()
    sink.entered.wait()
    #expect(sink.recorder.notices == [.suspend])
    Self.finish(delivery)
  }

  @Test func `an event that is sent early waits for its time, and no other does`() {
    let waited = Mutex<[Int64]>([])
    let recorder = EventRecorder()
    let delivery = Delivery(
      SinkAssignment(name: "r", kinds: [.cue]) { _ in recorder }, isWaitedFor: true,
      sleep: { instant in waited.withLock { $0.append(instant) } }
    ) { _, _ in }
    delivery.start(port: SinkPort())
    delivery.send(Self.event(at: 1))
    delivery.send(Self.event(at: 2), due: 2_000)
    delivery.send(Self.event("tick", at: 2), due: 2_500)
    delivery.send(Self.event(at: 3), due: 3_000)
    delivery.send(Self.event(at: 4))
    Self.finish(delivery)
    #expect(recorder.events.count == 4)
    #expect(waited.withLock { $0 } == [2_000, 3_000])
  }

  @Test func `a sink that throws is off, and is reported once`() {
    let reports = Reports()
    let delivery = Delivery(
      SinkAssignment(name: "log", kinds: [.cue]) { _ in Failing(atEvent: 2) }, isWaitedFor: true,
      report: reports.note)
    delivery.start(port: SinkPort())
    for second in 1...1000 { delivery.send(Self.event(at: second)) }
    Self.finish(delivery)
    #expect(reports.all == [#"log failed("no space left on device")"#])
  }

  @Test func `a sink that cannot be made, or not be finished, is reported`() {
    let reports = Reports()
    let unmade = Delivery(
      SinkAssignment(name: "a", kinds: [.cue]) { _ in throw Failure() }, isWaitedFor: true,
      report: reports.note)
    let unfinished = Delivery(
      SinkAssignment(name: "b", kinds: [.cue]) { _ in Failing(atFinish: true) },
      isWaitedFor: true, report: reports.note)
    for delivery in [unmade, unfinished] {
      delivery.start(port: SinkPort())
      for second in 1...300 { delivery.send(Self.event(at: second)) }
      Self.finish(delivery)
    }
    #expect(
      reports.all == [
        #"a failed("no space left on device")"#, #"b failed("no space left on device")"#,
      ])
  }

  @Test func `a sink for which there is no thread is off, and holds up no dry run`() {
    let reports = Reports()
    do {
      let delivery = Delivery(
        SinkAssignment(name: "log", kinds: [.cue]) { _ in EventRecorder() }, isWaitedFor: true,
        startThread: { _ in false }, report: reports.note)
      delivery.start(port: SinkPort())
      for second in 1...1000 { delivery.send(Self.event(at: second)) }
      #expect(!delivery.notice(.refresh))
      Self.finish(delivery)
    }
    #expect(reports.all.count == 1)
    #expect(reports.all[0].hasPrefix(#"log failed("its thread: "#))
  }

  @Test func `a session that needs more threads than there are is refused`() throws {
    let sink = Stage().recording()
    let request = PlayRequest(
      plan: try Stage.plan(#"{"type":"prompt","cue":"Ready?"}"#), pace: .virtual,
      sinks: [sink, sink])
    for given in 0...7 {
      var left = given
      let refusal = PlainThread.refusal(ofSinks: request.sinks.count) { work in
        guard left > 0 else { return false }
        left -= 1
        return PlainThread.start(work)
      }
      #expect((refusal == nil) == (given >= 6))
      #expect(left == max(0, given - 6))
    }
  }

  @Test func `where there is no thread to write on, what is said is written all the same`() {
    let lines = Mutex<[String]>([])
    let messenger = Messenger(
      write: { line in lines.withLock { $0.append(line) } }, startThread: { _ in false })
    let delivery = Delivery(
      SinkAssignment(name: "console", kinds: [.cue], showsMessages: true) { _ in EventRecorder() },
      isWaitedFor: true, startThread: { _ in false }
    ) { name, _ in
      messenger.show(on: nil)
      messenger.say("\(name) is off")
    }
    messenger.show(on: delivery)
    delivery.start(port: SinkPort())
    delivery.end()
    delivery.whenEnded { messenger.say("it is over") }
    Farewell().wait(for: [delivery])
    messenger.waitUntilSaid(until: .distantFuture)
    #expect(lines.withLock { $0 } == ["limber: console is off\n", "limber: it is over\n"])
  }

  @Test func `what is said when the screen is about to be left is said below it`() {
    let sink = Gated()
    let buffer = BufferDisplay()
    let messenger = Messenger(write: buffer.display(isLive: false).write)
    let screen = Delivery(
      SinkAssignment(name: "console", kinds: [.cue], showsMessages: true) { _ in sink },
      isWaitedFor: false
    ) { _, _ in }
    screen.start(port: SinkPort())
    messenger.show(on: screen)
    messenger.say("on it")
    screen.send(Self.event(at: 1))
    sink.entered.wait()
    screen.end()
    messenger.say("below it")
    messenger.waitUntilSaid(until: .distantFuture)
    #expect(buffer.text == "")
    sink.gate.signal()
    #expect(screen.waitForEnd(until: .now() + .seconds(60)))
    messenger.show(on: nil)
    messenger.waitUntilSaid(until: .distantFuture)
    #expect(sink.recorder.notices == [.message("on it")])
    #expect(buffer.text == "limber: below it\n")
  }

  @Test func `a sink that takes nothing for 10 s is reported once and stays`() {
    let clock = Mutex<UInt64>(5)
    let sink = Gated()
    let reports = Reports()
    let delivery = Delivery(
      SinkAssignment(name: "console", kinds: [.cue]) { _ in sink }, isWaitedFor: false,
      clock: { clock.withLock { $0 } }, report: reports.note)
    delivery.start(port: SinkPort())
    delivery.send(Self.event(at: 1))
    sink.entered.wait()
    clock.withLock { $0 += 9_000_000_000 }
    delivery.send(Self.event(at: 2))
    #expect(reports.all.isEmpty)
    clock.withLock { $0 += 2_000_000_000 }
    delivery.send(Self.event(at: 3))
    delivery.send(Self.event(at: 4))
    #expect(reports.all == ["console stuck"])
    sink.gate.signal()
    Self.finish(delivery)
    #expect(sink.recorder.events.count == 4)
  }

  @Test func `that a sink that watches itself takes nothing is not said twice`() {
    let clock = Mutex<UInt64>(5)
    let sink = Gated()
    let reports = Reports()
    let delivery = Delivery(
      SinkAssignment(name: "it", kinds: [.cue], watchesItself: true) { _ in sink },
      isWaitedFor: false, clock: { clock.withLock { $0 } }, report: reports.note)
    delivery.start(port: SinkPort())
    delivery.send(Self.event(at: 1))
    sink.entered.wait()
    clock.withLock { $0 += 11_000_000_000 }
    delivery.send(Self.event(at: 2))
    #expect(reports.all.isEmpty)
    sink.gate.signal()
    Self.finish(delivery)
  }

  @Test func `whoever asks to end does not wait for a sink that hangs in virtual time either`() {
    let sink = Gated()
    let delivery = Delivery(
      SinkAssignment(name: "hung", kinds: [.cue]) { _ in sink }, isWaitedFor: true
    ) { _, _ in }
    delivery.start(port: SinkPort())
    delivery.send(Self.event(at: 1))
    sink.entered.wait()
    for second in 2...256 { delivery.send(Self.event(at: second)) }
    delivery.stopWaiting()
    for second in 257...1000 { delivery.send(Self.event(at: second)) }
    sink.gate.signal()
    Self.finish(delivery)
    #expect(sink.recorder.events.last?.stamp.sequence == 1000)
  }

  @Test func `the end does not wait for a sink that hangs`() {
    let sink = Gated()
    let delivery = Delivery(
      SinkAssignment(name: "hung", kinds: [.cue]) { _ in sink }, isWaitedFor: false
    ) { _, _ in }
    delivery.start(port: SinkPort())
    delivery.send(Self.event(at: 1))
    sink.entered.wait()
    delivery.end()
    #expect(!delivery.waitForEnd(until: .now()))
    sink.gate.signal()
  }

  @Test func `a session is played to its end whatever its sinks do`() throws {
    let stage = Stage()
    let hold = #"{"type":"timed","name":"Hold","cue":"Hold.","duration":"8s"}"#
    let result = try stage.play(
      hold,
      sinks: [
        SinkAssignment(name: "log", kinds: [.stepEnded]) { _ in Failing(atEvent: 1) },
        SinkAssignment(name: "gone", kinds: [.stepEnded]) { _ in throw Failure() },
      ])
    #expect(result.end?.outcome == .completed)
    #expect(Set(result.failures.map(\.name)) == ["log", "gone"])
    #expect(stage.recorder.events.count == 4)
    #expect(stage.errors.text.contains("limber: sink 'log' is off: no space left on device\n"))
  }
}
