internal import Dispatch
internal import LimberBasics
internal import LimberEvents
internal import LimberPlatform
internal import LimberSyntax
internal import Synchronization

/// Feeds a sink a session at its real pace, and tells what happens meanwhile as it happens.
final class LivePace: Sendable {
  private let events: [SessionEvent]
  private let began = DispatchTime.now()
  /// What the sink did, noted by the threads that read it and told by the one that feeds it.
  private let heard = Mutex<[String]>([])

  init(_ events: [SessionEvent]) {
    self.events = events
  }

  /// Keeps what the sink did, to be told.
  func note(_ text: String) {
    let now = DispatchTime.now().uptimeNanoseconds - began.uptimeNanoseconds
    heard.withLock { $0.append(Self.stamped(text, Double(now / 10_000_000) / 100)) }
  }

  /// Waits until an event is due, and tells it; false where the sink has left meanwhile.
  func wait(for index: Int, of child: any RunningProgram, tell: (String) -> Void) -> Bool {
    guard events.indices.contains(index) else { return true }
    let event = events[index]
    let due = began + event.at.dispatchInterval
    while DispatchTime.now() < due {
      // What it prints is told at once, and not with the next event.
      if child.waitForExit(until: min(due, .now() + Self.glance)) != nil { return false }
      flush(tell)
    }
    tell(Self.stamped("told: \(event.kind.rawValue), \(event.text)", event.at.inSeconds))
    return child.status == nil
  }

  /// Tells what is left.
  func flush(_ tell: (String) -> Void) {
    for text in heard.withLock({ texts in
      defer { texts = [] }
      return texts
    }) { tell(text) }
  }

  private static let glance = DispatchTimeInterval.milliseconds(100)

  private static func stamped(_ text: String, _ seconds: Double) -> String {
    "\(JSONWriter.decimal(seconds)) s, \(text)"
  }
}
