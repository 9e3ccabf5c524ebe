/// Anything that session events are sent to.
///
/// A sink is made, used and finished on one thread of its own, so it may take its time: the session
/// never waits for it, except in a dry run. A sink that throws is dropped with one line to the person.
public protocol Sink: Sendable {
  /// Takes one event.
  mutating func receive(_ event: SessionEvent) throws

  /// Takes something that concerns the display and not the session; most sinks do not care.
  mutating func notice(_ notice: DisplayNotice) throws

  /// In how long something is to be done although nothing happens, counted from the event that was taken
  /// last; nil, as of most sinks, for never. Asked for after everything that the sink takes.
  var wakesIn: Duration? { get }

  /// Does what is due so long after the event that was taken last.
  ///
  /// In virtual time no sink is woken, because nothing passes between two events.
  mutating func wake(after elapsed: Duration) throws

  /// Ends what was begun; called once, after the last event.
  mutating func finish() throws
}

extension Sink {
  /// Does nothing.
  public mutating func notice(_ notice: DisplayNotice) throws {}

  /// Nothing is to be done between events.
  public var wakesIn: Duration? { nil }

  /// Does nothing.
  public mutating func wake(after elapsed: Duration) throws {}

  /// Does nothing.
  public mutating func finish() throws {}
}

/// What the player tells displays beside events.
public enum DisplayNotice: Sendable, Hashable {
  /// The terminal has a new size, or may have been drawn over: draw again.
  case refresh
  /// The terminal is about to be given back to the shell: leave nothing half-drawn.
  case suspend
  /// A line for the person, such as a warning about a sink.
  case message(String)
  /// The person asked for all keys, or asked again to hide them.
  case toggleKeys
  /// The person asked for what must be heeded, or asked again to hide it.
  case toggleCautions
}
