import BellSink
import ConsoleSink
import LimberCommands
import LimberEvents
import LogFileSink

Limber.main(
  sinks: SinkRegistry([
    ConsoleSink.descriptor,
    LogFileSink.descriptor,
    BellSink.descriptor,
  ]))
