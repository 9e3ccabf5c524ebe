import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

@Suite struct `The queue before a sink` {
  static let step = StepInfo(
    index: 1, of: 1, path: "/steps/0", routine: "r", kind: .timed, name: "Walk")

  static func event(_ text: String) -> SessionEvent {
    SessionEvent(at: .zero, text: text, body: .cue(step, .authored, remaining: nil))
  }

  static func tick(_ text: String) -> SessionEvent {
    SessionEvent(at: .zero, text: text, body: .tick(step, elapsed: .seconds(0)))
  }

  /// Takes all that waits: `3 c +2` is the third event, with text `c`, after two that were dropped.
  static func drain(_ queue: inout EventQueue) -> [String] {
    var lines: [String] = []
    while let event = queue.take() {
      let dropped = event.stamp.dropped == 0 ? "" : " +\(event.stamp.dropped)"
      lines.append("\(event.stamp.sequence) \(event.text)\(dropped)")
    }
    return lines
  }

  @Test func `events come out in order, numbered from 1`() {
    var queue = EventQueue(kinds: [.cue, .tick])
    for text in ["a", "b", "c"] { queue.offer(Self.event(text)) }
    #expect(queue.count == 3)
    #expect(Self.drain(&queue) == ["1 a", "2 b", "3 c"])
    #expect(queue.isEmpty)
    #expect(queue.take() == nil)
  }

  @Test func `kinds that nobody wants take no number`() {
    var queue = EventQueue(kinds: [.cue])
    #expect(queue.offer(Self.tick("t")) == false)
    #expect(queue.offer(Self.event("a")) == true)
    #expect(queue.offer(Self.tick("t")) == true)
    queue.offer(Self.event("b"))
    #expect(Self.drain(&queue) == ["1 a", "2 b"])
  }

  @Test func `when it is full the oldest goes`() {
    var queue = EventQueue(kinds: [.cue], capacity: 3)
    for text in ["a", "b", "c", "d", "e"] { queue.offer(Self.event(text)) }
    #expect(queue.isFull)
    #expect(Self.drain(&queue) == ["3 c +2", "4 d", "5 e"])
  }

  @Test func `ticks go before anything else, the oldest of them first`() {
    var queue = EventQueue(kinds: [.cue, .tick], capacity: 4)
    queue.offer(Self.event("a"))
    queue.offer(Self.tick("t"))
    queue.offer(Self.event("b"))
    queue.offer(Self.tick("u"))
    queue.offer(Self.event("c"))
    #expect(Self.drain(&queue) == ["1 a", "3 b +1", "4 u", "5 c"])
  }

  @Test func `a tick never pushes out an event`() {
    var queue = EventQueue(kinds: [.cue, .tick], capacity: 2)
    for text in ["a", "b"] { queue.offer(Self.event(text)) }
    queue.offer(Self.tick("t"))
    #expect(queue.count == 2)
    #expect(queue.take()?.text == "a")
    queue.offer(Self.event("c"))
    #expect(Self.drain(&queue) == ["2 b", "4 c +1"])
  }

  @Test func `every number is either taken or counted as dropped`() {
    var queue = EventQueue(kinds: [.cue, .tick], capacity: 8)
    var taken = 0
    var dropped = 0
    for number in 1...1000 {
      queue.offer(number % 3 == 0 ? Self.tick("t") : Self.event("e"))
      if number % 7 == 0, let event = queue.take() {
        taken += 1
        dropped += event.stamp.dropped
      }
    }
    queue.offer(Self.event("last"))
    var last: SessionEvent?
    while let event = queue.take() {
      taken += 1
      dropped += event.stamp.dropped
      last = event
    }
    #expect(taken + dropped == 1001)
    #expect(last?.text == "last")
  }

  @Test func `what waits is taken at once as it is one by one`() {
    var random = SeededGenerator(seed: 7)
    var (one, many) = (
      EventQueue(kinds: [.cue, .tick], capacity: 5), EventQueue(kinds: [.cue, .tick], capacity: 5)
    )
    var taken: [SessionEvent] = []
    for _ in 0..<500 {
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        let event = Bool.random(using: &random) ? Self.event("e") : Self.tick("t")
        one.offer(event)
        many.offer(event)
      }
      if Bool.random(using: &random) { #expect(one.take() == many.take()) }
      many.takeAll(into: &taken)
      #expect(many.isEmpty)
      for event in taken { #expect(one.take() == event) }
      #expect(one.isEmpty)
    }
  }

  @Test(arguments: EventKind.allCases)
  func `a kind is found among those that are wanted, and no other is`(kind: EventKind) {
    let kinds = EventKinds([kind])
    #expect(EventKind.allCases.filter(kinds.contains) == [kind])
  }
}
