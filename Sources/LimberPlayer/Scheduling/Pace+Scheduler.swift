internal import LimberBasics
internal import LimberEvents
internal import LimberPlatform

extension Pace {
  /// What drives a session at this pace on a real machine.
  package func makeScheduler() -> any Scheduler {
    switch self {
    case .real(let speed):
      DispatchScheduler(speed: speed, localTime: WallClock.live.local)
    case .virtual:
      VirtualScheduler(begin: WallClock.live.now(), localTime: WallClock.live.local)
    }
  }
}
