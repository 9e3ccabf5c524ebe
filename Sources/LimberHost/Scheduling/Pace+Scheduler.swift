internal import LimberEvents

extension Pace {
  /// What drives a session at this pace on a real machine.
  func makeScheduler() -> any Scheduler {
    switch self {
    case .real(let speed):
      DispatchScheduler(speed: speed, localTime: WallTime.local(milliseconds:))
    case .virtual:
      VirtualScheduler(begin: .now(), localTime: WallTime.local(milliseconds:))
    }
  }
}
