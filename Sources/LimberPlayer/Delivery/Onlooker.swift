internal import Dispatch
package import LimberEvents
internal import LimberPlatform

/// A session that is played elsewhere, shown on one sink.
///
/// The sink has a thread of its own, as in a session, so that a terminal that takes nothing holds up nobody.
package final class Onlooker: Sendable {
  private let delivery: Delivery

  /// How long a display may take to leave nothing half-drawn before the program stands still.
  private static let suspendPatience: DispatchTimeInterval = .milliseconds(500)

  /// Shows a session from where it is.
  ///
  /// - Parameters:
  ///   - sink: what shows it.
  ///   - session: the session's UUID.
  ///   - fail: told once, on any thread, that nothing is shown any more, and why.
  package init(
    _ sink: SinkAssignment, session: String, from overview: SessionOverview,
    fail: @escaping @Sendable (String) -> Void
  ) {
    delivery = Delivery(sink, isWaitedFor: false) { _, report in
      if case .failed(let reason) = report { fail(reason) }
    }
    delivery.start(
      port: SinkPort(session: session, outline: { overview.outline }, status: overview.status))
    delivery.notice(.refresh)
  }

  package func show(_ event: SessionEvent) { delivery.send(event) }

  /// The terminal has another size, or may have been drawn over.
  package func refresh() { delivery.notice(.refresh) }

  /// Tells the person something in a line.
  package func tell(_ line: String) { delivery.notice(.message(line)) }

  /// Gives the terminal back before the program stands still.
  package func suspend() {
    let taken = DispatchSemaphore(value: 0)
    delivery.notice(.suspend, taken: taken)
    _ = taken.wait(timeout: .now() + Self.suspendPatience)
  }

  /// Leaves the terminal as it was found, with what is to stay below.
  package func finish() {
    delivery.end()
    _ = delivery.waitForEnd(until: .now() + delivery.drain.dispatchInterval)
  }
}
