public import LimberEvents
import Synchronization

/// A sink that keeps all it is given, to be asked afterwards.
public final class EventRecorder: Sink {
  private struct State {
    var events: [SessionEvent] = []
    var notices: [DisplayNotice] = []
    var finishes = 0
  }

  private let state = Mutex(State())

  /// Makes a recorder that has seen nothing.
  public init() {}

  /// Every event, in the order in which it came.
  public var events: [SessionEvent] { state.withLock(\.events) }
  /// Every notice, in the order in which it came.
  public var notices: [DisplayNotice] { state.withLock(\.notices) }
  /// How often it was finished.
  public var finishes: Int { state.withLock(\.finishes) }

  /// Keeps an event.
  public func receive(_ event: SessionEvent) {
    state.withLock { $0.events.append(event) }
  }

  /// Keeps a notice.
  public func notice(_ notice: DisplayNotice) {
    state.withLock { $0.notices.append(notice) }
  }

  /// Counts.
  public func finish() {
    state.withLock { $0.finishes += 1 }
  }

  /// A descriptor that gives this recorder out, for every kind unless told otherwise.
  public func descriptor(
    named name: String = "recorder", kinds: Set<EventKind> = Set(EventKind.allCases)
  ) -> SinkDescriptor {
    SinkDescriptor(
      name: name, summary: "keeps events for a test", options: [],
      kinds: { _, _ in kinds }, make: { _, _ in self })
  }
}
