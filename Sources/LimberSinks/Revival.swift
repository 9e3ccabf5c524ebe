internal import LimberPlatform

/// What becomes of an external sink whose program ended by itself in the middle of a session.
enum Revival: Sendable, Hashable {
  /// It has had enough, and nobody needs to know.
  case notInterested
  /// It will not work here, for the reason it gave.
  case willNotWork
  /// It crashed, and is started again after so long.
  case again(after: Duration)
  /// It crashed too often.
  case givenUp

  /// Decides, from how it ended and how often it had crashed before.
  ///
  /// - Parameters:
  ///   - status: how it ended; of exit codes 0 means 'not interested', and 64 (usage), 69
  ///     (unavailable) and 78 (configuration) mean that another try would end the same way.
  ///   - crashes: how often it had crashed before.
  ///   - delays: how long to wait before each further try.
  init(_ status: ChildStatus, crashes: Int, delays: [Duration]) {
    switch status {
    case .exited(0): self = .notInterested
    case .exited(64), .exited(69), .exited(78): self = .willNotWork
    case .exited, .signalled:
      self = crashes < delays.count ? .again(after: delays[crashes]) : .givenUp
    }
  }
}
