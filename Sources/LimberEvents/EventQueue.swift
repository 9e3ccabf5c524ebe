/// The events that wait for one receiver: bounded, numbered, and never waited for.
///
/// Events are numbered from 1 as they come in, after the receiver's kinds are chosen, so a gap in the
/// numbers is a number of events that were dropped. When the queue is full, ticks go first, the oldest
/// before the others, and then the oldest event; the last event of a session is therefore never lost.
public struct EventQueue: Sendable {
  /// How many events wait at most, unless a host says otherwise.
  public static let defaultCapacity = 256

  private let kinds: EventKinds
  private let capacity: Int
  /// What waits, the oldest first; before `head` stands what has been taken.
  private var waiting: [SessionEvent] = []
  private var head = 0
  /// The number of the event that came in last.
  private var lastNumber = 0
  /// The number of the event that was taken last.
  private var lastTaken = 0

  /// Makes an empty queue for a receiver that wants these kinds.
  public init(kinds: Set<EventKind>, capacity: Int = EventQueue.defaultCapacity) {
    self.kinds = EventKinds(kinds)
    self.capacity = max(1, capacity)
  }

  /// Whether the receiver wants events of a kind.
  public func wants(_ kind: EventKind) -> Bool { kinds.contains(kind) }

  /// How many events wait.
  public var count: Int { waiting.count - head }
  /// Whether no event waits.
  public var isEmpty: Bool { count == 0 }
  /// Whether another event would drop one.
  public var isFull: Bool { count >= capacity }

  /// Takes in an event; one of a kind that the receiver does not want changes nothing.
  ///
  /// - Returns: whether the receiver has something to take now.
  @discardableResult
  public mutating func offer(_ event: SessionEvent) -> Bool {
    guard kinds.contains(event.kind) else { return !isEmpty }
    lastNumber += 1
    if isFull {
      if let tick = waiting[head...].firstIndex(where: { $0.kind == .tick }) {
        waiting.remove(at: tick)
      } else if event.kind == .tick {
        return true
      } else {
        waiting.remove(at: head)
      }
    }
    waiting.append(event)
    waiting[waiting.count - 1].stamp.sequence = lastNumber
    return true
  }

  /// Gives the oldest event away, with the number of those that were dropped before it.
  public mutating func take() -> SessionEvent? {
    guard head < waiting.count else { return nil }
    var event = waiting[head]
    head += 1
    if head >= capacity {
      waiting.removeFirst(head)
      head = 0
    }
    event.stamp.dropped = event.stamp.sequence - lastTaken - 1
    lastTaken = event.stamp.sequence
    return event
  }

  /// Gives all events away, the oldest first, each with the number of those that were dropped before it.
  ///
  /// - Parameter events: what they take the place of; its memory takes the next ones in.
  package mutating func takeAll(into events: inout [SessionEvent]) {
    waiting.removeFirst(head)
    head = 0
    events.removeAll(keepingCapacity: true)
    swap(&events, &waiting)
    for index in events.indices {
      let number = events[index].stamp.sequence
      if number != lastTaken + 1 { events[index].stamp.dropped = number - lastTaken - 1 }
      lastTaken = number
    }
  }
}

/// Kinds of event, of which one is looked up for every receiver of every event.
package struct EventKinds: Sendable {
  private let bits: UInt32

  package init(_ kinds: Set<EventKind>) {
    bits = kinds.reduce(0) { $0 | Self.bit(of: $1) }
  }

  /// Whether a kind is among them.
  package func contains(_ kind: EventKind) -> Bool { bits & Self.bit(of: kind) != 0 }

  private static func bit(of kind: EventKind) -> UInt32 {
    let place: UInt32 =
      switch kind {
      case .sessionStarted: 0
      case .stepStarted: 1
      case .phaseStarted: 2
      case .cue: 3
      case .waiting: 4
      case .answered: 5
      case .tick: 6
      case .paused: 7
      case .resumed: 8
      case .adjusted: 9
      case .stepEnded: 10
      case .sessionEnded: 11
      case .muted: 12
      case .status: 13
      }
    return 1 << place
  }
}
