package import LimberEvents
package import LimberSession

extension Session {
  /// Does what a command says.
  ///
  /// - Parameters:
  ///   - command: what is asked for.
  ///   - cause: who asks, for the events that come of it.
  ///   - now: the time since the session began.
  /// - Returns: the events; none where there is nothing to be changed by it.
  package mutating func obey(
    _ command: ControlCommand, by cause: InputCause, at now: Duration
  ) -> [SessionEvent] {
    switch command {
    case .pause: pause(at: now, by: cause)
    case .resume: resume(at: now, by: cause)
    case .toggle: isPaused ? resume(at: now, by: cause) : pause(at: now, by: cause)
    case .next: next(at: now, by: cause)
    case .previous: previous(at: now, by: cause)
    case .restart: restart(at: now, by: cause)
    case .adjust(let change): adjust(at: now, by: change, from: cause)
    case .confirm: confirm(at: now, by: cause)
    case .choose(let option): choose(at: now, option: option, by: cause)
    case .done: finishStep(at: now, by: cause)
    case .hurt: stop(at: now, reason: EndReason.pain, by: cause)
    case .stop: stop(at: now, by: cause)
    }
  }
}
