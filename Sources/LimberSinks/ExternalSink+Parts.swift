internal import LimberBasics
internal import LimberEvents
internal import LimberPlatform

extension ExternalSink {
  /// All that an external sink is started with.
  struct Setup: Sendable {
    var sink: FoundSink
    /// What it says of itself.
    var description: SinkDescription
    var options: [SinkRequest.Option]
    /// Its whole environment.
    var variables: [String: String]
    /// limber's own version.
    var hostVersion: String
    /// The person's locale.
    var locale: String
    /// How it is started.
    var processes: Processes
    var now: @Sendable () -> Instant
    /// Where its own messages go.
    var log: SinkLogChannel
    /// How patient limber is.
    var timing = ExternalSinkTiming()
    /// Told each acknowledgement.
    var whenAcknowledged: @Sendable (Int) -> Void = { _ in }
  }

  /// Why an external sink is of no use any more.
  struct Failure: Error, CustomStringConvertible {
    /// The reason as a phrase.
    var description: String
  }
}

/// How patient limber is with external programs; the figures of sink protocol 1.
package struct ExternalSinkTiming: Sendable {
  /// Milliseconds without room in its pipe after which a sink is stuck.
  package var patience: Int32
  /// How long to wait before each start after a crash.
  package var delays: [Duration]
  /// How long a program may take to describe itself.
  package var describing: Duration

  package init(
    patience: Int32 = 10_000, delays: [Duration] = [.seconds(1), .seconds(5)],
    describing: Duration = .seconds(2)
  ) {
    self.patience = patience
    self.delays = delays
    self.describing = describing
  }
}

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

/// Numbers the lines of one external sink, greetings included, and counts what it missed.
///
/// Every line that was or should have been written has a number, from 1; a line that was dropped
/// leaves a gap, and the next line tells how wide it is.
struct WireCount: Sendable {
  /// The number of the last line that should have been written.
  private var last = 0
  /// The number of the last line that was.
  private var lastWritten = 0

  /// Numbers the next line, behind as many as were lost before it reached this place.
  mutating func number(after lost: Int = 0) -> (sequence: Int, dropped: Int) {
    last += lost + 1
    return (last, last - lastWritten - 1)
  }

  /// The line that was numbered last has been written.
  mutating func noteWritten() {
    lastWritten = last
  }
}
