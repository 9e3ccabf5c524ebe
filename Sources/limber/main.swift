import BellSink
import ConsoleSink
import LimberCommands
import LimberEvents
import LogFileSink

extension SinkRegistry {
  /// The sinks that are compiled in, in the order of the help.
  static let compiledIn = SinkRegistry([
    ConsoleSink.descriptor,
    LogFileSink.descriptor,
    BellSink.descriptor,
  ])
}

Limber.main(sinks: .compiledIn)
