import BellSink
import ConsoleSink
import LimberCommands
import LimberEvents
import LogFileSink
import MPRISSink
import MQTTSink
import NotifySink
import SinkKit
import SoundSink
import SpeechSink
import WebhookSink

extension SinkRegistry {
  /// The sinks that are compiled in, in the order of the help.
  static let compiledIn = SinkRegistry([
    ConsoleSink.descriptor,
    LogFileSink.descriptor,
    BellSink.descriptor,
  ])
}

extension SinkPrograms {
  /// The sinks that run as processes of their own, and that this program is under other names.
  static let readyMade = SinkPrograms([
    SpeechSink.self, SoundSink.self, NotifySink.self, WebhookSink.self, MQTTSink.self,
    MPRISSink.self,
  ])
}

SinkPrograms.readyMade.runWhatWasCalled()
Limber.main(sinks: .compiledIn, programs: SinkPrograms.readyMade.names)
