import LimberEvents
import LimberTestSupport

/// Programs that are told of one session, each as it can take it: what one of them does changes nothing for another.
struct Audience {
  /// How a program takes what it is told.
  private enum Manner: CaseIterable {
    /// At once.
    case good
    /// Now and then.
    case slow
    /// Nothing before the session is over.
    case hung
    /// Nothing any more from some moment on, not even the end.
    case dying
  }

  private struct Listener {
    let manner: Manner
    /// Far smaller than limber's own, so that it overflows in a short session.
    var queue = EventQueue(kinds: Set(EventKind.allCases), capacity: Audience.capacity)
    var sent = 0
    var taken = 0
    var last: SessionEvent?
    var isDead = false
  }

  private static let capacity = 8
  private var listeners = Manner.allCases.map { Listener(manner: $0) }
  /// A chance of its own, so that a story is the same whoever listens.
  private var random: SeededGenerator
  /// What is wrong, in words.
  private(set) var wrong: [String] = []
  /// Whether anything was dropped for a program that did not keep up.
  private(set) var hasDropped = false

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// Tells everybody of an event.
  mutating func tell(_ event: SessionEvent) {
    for index in listeners.indices {
      listeners[index].queue.offer(event)
      listeners[index].sent += 1
      if listeners[index].queue.count > Self.capacity { wrong.append("more waits than has room") }
      switch listeners[index].manner {
      case .good: take(index)
      case .slow: if random.chance(20) { take(index) }
      case .hung: break
      case .dying:
        if random.chance(5) { listeners[index].isDead = true }
        if !listeners[index].isDead { take(index) }
      }
    }
  }

  /// Has everybody who lives take the rest: whoever kept up was told all, and everybody how it ended.
  mutating func end() {
    for index in listeners.indices where !listeners[index].isDead {
      while take(index) {}
      let listener = listeners[index]
      if listener.last?.kind != .sessionEnded { wrong.append("a program was not told of the end") }
      if listener.manner == .good, listener.taken != listener.sent {
        wrong.append("a program that kept up missed something of another's making")
      }
    }
  }

  @discardableResult
  private mutating func take(_ index: Int) -> Bool {
    guard let event = listeners[index].queue.take() else { return false }
    let before = listeners[index].last?.stamp.sequence ?? 0
    if event.stamp.dropped > 0 { hasDropped = true }
    if event.stamp.sequence != before + 1 + event.stamp.dropped {
      wrong.append("\(event.stamp.sequence) behind \(before), and \(event.stamp.dropped) dropped")
    }
    if let last = listeners[index].last, event.at < last.at {
      wrong.append("told of \(event.kind) before what came before it")
    }
    listeners[index].last = event
    listeners[index].taken += 1
    return true
  }
}
