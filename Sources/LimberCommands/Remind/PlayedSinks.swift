import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform

/// The sinks that a reminder plays to, looked for where its job will look.
struct PlayedSinks {
  private let shop: SinkShop
  private let own: [String]
  private let registry: SinkRegistry

  init(in environment: HostEnvironment) {
    var environment = environment
    // A job has this and no more; folders of sinks are kept with the reminder.
    environment.surroundings.variables["PATH"] = "/usr/bin:/bin"
    let sources = environment.sinkSources
    registry = sources.registry
    shop = SinkShop(sources, context: sources.context())
    let settings = try? environment.settingsFile.read().settings
    own =
      settings.flatMap {
        EffectiveSettings($0, registry: sources.registry, isOnTerminal: false).ownSinks
      }?.map(\.value) ?? []
  }

  /// Why nobody would see or hear what is played to some sinks, as a phrase; nil where somebody would.
  ///
  /// - Parameter sinks: those of the reminder; where there is none, those of the settings count.
  func fault(of sinks: [String]) -> String? {
    let wanted = sinks.isEmpty ? own : sinks
    guard !wanted.isEmpty else {
      return "no sink is named, and a job has no screen: add one, as in '--sink speech' or"
        + " '--sink log:path=~/played.log'"
    }
    var reasons: [String] = []
    for text in wanted {
      if let name = try? SinkRequest(parsing: text).name,
        registry.descriptor(named: name)?.showsMessages == true
      {
        reasons.append("'\(name)' is a screen, and a job has none")
      } else if let fault = shop.fault(of: text) {
        reasons.append(fault)
      } else {
        return nil
      }
    }
    return reasons.joined(separator: "; ")
  }
}
