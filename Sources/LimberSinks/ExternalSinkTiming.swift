/// How patient limber is with external programs; the figures of sink protocol 1.
struct ExternalSinkTiming: Sendable {
  /// Milliseconds without room in its pipe after which a sink is stuck.
  var patience: Int32 = 10_000
  /// How long to wait before each start after a crash.
  var delays: [Duration] = [.seconds(1), .seconds(5)]
  /// How long a program may take to describe itself.
  var describing: Duration = .seconds(2)
}
