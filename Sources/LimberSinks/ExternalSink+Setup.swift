internal import LimberBasics
internal import LimberEvents

extension ExternalSink {
  /// All that an external sink is started with.
  struct Setup: Sendable {
    /// The program.
    var sink: FoundSink
    /// What it says of itself.
    var description: SinkDescription
    /// Its options in this session.
    var options: [Hello.Option]
    /// Its whole environment.
    var variables: [String: String]
    /// limber's own version.
    var hostVersion: String
    /// The person's locale.
    var locale: String
    /// What time it is.
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
