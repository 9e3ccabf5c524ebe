import LimberEvents

/// Rings once for an event, and three times at the end of the session.
struct Bell: Sink {
  /// Between two of the three strokes: most terminals swallow a bell that follows within a tenth of a
  /// second.
  static let gap = Duration.milliseconds(150)

  let ringing: RingingKinds
  let terminals: @Sendable () -> [Display]
  let pause: @Sendable (Duration) -> Void

  func receive(_ event: SessionEvent) throws {
    guard ringing.contains(event) else { return }
    try stroke()
    guard event.kind == .sessionEnded else { return }
    for _ in 1...2 {
      pause(Self.gap)
      try stroke()
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
