/// The events that wait for one receiver: bounded, numbered, and never waited for.
///
/// Events are numbered from 1 as they come in, after the receiver's kinds are chosen, so a gap in the
/// numbers is a number of events that were dropped. When the queue is full, ticks go first, the oldest
/// before the others, and then the oldest event; the last event of a session is therefore never lost.
public struct EventQueue: Sendable {
  /// How many events wait at most, unless a host says otherwise.
  public static let defaultCapacity = 256

  private let kinds: Set<EventKind>
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
    self.kinds = kinds
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
    var numbered = event
    numbered.stamp.sequence = lastNumber
    waiting.append(numbered)
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
}
