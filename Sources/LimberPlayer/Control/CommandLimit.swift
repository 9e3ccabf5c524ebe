internal import LimberEvents

/// How many commands of one sender are taken: 50 in any second, and of a sink none any more after a flood
/// of 10 s.
///
/// A value that is told the time, in nanoseconds on any clock that does not go back.
package struct CommandLimit: Sendable {
  /// What becomes of a command.
  package enum Verdict: Sendable, Hashable {
    /// It goes to the session.
    case taken
    /// It is dropped: there were enough in this second.
    case refused
    /// It is dropped, and so is every other from now on; answered once.
    case switchedOff
  }

  /// Nanoseconds of a flood after which no command is taken any more.
  static let patience: UInt64 = 10 * second
  private static let second: UInt64 = 1_000_000_000

  /// When the commands of the last second were taken, the oldest first.
  private var taken: [UInt64] = []
  /// When the flood began, and when a command was refused last.
  private var flood: (since: UInt64, last: UInt64)?
  private var isOff = false
  /// Nanoseconds of a flood after which no command is taken any more; nil for any number.
  private let patience: UInt64?

  /// Makes a limit.
  ///
  /// - Parameter isForgiving: whether a flood has no end but its own.
  package init(isForgiving: Bool = false) {
    patience = isForgiving ? nil : Self.patience
  }

  /// Decides about a command that arrives at an instant.
  package mutating func take(at now: UInt64) -> Verdict {
    guard !isOff else { return .refused }
    taken.removeAll { now >= $0 + Self.second }
    if let flood, now >= flood.last + 2 * Self.second { self.flood = nil }
    guard taken.count >= ControlCommand.perSecond else {
      taken.append(now)
      return .taken
    }
    let since = flood?.since ?? now
    flood = (since, now)
    guard let patience, now >= since + patience else { return .refused }
    isOff = true
    return .switchedOff
  }
}
