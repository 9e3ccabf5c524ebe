import LimberBasics
import LimberEvents

/// Rings once for an event, twice where the side changes or a rest begins, and three times at the end of
/// the session.
///
/// What happens to a step in one instant rings no more often than the one of it that rings most: a
/// phase that begins with its step is one stroke.
struct Bell: Sink {
  /// Between two strokes: most terminals swallow a bell that follows within a tenth of a second.
  static let gap = Duration.milliseconds(150)

  let ringing: RingingKinds
  let terminals: @Sendable () -> [Display]
  let pause: @Sendable (Duration) -> Void
  private var sides = SideTracker()
  private var isMuted = false
  /// What it rang for last, and how often then.
  private var last: (event: SessionEvent, strokes: Int)?

  init(
    ringing: RingingKinds, terminals: @escaping @Sendable () -> [Display],
    pause: @escaping @Sendable (Duration) -> Void
  ) {
    self.ringing = ringing
    self.terminals = terminals
    self.pause = pause
  }

  mutating func receive(_ event: SessionEvent) throws {
    let strokes = strokes(for: event.body)
    if case .muted(let flag) = event.body { isMuted = flag }
    guard ringing.contains(event), !isMuted else { return }
    let rung = last.map { event.isAtOnce(with: $0.event) ? $0.strokes : 0 } ?? 0
    for number in 0..<strokes where number >= rung {
      if number > 0 { pause(Self.gap) }
      try stroke()
    }
    last = (event, max(rung, strokes))
  }

  private mutating func strokes(for body: SessionEvent.Body) -> Int {
    switch body {
    case .sessionEnded: return 3
    case .stepStarted(let step, _) where step.kind == .rest: return 2
    case .stepStarted(let step, _), .cue(let step, .prepare, _): return sides.follow(step) ? 2 : 1
    case .phaseStarted(let step, _, _):
      // Sides that alternate are the exercise itself.
      _ = sides.follow(step)
      return 1
    case _: return 1
    }
  }

  /// Rings at every terminal; one that is gone is passed over while another hears.
  private func stroke() throws {
    var heard = false
    var failure: (any Error)?
    for terminal in terminals() {
      do {
        try terminal.write("\u{7}")
        heard = true
      } catch {
        failure = error
      }
    }
    if let failure, !heard { throw failure }
  }
}

extension SessionEvent {
  /// Whether it belongs to a step as another event does, at the same instant.
  ///
  /// The session's clock stands still in a pause, so the person's must say the same, as far as it is
  /// read for each event anew.
  fileprivate func isAtOnce(with other: SessionEvent) -> Bool {
    guard step != nil, other.step != nil, at == other.at else { return false }
    return abs(stamp.time.milliseconds - other.stamp.time.milliseconds) < 100
  }
}
