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
